using System.Globalization;
using System.Text.RegularExpressions;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Tests.Checks.Quality;

/// <summary>A text that a rule has to remark on, or to leave alone. <c>Meningar/README.md</c> says what the columns mean.</summary>
internal sealed partial record Mening(string Rule, bool IsBad, string Section, string Kind, string Text, string Given, string Written)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Checks", "Quality", "Meningar");

    /// <summary>A requirement that is in order.</summary>
    public static readonly RequirementContent Sound = new()
    {
        Title = "Rapport om driften",
        Level = Level.Basic,
        AllowedKinds = [RequirementKind.Mandatory],
        DefaultKind = RequirementKind.Mandatory,
        ProofTimes = [ProofTime.Bid],
        VendorEffort = 1,
        Text = "Leverantören {{ska}} lämna en rapport om driften varje månad.",
        Rationale = "Utan rapport ser ingen hur ofta driften avbryts.",
        Proof = "- **Med anbudet:** ett exempel på en rapport.",
        FollowUp = "Läs rapporten varje månad.",
        Guidance = "Be om ett exempel.",
    };

    public static IReadOnlyList<Mening> All { get; } =
        [.. Directory.GetFiles(Folder, "*.csv").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>The requirement that the text stands in.</summary>
    public RequirementContent Content()
    {
        var kind = Words.Kinds.TryParse(Kind, out var parsed) ? parsed : throw new FormatException(Kind);
        var content = (Sound with { AllowedKinds = [kind], DefaultKind = kind }) switch
        {
            var c when Section == VersionSections.Text => c with { Text = Text },
            var c when Section == VersionSections.Proof => c with { Proof = Text, ProofTimes = ProofTimes() },
            var c when Section == VersionSections.Rationale => c with { Rationale = Text },
            var c when Section == VersionSections.Guidance => c with { Guidance = Text },
            _ => throw new FormatException(Section),
        };
        return Given.Length == 0 ? content : Rule switch
        {
            "S113" => content with { Parameters = [.. Given.Split("; ").Select(Parameter)] },
            "S115" => content with { Standards = [new() { Standard = Part(0), Edition = Part(1) }] },
            "S116" => content with { Standards = [new() { Standard = Part(0), Edition = Part(1), Clauses = [Part(2)] }] },
            "S117" => content with { Laws = [new() { Law = Part(0), Place = Given[(Part(0).Length + 1)..] }] },
            _ => content,
        };
    }

    /// <summary>What the text is judged against.</summary>
    public QualityContext Context(Library library)
    {
        var context = QualityContext.Of(library);
        if (Rule == "S114")
        {
            // The glossary grows, and what was right to remark on when a sentence was written stays so.
            return context with { Terms = [] };
        }

        return Given.Length == 0 ? context : Rule switch
        {
            "S115" => context with { Standards = [.. context.Standards, Standard()] },
            "S121" => context with { Others = [new("LEV-999", Given, [])] },
            _ => context,
        };
    }

    private string Part(int index) => Given.Split(' ')[index];

    private IReadOnlyList<ProofTime> ProofTimes() =>
    [
        .. Given.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(code => Words.ProofTimes.TryParse(code, out var time) ? time : throw new FormatException(code)),
    ];

    private Standard Standard()
    {
        Assert.True(Words.EditionStatuses.TryParse(Part(2), out var status));
        return new()
        {
            Id = Part(0),
            Designation = Part(0),
            Title = "Prov",
            Publisher = "Prov",
            TextLicence = "Fri",
            Openness = new() { Judgement = Openness.Open, Date = new(2026, 1, 1) },
            Editions = [new() { Name = Part(1), Status = status }],
        };
    }

    private static Parameter Parameter(string given)
    {
        var match = ParameterPattern().Match(given);
        Assert.True(Words.ParameterTypes.TryParse(match.Groups["type"].Value, out var type));
        var rest = match.Groups["rest"].Value;
        return new()
        {
            Name = match.Groups["name"].Value,
            Type = type,
            Unit = type == ParameterType.Number ? rest : null,
            Choices = type == ParameterType.Choice ? rest.Split('|') : [],
            Min = Number(match.Groups["min"]),
            Max = Number(match.Groups["max"]),
            Default = match.Groups["default"].Value,
            Explanation = "Prov.",
        };
    }

    private static decimal? Number(Group group) =>
        group.Success ? decimal.Parse(group.Value.Replace(',', '.'), CultureInfo.InvariantCulture) : null;

    private static IEnumerable<Mening> Read(string path)
    {
        foreach (var row in Rows(File.ReadAllText(path)).Skip(1))
        {
            Assert.Equal(9, row.Count);
            Assert.Contains(row[2], new[] { "fel", "rätt" });
            yield return new(row[0], row[2] == "fel", row[3], row[4], row[5], row[6], row[7]);
        }
    }

    // A field within quotes may hold commas and line breaks.
    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        foreach (Match field in FieldPattern().Matches(text))
        {
            row.Add(field.Groups["quoted"].Success ? field.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : field.Groups["plain"].Value);
            if (field.Groups["end"].Value == ",")
                continue;
            yield return row;
            row = [];
        }
    }

    [GeneratedRegex("""\G(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^,"\n]*))(?<end>,|\n)""")]
    private static partial Regex FieldPattern();

    [GeneratedRegex(@"\A(?<name>\S+) (?<type>\S+)(?: (?!min=|max=|förval=)(?<rest>.*?))?(?: min=(?<min>\S+))?(?: max=(?<max>\S+))?(?: förval=(?<default>.+))?\z")]
    private static partial Regex ParameterPattern();
}
