using Kravbibliotek.Checks;
using Kravbibliotek.Consultations;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>All that a decision about a draft rests on.</summary>
public sealed record DraftSituation
{
    /// <summary>The draft.</summary>
    public required Draft Draft { get; init; }

    /// <summary>Its requirement.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>The latest published version, or null.</summary>
    public RequirementVersion? Current { get; init; }

    /// <summary>Hard rules that the text breaks now; see <see cref="DraftCheck"/>.</summary>
    public IReadOnlyList<Finding> Errors { get; init; } = [];

    /// <summary>The consultations of this draft; those of earlier versions are settled and left out.</summary>
    public IReadOnlyList<Consultation> Consultations { get; init; } = [];

    /// <summary>When it is decided.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The Swedish day of <see cref="Now"/>.</summary>
    public DateOnly Today => SwedishDay.Of(Now);
}

/// <summary>What a decision about a draft came to: the draft as it becomes, or why not.</summary>
/// <param name="Draft">The draft afterwards, or null when refused.</param>
/// <param name="Findings">Why it was refused; empty otherwise.</param>
public sealed record DraftDecision(Draft? Draft, IReadOnlyList<Finding> Findings)
{
    /// <summary>Allowed.</summary>
    internal static DraftDecision Becomes(Draft draft) => new(draft, []);

    /// <summary>Refused.</summary>
    internal static DraftDecision Refused(params IReadOnlyList<Finding> findings) => new(null, findings);
}

/// <summary>The day as people in Sweden know it: a requirement published at one o'clock at night is published that day.</summary>
public static class SwedishDay
{
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The day of a moment.</summary>
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(Clock(moment).DateTime);

    /// <summary>The moment as clocks in Sweden show it.</summary>
    public static DateTimeOffset Clock(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Sweden);

    /// <summary>The moment when a day begins in Sweden.</summary>
    public static DateTimeOffset Start(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>The moment when clocks in Sweden show a time of a day.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly clock)
    {
        var moment = day.ToDateTime(clock);
        return new DateTimeOffset(moment, Sweden.GetUtcOffset(moment)).ToUniversalTime();
    }
}

/// <summary>Compares contents, whose lists give records no useful equality, by the file they would be.</summary>
public static class ContentComparison
{
    /// <summary>True when both would be written as the same file.</summary>
    public static bool Same(RequirementContent a, RequirementContent b) => VersionFile.WriteDraft(a) == VersionFile.WriteDraft(b);
}
