namespace Kravbibliotek.Profiles;

/// <summary>One answer that a question offers.</summary>
/// <param name="Value">Value that conditions compare with, for instance <c>molntjänst</c> or <c>2</c>.</param>
/// <param name="Label">Label on screen.</param>
public sealed record Answer(string Value, string Label);

/// <summary>One plain question of the wizard; its answers decide what applies.</summary>
public sealed record Question
{
    /// <summary>ASCII id, also the file name.</summary>
    public required string Id { get; init; }

    /// <summary>The fact it settles, the word used in conditions, for instance <c>leverans</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>Position in the wizard, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>The question in plain words.</summary>
    public required string Text { get; init; }

    /// <summary>Help text.</summary>
    public required string Help { get; init; }

    /// <summary>True for a classification aspect: answers are the levels 0 to 3 and conditions are <c>&gt;=</c>.</summary>
    public bool IsClassification { get; init; }

    /// <summary>True when several answers may be given.</summary>
    public bool AllowsMany { get; init; }

    /// <summary>The answers.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}
