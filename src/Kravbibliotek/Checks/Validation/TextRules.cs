using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on placeholders: the modal verb and the parameters.</summary>
internal static partial class TextRules
{
    private static readonly Rule NoVerb = new("K401",
        "{{{{ska}}}} saknas i ”{0}”.",
        "Skriv {{{{ska}}}} en gång, i första meningen: kravtypen avgör om det blir ska eller bör.");

    private static readonly Rule VerbTwice = new("K402",
        "{{{{ska}}}} står mer än en gång i ”{0}”.",
        "Ett krav, en skyldighet: dela upp kravet eller skriv om.");

    private static readonly Rule VerbTooLate = new("K403",
        "{{{{ska}}}} står inte i första meningen i ”{0}”.",
        "Börja med vem som ska göra vad.");

    private static readonly Rule VerbElsewhere = new("K404", "{{{{ska}}}} hör bara till kravtexten, inte till ”{0}”.", "Skriv ut ordet.");

    private static readonly Rule Undeclared = new("K405",
        "Parametern {0} är inte deklarerad.",
        "Lägg till den under parametrar, eller rätta namnet.");

    private static readonly Rule Unused = new("K406",
        "Parametern {0} används inte i kravtexten eller beviset.",
        "Skriv {{{{{0}}}}} där värdet hör hemma, eller ta bort parametern.");

    private static readonly Rule LooseBraces = new("K407",
        "Klamrarna {{{{ och }}}} står utan sitt par.",
        "Parametrar skrivs {{{{namn}}}}, på en rad.");

    public static IEnumerable<Finding> Check(ContentFile file, LibraryIndex index) =>
        file.RequirementTexts().SelectMany(t => Verb(file, t.Heading, t.Text, index))
            .Concat(file.Texts().SelectMany(t => Placeholders(file, t.Heading, t.Text, index)))
            .Concat(UnusedParameters(file, index));

    private static IEnumerable<Finding> Verb(ContentFile file, string heading, string text, LibraryIndex index)
    {
        var verbs = RequirementText.Placeholders(text).Where(p => p.Name == RequirementText.Verb).ToList();
        if (verbs.Count == 0)
            yield return index.At(NoVerb, file.Path, heading, heading);
        else if (verbs[0].Start >= FirstSentence(text))
            yield return VerbTooLate.At(file.Path, LineOf(file, heading, text, verbs[0].Start, index), heading);
        if (verbs.Count > 1)
            yield return VerbTwice.At(file.Path, LineOf(file, heading, text, verbs[1].Start, index), heading);
    }

    private static IEnumerable<Finding> Placeholders(ContentFile file, string heading, string text, LibraryIndex index)
    {
        var isRequirementText = file.RequirementTexts().Any(t => t.Heading == heading);
        var placeholders = RequirementText.Placeholders(text);
        foreach (var placeholder in placeholders)
        {
            var line = LineOf(file, heading, text, placeholder.Start, index);
            if (placeholder.Name == RequirementText.Verb)
            {
                if (!isRequirementText)
                    yield return VerbElsewhere.At(file.Path, line, heading);
            }
            else if (file.Content.Parameters.All(p => p.Name != placeholder.Name))
            {
                yield return Undeclared.At(file.Path, line, placeholder.Name);
            }
        }

        var rest = placeholders.Reverse().Aggregate(text, (t, p) => t.Remove(p.Start, p.Length).Insert(p.Start, new string(' ', p.Length)));
        if (LoosePattern().Match(rest) is { Success: true } loose)
            yield return LooseBraces.At(file.Path, LineOf(file, heading, text, loose.Index, index));
    }

    private static IEnumerable<Finding> UnusedParameters(ContentFile file, LibraryIndex index)
    {
        var used = file.RequirementTexts().Select(t => t.Text).Append(file.Content.Proof)
            .SelectMany(RequirementText.Placeholders).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (parameter, i) in file.Content.Parameters.Select((p, i) => (p, i)).Where(p => !used.Contains(p.p.Name)))
            yield return index.At(Unused, file.Path, $"parametrar[{i}].namn", parameter.Name);
    }

    private static int FirstSentence(string text) => EndPattern().Match(text) is { Success: true } end ? end.Index + 1 : text.Length;

    private static int LineOf(ContentFile file, string heading, string text, int position, LibraryIndex index) =>
        index.Read.Source.Line(file.Path, heading) + text.AsSpan(0, position).Count('\n');

    [GeneratedRegex(@"\{\{|\}\}")]
    private static partial Regex LoosePattern();

    // A sentence ends with a mark and a capital after it, or with its paragraph. Abbreviations are followed by lower case.
    [GeneratedRegex(@"[.!?](?=\s+\p{Lu})|\n[^\S\n]*\n")]
    private static partial Regex EndPattern();
}
