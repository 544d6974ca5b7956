using System.Globalization;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Consultations;

/// <summary>
/// Remiss: the text of a draft as it was sent out for a period. Kept when the draft goes on, so that everybody can see what the
/// comments were about. Whatever changes a comment changes the revision of its consultation too, so that publishing cannot overlook one.
/// </summary>
public sealed record Consultation
{
    /// <summary>Key and round, for instance <c>LEV-003/1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the requirement.</summary>
    public required string Key { get; init; }

    /// <summary>The how manieth consultation of the requirement it is, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>When the public may comment.</summary>
    public required ConsultationPeriod Period { get; init; }

    /// <summary>Number of the published version that the text was written from, 0 for a new requirement.</summary>
    public int BasedOn { get; init; }

    /// <summary>What was sent out.</summary>
    public required RequirementContent Content { get; init; }

    /// <summary>Fingerprint of what was sent out.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When the draft left the consultation, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>True when the draft has been published or given up: no publication waits for answers any more.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Number of the version that came of it, which it is shown with; null when there is none.</summary>
    public int? Number { get; init; }

    /// <summary>How many comments have come in, those refused too.</summary>
    public int Comments { get; init; }

    /// <summary>How many of them nobody has looked at.</summary>
    public int Waiting { get; init; }

    /// <summary>How many of them have no answer and are not refused, those that nobody has looked at too.</summary>
    public int Unanswered { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }

    /// <summary>The id of a round.</summary>
    public static string IdOf(string key, int round) => string.Create(CultureInfo.InvariantCulture, $"{key}/{round}");

    /// <summary>True when the public may comment on a day, as far as the consultation itself knows.</summary>
    public bool IsOpenOn(DateOnly day) => ClosedAt is null && !IsSettled && Period.From <= day && day <= Period.To;
}
