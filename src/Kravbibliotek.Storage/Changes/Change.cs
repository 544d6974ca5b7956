using System.Text.Json;

namespace Kravbibliotek.Storage.Changes;

/// <summary>Who changes something, and why. Every change is stored with it.</summary>
/// <param name="Who">Account or process, for instance <c>krav import</c>.</param>
/// <param name="Why">The reason in plain words.</param>
public sealed record ChangeContext(string Who, string Why);

/// <summary>What happened to the subject of a change.</summary>
public enum ChangeAction
{
    /// <summary>Tillagd.</summary>
    Added,

    /// <summary>Ändrad.</summary>
    Updated,
}

/// <summary>One line of the change log (händelse): only ever added, never changed or removed.</summary>
public sealed record Change
{
    /// <summary>Sorts in the order of writing.</summary>
    public required string Id { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required string Who { get; init; }

    /// <summary>What happened.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>What it happened to, for instance <c>TIL-001</c>, <c>TIL-001/2</c> or <c>standarder/EN-301-549</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The reason given.</summary>
    public required string Why { get; init; }

    /// <summary>The subject before, or null when it is new.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>The subject after; of a published version only its fingerprint, because the version itself is kept.</summary>
    public JsonElement? After { get; init; }
}
