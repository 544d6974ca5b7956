using System.Globalization;
using System.Text;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Releases;

namespace Kravbibliotek.Tests.TestData;

/// <summary>Small, valid records with sensible defaults; say only what the test is about.</summary>
internal static class Build
{
    public static RequirementContent Content(
        string title = "Kryptering av trafik", string text = "Tjänsten {{ska}} kryptera all trafik.",
        string guidance = "Fråga efter protokoll.") => new()
        {
            Title = title,
            Level = Level.Basic,
            AllowedKinds = [RequirementKind.Mandatory, RequirementKind.Award],
            DefaultKind = RequirementKind.Mandatory,
            ProofTimes = [ProofTime.Bid],
            Goals = ["M15"],
            Text = text,
            Rationale = "Annars kan obehöriga läsa uppgifterna.",
            Proof = "En beskrivning lämnas med anbudet.",
            FollowUp = "Granskas en gång om året.",
            Guidance = guidance,
        };

    public static RequirementVersion Version(
        string key = "SAK-001", int number = 1, RequirementContent? content = null, string? fingerprint = null)
    {
        content ??= Content();
        return new()
        {
            Id = RequirementVersion.IdOf(key, number),
            Key = key,
            Number = number,
            Published = new DateOnly(2026, 9, 1).AddDays(number),
            ChangeKind = number == 1 ? ChangeKind.New : ChangeKind.Substantive,
            ChangeNote = number == 1 ? "Första versionen." : "Ändrad.",
            Fingerprint = fingerprint ?? StoredFile.Hash(Encoding.UTF8.GetBytes(content.Text)),
            Content = content,
        };
    }

    public static Requirement Requirement(
        string key = "SAK-001", int currentNumber = 1, RequirementStatus status = RequirementStatus.Published) => new()
        {
            Key = key,
            Area = Areas.All.First(a => key.StartsWith(a.Prefix, StringComparison.Ordinal)).Area,
            Status = status,
            CurrentNumber = currentNumber,
        };

    public static Standard Standard(
        string id = "EN-301-549", string designation = "EN 301 549", string edition = "V3.2.1", params string[] clauses) => new()
        {
            Id = id,
            Designation = designation,
            Title = "Accessibility requirements",
            Publisher = "ETSI",
            TextLicence = "Fri att läsa.",
            Openness = new() { Judgement = Openness.Open },
            Editions = [new() { Name = edition, Status = EditionStatus.Current, Clauses = [.. clauses.Select(c => new Clause(c, false))] }],
        };

    public static Law Law(string id = "2016-1145", string number = "2016:1145", string shortName = "LOU", params string[] places) => new()
    {
        Id = id,
        Number = number,
        Name = "lagen om offentlig upphandling",
        ShortName = shortName,
        Places = [.. places.Select(p => new LawPlace(p, "Vad stället handlar om"))],
    };

    public static Profile Profile(string id, params string[] keys) => new()
    {
        Id = id,
        Title = id,
        Description = "En profil.",
        Requirements = [.. keys.Select(k => new ProfileRequirement { Key = k })],
    };

    /// <summary>A library of many requirements, each with some versions; the same number always gives the same library.</summary>
    public static Library Library(int requirements, int versions = 2)
    {
        var keys = Enumerable.Range(0, requirements)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{Areas.All[i % 8].Prefix}-{1 + i / 8:D3}"))
            .Order(StringComparer.Ordinal).ToList();
        return new()
        {
            Requirements = [.. keys.Select(k => Requirement(k, versions))],
            Versions =
            [
                .. from key in keys
                   from number in Enumerable.Range(1, versions)
                   select Version(key, number, Content($"Titel för {key}", $"Tjänsten {{{{ska}}}} uppfylla {key} på nivå {number}.")),
            ],
            Standards = [Standard()],
            Laws = [Law()],
            Profiles = [Profile("molntjanst", [.. keys.Take(10)])],
        };
    }
}
