using System.Diagnostics.CodeAnalysis;

namespace Kravbibliotek.Lists;

/// <summary>
/// A visitor's own list of requirements (Min lista), in the visitor's order and each requirement once. It is not kept by us: it is written
/// in an address or a file.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A list is what a visitor calls it.")]
public sealed class RequirementList
{
    /// <summary>The most requirements of a list. With versions they fit in an address that every browser and mail program takes.</summary>
    public const int MostPicks = 300;

    private RequirementList(IReadOnlyList<RequirementPick> picks) => Picks = picks;

    /// <summary>A list without requirements.</summary>
    public static RequirementList Empty { get; } = new([]);

    /// <summary>The requirements in order.</summary>
    public IReadOnlyList<RequirementPick> Picks { get; }

    /// <summary>True when there is room for no more.</summary>
    public bool IsFull => Picks.Count >= MostPicks;

    /// <summary>A list of these, each once; what there is no room for is left out.</summary>
    public static RequirementList Of(IEnumerable<RequirementPick> picks)
    {
        ArgumentNullException.ThrowIfNull(picks);
        return picks.Aggregate(Empty, (list, pick) => list.With(pick));
    }

    /// <summary>Whether a requirement is in it, in any version.</summary>
    public bool Has(string key) => IndexOf(key) >= 0;

    /// <summary>With a requirement last, or in another version where it stands already. The same list when it is full.</summary>
    public RequirementList With(RequirementPick pick)
    {
        ArgumentNullException.ThrowIfNull(pick);
        var at = IndexOf(pick.Key);
        if (at >= 0)
            return new([.. Picks.Take(at), pick, .. Picks.Skip(at + 1)]);
        return IsFull ? this : new([.. Picks, pick]);
    }

    /// <summary>Without a requirement.</summary>
    public RequirementList Without(string key) => new([.. Picks.Where(p => p.Key != key)]);

    /// <summary>With a requirement moved, as far as there is room.</summary>
    /// <param name="key">The requirement; one that is not in the list changes nothing.</param>
    /// <param name="steps">Rows down; negative is up.</param>
    public RequirementList Moved(string key, int steps)
    {
        var at = IndexOf(key);
        if (at < 0)
            return this;
        var picks = Picks.ToList();
        picks.RemoveAt(at);
        picks.Insert(Math.Clamp(at + steps, 0, picks.Count), Picks[at]);
        return new(picks);
    }

    /// <summary>As it stands in an address: <c>TIL-1.3,SAK-2</c>.</summary>
    public override string ToString() => string.Join(',', Picks);

    private int IndexOf(string key)
    {
        for (var i = 0; i < Picks.Count; i++)
            if (Picks[i].Key == key)
                return i;
        return -1;
    }
}
