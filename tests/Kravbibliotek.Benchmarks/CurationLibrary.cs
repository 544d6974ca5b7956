using System.Globalization;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Benchmarks;

/// <summary>A library far larger than the real one, with several versions of everything, whose texts pass the hard rules.</summary>
internal static class CurationLibrary
{
    private const int KeysOfPrefix = 500;

    private static readonly string[] Stems =
        ("arkiv avtal behörighet beslut data drift dokument export flöde förvaltning granskning gränssnitt handling historik import "
        + "information integration klassning kod kontroll leverans licens logg media metadata modell nyckel objekt paket plan process "
        + "protokoll rapport register roll schema server session signatur skydd spår standard status system tabell test tid tjänst "
        + "utbildning uppgift verktyg version ärende åtkomst öppenhet").Split(' ');

    /// <summary>A library of so many published requirements.</summary>
    public static Library Of(int requirements, int versions)
    {
        var random = new Random(requirements);
        var areas = Areas.All;
        var keys = Enumerable.Range(0, requirements).Select(KeyOf).ToList();
        return new()
        {
            Requirements =
            [
                .. keys.Select((key, i) => new Requirement
                {
                    Key = key, Area = areas[i % areas.Count].Area, Status = RequirementStatus.Published, CurrentNumber = versions,
                }),
            ],
            Versions = [.. keys.SelectMany(key => Enumerable.Range(1, versions).Select(number => VersionOf(random, key, number)))],
        };
    }

    /// <summary>A text that nobody has written before.</summary>
    public static string Text(Random random) =>
        $"Leverantören {{{{ska}}}} redovisa {Words(random, 12)}.\n\n- {Words(random, 8)}\n- {Words(random, 8)}\n\n{Words(random, 30)}.";

    private static RequirementVersion VersionOf(Random random, string key, int number)
    {
        var content = ContentOf(random);
        return new()
        {
            Id = RequirementVersion.IdOf(key, number),
            Key = key,
            Number = number,
            Published = new DateOnly(2026, 1, 1).AddDays(number),
            ChangeKind = number == 1 ? ChangeKind.New : ChangeKind.Substantive,
            ChangeNote = number == 1 ? "Första versionen." : "Skärpt.",
            Fingerprint = Fingerprint.Of(content),
            Content = content,
        };
    }

    private static RequirementContent ContentOf(Random random) => new()
    {
        Title = Words(random, 4),
        Level = Level.Basic,
        AllowedKinds = [RequirementKind.Mandatory, RequirementKind.Award],
        DefaultKind = RequirementKind.Mandatory,
        ProofTimes = [ProofTime.Bid],
        Goals = ["M15"],
        Text = Text(random),
        Rationale = Words(random, 25) + ".",
        Proof = Words(random, 15) + ".",
        FollowUp = Words(random, 10) + ".",
        Guidance = Words(random, 20) + ".",
    };

    private static string KeyOf(int i)
    {
        // Three digits are not enough for so many in the real areas, and a key says nothing about the area anyway.
        var prefix = $"X{(char)('A' + i / KeysOfPrefix / 26)}{(char)('A' + i / KeysOfPrefix % 26)}";
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{1 + i % KeysOfPrefix:D3}");
    }

    private static string Words(Random random, int count)
    {
        var words = Enumerable.Range(0, count).Select(_ => Word(random)).ToArray();
        words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
        return string.Join(' ', words);
    }

    // Half of the words are compounds, so that the library has some thousand different ones, as a real one of that size would.
    private static string Word(Random random)
    {
        var stem = Stems[random.Next(Stems.Length)];
        return random.Next(2) == 0 ? stem : stem + "s" + Stems[random.Next(Stems.Length)];
    }
}
