using Kravbibliotek.Requirements;

namespace Kravbibliotek.Proposals;

/// <summary>A proposal as it is typed, on the page or in a row of a sheet. The names of the properties are the names of the fields.</summary>
public sealed record ProposalInput
{
    /// <summary>What it is: a word of <see cref="SubmissionWords.Kinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Area of a new requirement.</summary>
    public string? Area { get; init; }

    /// <summary>Key of the requirement to change.</summary>
    public string? Key { get; init; }

    /// <summary>A name for it.</summary>
    public string? Title { get; init; }

    /// <summary>What is proposed.</summary>
    public string? Text { get; init; }

    /// <summary>Why it is needed.</summary>
    public string? Why { get; init; }

    /// <summary>What is expected of it.</summary>
    public string? Effect { get; init; }

    /// <summary>Who is concerned.</summary>
    public string? Concerned { get; init; }

    /// <summary>A wording.</summary>
    public string? SuggestedText { get; init; }

    /// <summary>Law or standard.</summary>
    public string? Reference { get; init; }

    /// <summary>Whom to ask.</summary>
    public string? ContactName { get; init; }

    /// <summary>Where to ask.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>What it is, or null when it is neither of the two that an organisation may propose.</summary>
    public SubmissionKind? KindValue => SubmissionWords.Kinds.All
        .FirstOrDefault(w => !SubmissionWorkflow.IsFromAnybody(w.Value) && (Same(w.Code, Kind) || Same(w.Label, Kind)))?.Value;

    /// <summary>The area by its folder, its prefix, its name, or prefix and name as the sheet's list has them; null when it is none.</summary>
    public AreaInfo? AreaValue => Areas.All.FirstOrDefault(a =>
        Same(a.Folder, Area) || Same(a.Prefix, Area) || Same(a.Name, Area) || Same(LabelOf(a), Area));

    /// <summary>The key in capitals, as keys are.</summary>
    public string? KeyValue => Key?.Trim().ToUpperInvariant();

    /// <summary>An area as the list of the sheet has it.</summary>
    public static string LabelOf(AreaInfo area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return $"{area.Prefix} {area.Name}";
    }

    private static bool Same(string word, string? typed) => string.Equals(word, typed?.Trim(), StringComparison.OrdinalIgnoreCase);
}
