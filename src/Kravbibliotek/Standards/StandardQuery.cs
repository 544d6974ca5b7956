using Kravbibliotek.Search;

namespace Kravbibliotek.Standards;

/// <summary>How the register of standards is ordered.</summary>
public enum StandardOrder
{
    /// <summary>By designation.</summary>
    Designation,

    /// <summary>By how many requirements lean on it, most first.</summary>
    Requirements,

    /// <summary>By publisher, then designation.</summary>
    Publisher,
}

/// <summary>A standard with how many requirements in use lean on it.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Requirements">How many requirements refer to any edition of it.</param>
public sealed record StandardEntry(Standard Standard, int Requirements);

/// <summary>Which standards are asked for. What is null does not matter.</summary>
public sealed record StandardQuery
{
    /// <summary>Words of designation, title, publisher or edition, however they are spaced: <c>en301549</c> finds EN 301 549.</summary>
    public string? Text { get; init; }

    /// <summary>Only standards with an edition that is here in its life.</summary>
    public EditionStatus? Status { get; init; }

    /// <summary>Only standards judged so.</summary>
    public Openness? Openness { get; init; }

    /// <summary>Only those of a publisher, as the register writes it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Only standards that requirements lean on.</summary>
    public bool OnlyUsed { get; init; }

    /// <summary>The order.</summary>
    public StandardOrder Order { get; init; }

    /// <summary>True when nothing but the order is asked for.</summary>
    public bool IsEverything => this with { Order = default } == new StandardQuery();

    /// <summary>The standards asked for, in order.</summary>
    /// <param name="entries">All of the register.</param>
    /// <param name="names">How words are ordered.</param>
    public IReadOnlyList<StandardEntry> Of(IEnumerable<StandardEntry> entries, StringComparer names)
    {
        var found = entries.Where(e => Matches(e));
        return
        [
            .. Order switch
            {
                StandardOrder.Requirements =>
                    found.OrderByDescending(e => e.Requirements).ThenBy(e => e.Standard.Designation, names),
                StandardOrder.Publisher =>
                    found.OrderBy(e => e.Standard.Publisher, names).ThenBy(e => e.Standard.Designation, names),
                _ => found.OrderBy(e => e.Standard.Designation, names),
            },
        ];
    }

    private bool Matches(StandardEntry entry)
    {
        var standard = entry.Standard;
        return (Status is not { } status || standard.Editions.Any(e => e.Status == status))
            && (Openness is not { } openness || standard.Openness.Judgement == openness)
            && (Publisher is null || standard.Publisher == Publisher)
            && (!OnlyUsed || entry.Requirements > 0)
            && Says(standard);
    }

    private bool Says(Standard standard)
    {
        var words = SwedishWords.Words(Text ?? "").Select(w => SwedishWords.Fold(w.Value)).ToList();
        if (words.Count == 0)
            return string.IsNullOrWhiteSpace(Text);
        IEnumerable<string> said =
            [standard.Id, standard.Designation, standard.Title, standard.Publisher, .. standard.Editions.Select(e => e.Name)];
        var text = SwedishWords.Fold(string.Join(' ', said));
        return words.All(w => text.Contains(w, StringComparison.Ordinal))
            || Closed(text).Contains(string.Concat(words), StringComparison.Ordinal);
    }

    private static string Closed(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
