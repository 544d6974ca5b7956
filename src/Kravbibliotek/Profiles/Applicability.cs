namespace Kravbibliotek.Profiles;

/// <summary>One line of an applicability. Either any of the values, or a lowest classification level.</summary>
public sealed record Condition
{
    /// <summary>The fact it looks at, for instance <c>leverans</c> or <c>konfidentialitet</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>Values of which any one is enough; empty for a classification condition.</summary>
    public IReadOnlyList<string> AnyOf { get; init; } = [];

    /// <summary>Lowest level, 0 to 3, of a classification condition; null otherwise.</summary>
    public int? AtLeast { get; init; }
}

/// <summary>When a requirement applies: all conditions must hold. Data that a person can read.</summary>
public sealed record Applicability
{
    /// <summary>Applies always.</summary>
    public static Applicability Always { get; } = new();

    /// <summary>The conditions.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>
    /// Tells whether it applies for some facts. An unknown fact never removes a requirement: the outcome then is
    /// <see cref="ApplicabilityOutcome.Unknown"/>, which counts as proposed.
    /// </summary>
    /// <param name="facts">Known facts; the values of a classification aspect are its level as a digit.</param>
    public ApplicabilityResult Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> facts)
    {
        var reasons = Conditions.Select(c => Evaluate(c, facts)).ToList();
        var outcome = reasons.Any(r => r.Holds == false) ? ApplicabilityOutcome.DoesNotApply
            : reasons.Any(r => r.Holds is null) ? ApplicabilityOutcome.Unknown
            : ApplicabilityOutcome.Applies;
        return new(outcome, reasons);
    }

    private static ApplicabilityReason Evaluate(Condition condition, IReadOnlyDictionary<string, IReadOnlyList<string>> facts)
    {
        if (!facts.TryGetValue(condition.Fact, out var values) || values.Count == 0)
            return new(condition, [], null);
        var holds = condition.AtLeast is { } least
            ? values.Any(v => int.TryParse(v, out var level) && level >= least)
            : values.Intersect(condition.AnyOf, StringComparer.Ordinal).Any();
        return new(condition, values, holds);
    }
}

/// <summary>What an applicability came to.</summary>
public enum ApplicabilityOutcome
{
    /// <summary>All conditions hold.</summary>
    Applies,

    /// <summary>A fact is not known; counts as proposed.</summary>
    Unknown,

    /// <summary>A condition does not hold.</summary>
    DoesNotApply,
}

/// <summary>One condition and what came of it.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Values">The fact's values, empty when unknown.</param>
/// <param name="Holds">True, false, or null when the fact is unknown.</param>
public sealed record ApplicabilityReason(Condition Condition, IReadOnlyList<string> Values, bool? Holds);

/// <summary>The outcome with its reasons; the lines that held are the <i>why</i> shown to the procurer.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reasons">One for each condition, in order.</param>
public sealed record ApplicabilityResult(ApplicabilityOutcome Outcome, IReadOnlyList<ApplicabilityReason> Reasons);
