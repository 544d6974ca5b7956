using Kravbibliotek.Lists;

namespace Kravbibliotek.Web.Features.MyList;

/// <summary>What the page of a list shows.</summary>
/// <param name="List">The list.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Own">The list that the browser keeps.</param>
public sealed record ListPage(RequirementList List, IReadOnlyList<ListRow> Rows, RequirementList Own)
{
    /// <summary>What has been typed to be added.</summary>
    public string? Typed { get; init; }

    /// <summary>How many were added just now, or null when none were asked for.</summary>
    public int? Added { get; init; }

    /// <summary>What was taken for keys and is none.</summary>
    public IReadOnlyList<string> Odd { get; init; } = [];

    /// <summary>How many had no room.</summary>
    public int LeftOut { get; init; }

    /// <summary>True when something was added and the browser has not kept it.</summary>
    public bool IsNotKept { get; init; }

    /// <summary>True when this is not the list that the browser keeps, but for instance one that somebody has sent.</summary>
    public bool IsOther => List.Picks.Count > 0 && !List.Picks.SequenceEqual(Own.Picks);

    /// <summary>True when there is a requirement to download.</summary>
    public bool CanDownload => Rows.Any(r => r.Version is not null);
}
