using Markdig.Syntax.Inlines;

namespace Kravbibliotek.Word.Text;

/// <summary>Reads the inlines of one Markdown block into runs.</summary>
internal sealed class InlineReader
{
    private List<TextRun> _runs = [];

    /// <summary>The runs, neighbours of one look joined.</summary>
    public List<TextRun> Read(ContainerInline? inlines, RunLook look)
    {
        _runs = [];
        if (inlines is not null)
            AddAll(inlines, look, null);
        return _runs;
    }

    private void AddAll(ContainerInline container, RunLook look, string? address)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
            Add(inline, look, address);
    }

    private void Add(Inline inline, RunLook look, string? address)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Append(literal.Content.ToString(), look, address);
                break;
            case EmphasisInline emphasis:
                AddAll(emphasis, look | (emphasis.DelimiterCount >= 2 ? RunLook.Strong : RunLook.Emphasis), address);
                break;
            case CodeInline code:
                Append(code.Content, look | RunLook.Code, address);
                break;
            case LineBreakInline { IsHard: true }:
                _runs.Add(new TextRun("\n"));
                break;
            case LineBreakInline:
                Append(" ", look, address);
                break;
            case HtmlEntityInline entity:
                Append(entity.Transcoded.ToString(), look, address);
                break;
            case HtmlInline html:
                Append(html.Tag, look, address);
                break;
            case AutolinkInline link:
                // A bare address as link text is read out letter by letter: the scheme at least is left out.
                Append(WithoutScheme(link.Url), look, address ?? AddressOf(link.IsEmail ? "mailto:" + link.Url : link.Url));
                break;
            case LinkInline link:
                AddLink(link, look, address);
                break;
            case ContainerInline container:
                AddAll(container, look, address);
                break;
        }
    }

    private void AddLink(LinkInline link, RunLook look, string? address)
    {
        var target = link.IsImage ? null : AddressOf(link.Url);
        var before = _runs.Count;
        AddAll(link, look, address ?? target);
        if (_runs.Count == before && !string.IsNullOrWhiteSpace(link.Url))
            Append(WithoutScheme(link.Url), look, address ?? target);
    }

    private void Append(string text, RunLook look, string? address)
    {
        if (text.Length == 0)
            return;
        if (_runs.Count > 0 && _runs[^1] is { IsBreak: false } last && last.Look == look && last.Address == address)
            _runs[^1] = last with { Text = last.Text + text };
        else
            _runs.Add(new TextRun(text == "\n" ? " " : text, look, address));
    }

    /// <summary>Only addresses that a reader can follow become links; anything else stays text.</summary>
    private static string? AddressOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" ? uri.AbsoluteUri : null;

    private static string WithoutScheme(string url)
    {
        var end = url.IndexOf("://", StringComparison.Ordinal);
        return end < 0 ? url : url[(end + 3)..].TrimEnd('/');
    }
}
