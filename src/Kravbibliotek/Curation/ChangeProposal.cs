using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>A change kind proposed from what changed, with the reasons in Swedish. A person decides.</summary>
/// <param name="Kind">The kind proposed.</param>
/// <param name="Reasons">Why.</param>
public sealed record ChangeProposal(ChangeKind Kind, IReadOnlyList<string> Reasons)
{
    /// <summary>Compares what is published with what is to be published.</summary>
    public static ChangeProposal Of(RequirementContent? from, RequirementContent to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (from is null)
            return new(ChangeKind.New, ["Kravet är inte publicerat förut."]);
        if (Fingerprint.Of(from) == Fingerprint.Of(to))
            return new(ChangeKind.Editorial, ["Vad som krävs är oförändrat."]);
        List<string> breaking = [.. Kinds(from, to), .. Parameters(from, to), .. Standards(from, to)];
        return breaking.Count > 0
            ? new(ChangeKind.Breaking, breaking)
            : new(ChangeKind.Substantive, ["Vad som krävs är ändrat."]);
    }

    private static IEnumerable<string> Kinds(RequirementContent from, RequirementContent to) =>
        from.AllowedKinds.Except(to.AllowedKinds).Select(k => $"Kravet får inte längre användas som {Words.Kinds.Code(k)}.");

    private static IEnumerable<string> Parameters(RequirementContent from, RequirementContent to)
    {
        var after = to.Parameters.DistinctBy(p => p.Name).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var old in from.Parameters)
        {
            if (!after.TryGetValue(old.Name, out var now))
                yield return $"Parametern {old.Name} är borttagen.";
            else if (old.Type != now.Type || old.Unit != now.Unit)
                yield return $"Parametern {old.Name} har annan typ eller enhet.";
            else if (IsNarrower(old, now))
                yield return $"Parametern {old.Name} har ett snävare intervall.";
            else if (old.Choices.Except(now.Choices, StringComparer.Ordinal).Any())
                yield return $"Parametern {old.Name} har förlorat alternativ.";
        }
    }

    // A limit where there was none narrows too.
    private static bool IsNarrower(Parameter old, Parameter now) =>
        (now.Min is { } min && !(old.Min >= min)) || (now.Max is { } max && !(old.Max <= max));

    private static IEnumerable<string> Standards(RequirementContent from, RequirementContent to)
    {
        foreach (var now in to.Standards)
        {
            var old = from.Standards.Where(s => s.Standard == now.Standard).ToList();
            if (old.Count == 0)
                yield return $"Standarden {now.Standard} har tillkommit.";
            else if (old.FirstOrDefault(s => s.Edition == now.Edition) is not { } same)
                yield return $"Standarden {now.Standard} gäller i utgåva {now.Edition} i stället för {string.Join(", ", old.Select(s => s.Edition))}.";
            else if (IsWider(same, now))
                yield return $"Standarden {now.Standard} gäller fler avsnitt.";
        }
    }

    // No clause means the whole standard.
    private static bool IsWider(StandardReference old, StandardReference now) =>
        old.Clauses.Count > 0 && (now.Clauses.Count == 0 || now.Clauses.Except(old.Clauses, StringComparer.Ordinal).Any());
}
