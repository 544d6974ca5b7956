using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Quality;

/// <summary>A rule of good Swedish requirements, with what a curator needs to understand it.</summary>
/// <param name="Code">Stable code, <c>S101</c> and on.</param>
/// <param name="Name">Short name in Swedish.</param>
/// <param name="Severity">Warning, or information.</param>
/// <param name="Reason">Why the rule is there.</param>
/// <param name="Bad">What the rule remarks on.</param>
/// <param name="Good">The same, well written.</param>
/// <param name="Mend">How it is mended.</param>
public sealed record QualityRule(string Code, string Name, Severity Severity, string Reason, string Bad, string Good, string Mend)
{
    internal Func<QualityText, IEnumerable<QualityHit>> Find { get; init; } = _ => [];

    /// <summary>What the rule finds in a content.</summary>
    public IReadOnlyList<QualityFinding> Check(RequirementContent content, QualityContext context) => Check(new(content, context));

    internal IReadOnlyList<QualityFinding> Check(QualityText text) =>
    [
        .. Find(text).Select(h => new QualityFinding(Code, Severity, h.Field, h.Start, h.Length, h.Message, h.Mend ?? Mend)
        {
            Row = h.Row,
            Member = h.Member,
        }),
    ];
}

/// <summary>A place that a rule remarks on.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Mend">How to mend it, when there is something better to say than the rule does.</param>
internal sealed record QualityHit(string Field, int Start, int Length, string Message, string? Mend = null)
{
    public int Row { get; init; }

    public string Member { get; init; } = "";

    public static QualityHit At(string field, Token token, string message, string? mend = null) =>
        new(field, token.Start, token.Length, message, mend);
}
