using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders;

namespace Kravbibliotek.Benchmarks;

/// <summary>Requirements of the size real ones have: about 85 words, bold, italic, code, links and lists, and a parameter each.</summary>
internal static class SampleLibrary
{
    private static readonly string[] Words =
        ("systemet leverantören tjänsten användaren informationen lösningen gränssnittet registret ärendet behörigheten loggning åtkomst "
        + "integration säkerhetskopiering drift support tillgänglighet kryptering export arkivering sökning rapport granskning spårbarhet "
        + "verksamheten beställaren avtalet dokumentationen kontinuitet återställning övervakning svarstid kapacitet leverans godkännande "
        + "hantera redovisa stödja säkerställa beskriva uppfylla visa begränsa överföra skydda lagra kontrollera enligt via inom med för "
        + "utan vid samt efter under mellan genom").Split(' ');

    /// <summary>A library of so many published requirements, spread over the areas.</summary>
    public static Library Of(int count)
    {
        var random = new Random(count);
        var areas = Areas.All;
        var versions = Enumerable.Range(0, count).Select(i => VersionOf(random, i, KeyOf(areas[i % areas.Count].Prefix, i))).ToList();
        return new Library
        {
            Versions = versions,
            Requirements = [.. versions.Select((v, i) => new Requirement
            {
                Key = v.Key, Area = areas[i % areas.Count].Area, Status = RequirementStatus.Published, CurrentNumber = 1,
            })],
        };
    }

    /// <summary>An order for all of it, with values that nobody has asked for before.</summary>
    public static AnnexOrder OrderOf(Library library, int seed) => new()
    {
        Title = "Mätning",
        Date = new DateOnly(2026, 11, 20),
        Selections = [.. library.Versions.Select((v, i) => new AnnexSelection
        {
            Key = v.Key,
            Kind = i % 3 == 2 ? RequirementKind.Award : RequirementKind.Mandatory,
            Values = new Dictionary<string, string>
            {
                ["tid"] = (1 + ((seed + i) % 200)).ToString(CultureInfo.InvariantCulture),
            },
        })],
    };

    private static string KeyOf(string prefix, int i) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i + 1:00000}");

    private static RequirementVersion VersionOf(Random random, int i, string key) => new()
    {
        Id = RequirementVersion.IdOf(key, 1),
        Key = key,
        Number = 1,
        Published = new DateOnly(2026, 9, 1),
        ChangeKind = ChangeKind.New,
        ChangeNote = "Första versionen.",
        Fingerprint = new string('0', 64),
        Content = new RequirementContent
        {
            Title = Sentence(random, 4),
            Level = Level.Basic,
            AllowedKinds = [RequirementKind.Mandatory, RequirementKind.Award],
            DefaultKind = RequirementKind.Mandatory,
            ProofTimes = [ProofTime.Bid],
            Parameters =
            [
                new() { Name = "tid", Type = ParameterType.Number, Unit = "timmar", Min = 1, Max = 200, Default = "4", Explanation = "Tid." },
            ],
            Text = TextOf(random, i),
            Rationale = "Motiv.",
            Proof = Sentence(random, 10) + ".",
            FollowUp = "Uppföljning.",
            Guidance = "Vägledning.",
        },
    };

    private static string TextOf(Random random, int i)
    {
        var text = $"Leverantören {{{{ska}}}} inom {{{{tid}}}} **{Sentence(random, 6)}** {Sentence(random, 14)}. ";
        text += i % 4 == 0 ? "Se [EN 301 549](https://www.etsi.org/en_301549). " : "";
        text += i % 3 == 0 ? "Anropet är `GET /api/v1/krav`. " : "";
        text += i % 2 == 0
            ? $"\n\n- {Sentence(random, 8)}\n- {Sentence(random, 8)}\n- {Sentence(random, 8)}\n\n"
            : $"\n\n{Sentence(random, 12)}, *dock senast vid leverans*, {Sentence(random, 9)}.\n\n";
        return text + Sentence(random, 13) + ".";
    }

    private static string Sentence(Random random, int words)
    {
        var sentence = string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }
}
