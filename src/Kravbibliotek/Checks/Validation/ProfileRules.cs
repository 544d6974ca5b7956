using Kravbibliotek.Formats;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on profiles: an annex made straight from one must come out right.</summary>
internal static class ProfileRules
{
    private const int MaxRequirements = 60;
    private const int MaxMandatory = 35;
    private const int MaxShortForm = 15;

    private static readonly Rule UnknownKey = new("K621", "{0} finns inte.", "Rätta nyckeln, eller ta bort kravet ur profilen.");

    private static readonly Rule Twice = new("K622", "{0} står två gånger i profilen.", "Ta bort det ena.");

    private static readonly Rule NotUsable = new("K623",
        "{0} kan inte användas: status är {1}.",
        "Ta bort kravet ur profilen, eller byt till det som ersatte det.");

    private static readonly Rule KindNotAllowed = new("K624", "{0} får inte användas som {1}.", "Välj bland: {2}.");

    private static readonly Rule UnknownParameter = new("K625", "{0} har ingen parameter {1}.", "Rätta namnet, eller ta bort värdet.");

    private static readonly Rule BadValue = new("K626", "Värdet duger inte: {0}", "Rätta värdet.");

    private static readonly Rule Missing = new("K627", "{0} kräver {1} som inte är med i profilen.", "Lägg till {1}, eller ta bort {0}.");

    private static readonly Rule Conflict = new("K628", "{0} strider mot {1} som också är med i profilen.", "Ta bort det ena.");

    private static readonly Rule TooMany = new("K629",
        "Profilen har {0} krav, varav {1} ska-krav.",
        "En profil föreslår högst 60 krav, varav högst 35 ska-krav.");

    private static readonly Rule MissingInShortForm = new("K630",
        "{0} kräver {1} som inte är med i kortformen.",
        "Skriv kortform: ja på {1} också, eller ta bort det från {0}.");

    private static readonly Rule ShortFormTooLong = new("K631", "Kortformen har {0} krav.", "En kortform har högst 15 krav.");

    public static IEnumerable<Finding> Check(LibraryIndex index) => index.Library.Profiles.SelectMany(p => Profile(p, index));

    private static List<Finding> Profile(Profile profile, LibraryIndex index)
    {
        var path = LibraryPath.OfRegister(LibraryFileKind.Profile, profile.Id);
        var findings = MarkdownRules.Check(path, "beskrivning", profile.Description, index).ToList();
        foreach (var (fact, values) in profile.Facts)
            findings.AddRange(ReferenceRules.Answers(path, "fakta." + fact, fact, values, index));
        var keys = profile.Requirements.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        var shortForm = profile.Requirements.Where(r => r.ShortForm).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        var mandatory = 0;
        foreach (var (item, i) in profile.Requirements.Select((r, i) => (r, i)))
        {
            var at = $"krav[{i}]";
            if (profile.Requirements.Take(i).Any(r => r.Key == item.Key))
                findings.Add(index.At(Twice, path, at + ".nyckel", item.Key));
            if (!index.Knows(LibraryFileKind.Requirement, item.Key))
                findings.Add(index.At(UnknownKey, path, at + ".nyckel", item.Key));
            if (!index.Requirements.TryGetValue(item.Key, out var requirement))
                continue;
            findings.AddRange(Requirement(path, at, requirement, keys, index));
            if (item.ShortForm)
            {
                findings.AddRange(requirement.Relations.Requires.Where(k => keys.Contains(k) && !shortForm.Contains(k))
                    .Select(k => index.At(MissingInShortForm, path, at + ".nyckel", item.Key, k)));
            }

            if (index.Versions[item.Key].LastOrDefault()?.Content is not { } content)
                continue;
            findings.AddRange(Use(path, at, item, content, index));
            mandatory += (item.Kind ?? content.DefaultKind) == RequirementKind.Mandatory ? 1 : 0;
        }

        if (profile.Requirements.Count > MaxRequirements || mandatory > MaxMandatory)
            findings.Add(index.At(TooMany, path, "krav", profile.Requirements.Count, mandatory));
        if (shortForm.Count > MaxShortForm)
            findings.Add(index.At(ShortFormTooLong, path, "krav", shortForm.Count));
        return findings;
    }

    private static IEnumerable<Finding> Requirement(
        string path, string at, Requirement requirement, HashSet<string> keys, LibraryIndex index)
    {
        if (requirement.Status is not (RequirementStatus.Published or RequirementStatus.Retiring))
            yield return index.At(NotUsable, path, at + ".nyckel", requirement.Key, Words.Statuses.Code(requirement.Status));
        foreach (var required in requirement.Relations.Requires.Where(k => !keys.Contains(k)))
            yield return index.At(Missing, path, at + ".nyckel", requirement.Key, required);
        foreach (var other in requirement.Relations.Conflicts.Where(keys.Contains))
            yield return index.At(Conflict, path, at + ".nyckel", requirement.Key, other);
    }

    private static IEnumerable<Finding> Use(string path, string at, ProfileRequirement item, RequirementContent content, LibraryIndex index)
    {
        if (item.Kind is { } kind && !content.AllowedKinds.Contains(kind))
        {
            yield return index.At(KindNotAllowed, path, at + ".kravtyp", item.Key, Words.Kinds.Code(kind),
                string.Join(", ", content.AllowedKinds.Select(Words.Kinds.Code)));
        }

        foreach (var (name, value) in item.Values)
        {
            var place = $"{at}.värden.{name}";
            if (content.Parameters.FirstOrDefault(p => p.Name == name) is not { } parameter)
                yield return index.At(UnknownParameter, path, place, item.Key, name);
            else if (ParameterValue.Check(parameter, value) is { } problem)
                yield return index.At(BadValue, path, place, problem.Message);
        }
    }
}
