using System.Text;
using Kravbibliotek.Checks;

namespace Kravbibliotek.Formats;

/// <summary>The texts under the headings of a version file, and its front matter.</summary>
internal sealed class VersionSections
{
    public const string Text = "Krav";
    public const string TextAsAward = "Krav som tilldelningskriterium";
    public const string TextAsContractTerm = "Krav som kontraktsvillkor";
    public const string Rationale = "Motiv";
    public const string Proof = "Bevis";
    public const string FollowUp = "Uppföljning";
    public const string Guidance = "Vägledning";
    public const string CostNote = "Livscykelkostnad";

    private const string Fence = "---";
    private static readonly string[] Order = [Text, TextAsAward, TextAsContractTerm, Rationale, Proof, FollowUp, Guidance, CostNote];
    private static readonly string[] Optional = [TextAsAward, TextAsContractTerm, CostNote];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The YAML between the fences. It starts on the file's second line.</summary>
    public string FrontMatter { get; private set; } = "";

    /// <summary>A required section, empty when it was missing.</summary>
    public string Required(string heading) => _texts.GetValueOrDefault(heading, "");

    /// <summary>A section that may be left out.</summary>
    public string? Find(string heading) => _texts.GetValueOrDefault(heading);

    /// <summary>Takes a file apart; null when it has no front matter.</summary>
    public static VersionSections? Read(string text, FileFindings findings, SourceMap source)
    {
        var lines = text.Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
        {
            findings.Add(FormatRules.FrontMatter, 1);
            return null;
        }

        var sections = new VersionSections { FrontMatter = string.Join('\n', lines[1..end]) + "\n" };
        sections.ReadSections(lines, end + 1, findings, source);
        sections.ReportMissing(lines, findings);
        return sections;
    }

    /// <summary>Writes a file.</summary>
    public static string Write(string frontMatter, IEnumerable<(string Heading, string? Text)> sections)
    {
        var text = new StringBuilder().Append(Fence).Append('\n').Append(frontMatter).Append(Fence).Append('\n');
        foreach (var (heading, body) in sections)
        {
            if (!string.IsNullOrWhiteSpace(body))
                text.Append("\n## ").Append(heading).Append("\n\n").Append(CanonicalText.Clean(body)).Append('\n');
        }

        return text.ToString();
    }

    private void ReadSections(string[] lines, int from, FileFindings findings, SourceMap source)
    {
        var last = -1;
        for (var at = from; at < lines.Length;)
        {
            var next = Array.FindIndex(lines, at + 1, l => l.StartsWith("## ", StringComparison.Ordinal));
            var end = next < 0 ? lines.Length : next;
            if (lines[at].StartsWith("## ", StringComparison.Ordinal))
                ReadSection(lines, at, end, ref last, findings, source);
            else if (Array.FindIndex(lines, at, end - at, l => !string.IsNullOrWhiteSpace(l)) is var stray and >= 0)
                findings.Add(FormatRules.TextBeforeSection, stray + 1);
            at = end;
        }
    }

    private void ReadSection(string[] lines, int at, int end, ref int last, FileFindings findings, SourceMap source)
    {
        var heading = CanonicalText.Clean(lines[at][3..]);
        var order = Array.IndexOf(Order, heading);
        if (order < 0)
        {
            findings.Add(FormatRules.UnknownSection, at + 1, heading, string.Join(", ", Order));
            return;
        }

        if (_texts.ContainsKey(heading))
            findings.Add(FormatRules.DuplicateSection, at + 1, heading);
        else if (order < last)
            findings.Add(FormatRules.SectionOrder, at + 1, heading, string.Join(", ", Order));
        last = Math.Max(last, order);
        var body = CanonicalText.Clean(string.Join('\n', lines[(at + 1)..end]));
        if (body.Length == 0)
            findings.Add(FormatRules.EmptySection, at + 1, heading);
        _texts.TryAdd(heading, body);
        var first = Array.FindIndex(lines, at + 1, end - at - 1, l => !string.IsNullOrWhiteSpace(l));
        source.Set(findings.Path, heading, (first < 0 ? at : first) + 1);
    }

    private void ReportMissing(string[] lines, FileFindings findings)
    {
        foreach (var heading in Order.Except(Optional).Where(h => !_texts.ContainsKey(h)))
        {
            // Point at the section it should have come before, otherwise at the end.
            var following = Order.SkipWhile(h => h != heading).FirstOrDefault(_texts.ContainsKey);
            var line = following is null ? lines.Length - 1 : Array.FindIndex(lines, l => CanonicalText.Clean(l) == "## " + following) + 1;
            findings.Add(FormatRules.MissingSection, Math.Max(1, line), heading);
        }
    }
}
