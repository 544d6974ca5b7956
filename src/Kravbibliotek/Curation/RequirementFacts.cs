using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Checks.Validation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>What may change in a requirement without a new version.</summary>
/// <param name="Area">The area it lies in; the key stays as it is.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Relations">How it stands to others.</param>
/// <param name="NextReview">Next day a curator looks at it.</param>
public sealed record RequirementFacts(Area Area, IReadOnlyList<string> Tags, Relations Relations, DateOnly? NextReview)
{
    private const int LongTag = 50;

    /// <summary>Rules of the requirement checker that do not count for it.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    private static readonly DraftRule LongTagRule = new("U172", "Taggen ”{0}” är för lång.", "Skriv högst 50 tecken.");

    private static readonly DraftRule TagTwice = new("U173", "Taggen {0} står två gånger.", "Ta bort den ena.");

    private static readonly DraftRule UnknownWaiver = new("U175", "Ingen regel i kravgranskaren heter {0}.", "Rätta koden, eller ta bort undantaget.");

    private static readonly DraftRule WaiverTwice = new("U176", "Undantaget från {0} står två gånger.", "Ta bort det ena.");

    private static readonly DraftRule ReviewPassed = new("U174", "{0:yyyy-MM-dd} har redan passerat.", "Välj en dag framåt.");

    /// <summary>The facts of a requirement as it is.</summary>
    public static RequirementFacts Of(Requirement requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return new(requirement.Area, requirement.Tags, requirement.Relations, requirement.NextReview) { Waivers = requirement.Waivers };
    }

    /// <summary>The requirement with these facts, or why not.</summary>
    /// <param name="requirement">The requirement as it is.</param>
    /// <param name="others">Those that its relations name, those that they name, and so on; an unknown key has none.</param>
    /// <param name="today">The day it is decided.</param>
    public FactDecision Decide(Requirement requirement, IReadOnlyList<Requirement> others, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        ArgumentNullException.ThrowIfNull(others);
        var after = requirement with { Area = Area, Tags = Tags, Relations = Relations, NextReview = NextReview, Waivers = Waivers };
        List<Finding> faults =
        [
            .. Tags.Where(t => t.Length > LongTag).Select(t => LongTagRule.AtRequirement(after, t)),
            .. Tags.GroupBy(t => t, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => TagTwice.AtRequirement(after, g.Key)),
            .. Waivers.Where(w => QualityRules.ByCode(w.Rule) is null).Select(w => UnknownWaiver.AtRequirement(after, w.Rule)),
            .. Waivers.GroupBy(w => w.Rule, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => WaiverTwice.AtRequirement(after, g.Key)),
        ];
        if (NextReview is { } day && day != requirement.NextReview && day < today)
            faults.Add(ReviewPassed.AtRequirement(after, day));
        var before = Related([requirement with { Area = Area }, .. others]);
        // A fault that was there already is not this change's, and a loop is told wherever it is found.
        faults.AddRange(Related([after, .. others]).Except(before));
        return faults.Count > 0 ? new(null, faults) : new(after, []);
    }

    private static IReadOnlyList<Finding> Related(IReadOnlyList<Requirement> requirements)
    {
        var library = new Library { Requirements = [.. requirements.OrderBy(r => r.Key, StringComparer.Ordinal)] };
        return [.. RelationRules.Check(new LibraryIndex(LibraryReader.Read(LibraryWriter.Write(library))))];
    }
}

/// <summary>What a decision about facts came to.</summary>
/// <param name="Requirement">The requirement afterwards, or null when refused.</param>
/// <param name="Findings">Why it was refused; empty otherwise.</param>
public sealed record FactDecision(Requirement? Requirement, IReadOnlyList<Finding> Findings);
