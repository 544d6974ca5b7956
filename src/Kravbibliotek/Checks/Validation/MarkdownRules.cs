using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kravbibliotek.Checks.Validation;

/// <summary>
/// Rules on the Markdown of texts: paragraphs, lists, emphasis, code and links only, since a requirement must read the same on screen, in
/// Word and as plain text.
/// </summary>
internal static class MarkdownRules
{
    private const int MaxLength = 20_000;
    private const int MaxListDepth = 3;

    private static readonly Rule NoHtml = new("K431",
        "HTML är inte tillåtet i texter.",
        "Skriv med Markdown. Tecknet < i löpande text skrivs \\<.");

    private static readonly Rule NoTable = new("K432", "Tabeller är inte tillåtna i texter.", "Skriv en lista.");

    private static readonly Rule NoHeading = new("K433",
        "Rubriker är inte tillåtna inne i en text.",
        "Skriv ett stycke som börjar med fetstil.");

    private static readonly Rule NoImage = new("K434", "Bilder är inte tillåtna i texter.", "Beskriv med ord.");

    private static readonly Rule NoQuote = new("K435",
        "Citatblock är inte tillåtna i texter.",
        "Skriv ett vanligt stycke. Tecknet > först på en rad skrivs \\>.");

    private static readonly Rule NoCodeBlock = new("K436",
        "Kodblock är inte tillåtna i texter.",
        "Ta bort indraget eller ```. Enstaka ord skrivs `så`.");

    private static readonly Rule NotAllowed = new("K437",
        "Texten har ett Markdown-element som inte är tillåtet.",
        "Använd stycken, listor, fetstil, kursiv, `kod` och länkar.");

    private static readonly Rule BadLink = new("K438",
        "Länken går inte till en webbadress eller e-postadress: {0}",
        "Länka till https, http eller mailto.");

    private static readonly Rule TooLong = new("K439",
        "Texten är längre än 20 000 tecken eller för djupt nästlad.",
        "Korta texten. Listor får ha tre nivåer.");

    private static readonly Rule PlaceholderInCode = new("K440",
        "En parameter kan inte stå i `kod` eller i en länkadress.",
        "Flytta ut den i texten.");

    // Tables are parsed only to be refused.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    public static IEnumerable<Finding> Check(ContentFile file, LibraryIndex index) =>
        file.Texts().SelectMany(t => Check(file.Path, t.Heading, t.Text, index));

    /// <summary>Checks one text whose first line is where a field stands.</summary>
    public static IEnumerable<Finding> Check(string path, string field, string text, LibraryIndex index)
    {
        var first = index.Read.Source.Line(path, field);
        return Found(text).Select(f => f.Rule.At(path, first + f.Line, f.Found)).Distinct();
    }

    private static IEnumerable<(Rule Rule, int Line, object? Found)> Found(string text)
    {
        if (text.Length > MaxLength)
            return [(TooLong, 0, null)];
        try
        {
            return [.. Blocks(Markdown.Parse(text, Pipeline), 0)];
        }
        catch (ArgumentException)
        {
            // The parser refuses what is nested too deeply; the writer of the text gets a finding like for any other fault.
            return [(TooLong, 0, null)];
        }
    }

    private static IEnumerable<(Rule Rule, int Line, object? Found)> Blocks(ContainerBlock container, int depth)
    {
        foreach (var block in container)
        {
            if (RefusedBlock(block, depth) is { } rule)
            {
                yield return (rule, block.Line, null);
                continue;
            }

            var inner = block is ContainerBlock child ? Blocks(child, depth + (block is ListBlock ? 1 : 0)) : Inlines(block);
            foreach (var problem in inner)
                yield return problem;
        }
    }

    private static Rule? RefusedBlock(Block block, int depth) => block switch
    {
        ListBlock when depth >= MaxListDepth => TooLong,
        ParagraphBlock or ListBlock or ListItemBlock => null,
        HtmlBlock => NoHtml,
        Table => NoTable,
        HeadingBlock => NoHeading,
        QuoteBlock => NoQuote,
        CodeBlock => NoCodeBlock,
        _ => NotAllowed,
    };

    private static IEnumerable<(Rule Rule, int Line, object? Found)> Inlines(Block block)
    {
        if (block is not LeafBlock { Inline: { } inlines })
            yield break;
        foreach (var inline in inlines.Descendants().OfType<Inline>())
        {
            if (Refused(inline) is var (rule, found))
                yield return (rule, inline.Line, found);
        }
    }

    private static (Rule Rule, object? Found)? Refused(Inline inline) => inline switch
    {
        HtmlInline or HtmlEntityInline => (NoHtml, null),
        LinkInline { IsImage: true } => (NoImage, null),
        LinkInline link when HasPlaceholder(link.Url) => (PlaceholderInCode, null),
        LinkInline link when !IsAddress(link.Url) => (BadLink, link.Url),
        AutolinkInline { IsEmail: false } link when !IsAddress(link.Url) => (BadLink, link.Url),
        CodeInline code when HasPlaceholder(code.Content) => (PlaceholderInCode, null),
        LinkInline or AutolinkInline or CodeInline or LiteralInline or EmphasisInline or LineBreakInline => null,
        DelimiterInline or ContainerInline => null,
        _ => (NotAllowed, null),
    };

    private static bool HasPlaceholder(string? text) => text?.Contains("{{", StringComparison.Ordinal) == true;

    /// <summary>True for an absolute http, https or mailto address without white space.</summary>
    public static bool IsAddress(string? url) =>
        url is not null && !url.Any(char.IsWhiteSpace) && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeMailto);
}
