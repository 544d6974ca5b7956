using Kravbibliotek.Profiles;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Search;

/// <summary>What has a name of its own beside the requirements.</summary>
public enum NamedKind
{
    /// <summary>Standard.</summary>
    Standard,

    /// <summary>Lag.</summary>
    Law,

    /// <summary>Kravprofil.</summary>
    Profile,

    /// <summary>Begrepp.</summary>
    Term,
}

/// <summary>A standard, law, profile or term that may be what somebody looks for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called in lists.</param>
/// <param name="Forms">Its names as <see cref="ReferenceTokens.Compact"/> writes them, the first one the name itself.</param>
public sealed record NamedThing(NamedKind Kind, string Id, string Name, IReadOnlyList<string> Forms)
{
    /// <summary>The thing that a document of the library is, or null when it has no name to look for.</summary>
    public static NamedThing? Of(object? document) => document switch
    {
        Standard s => Make(NamedKind.Standard, s.Id, s.Designation, s.Id, s.Title),
        Law l => Make(NamedKind.Law, l.Id, l.ShortName ?? l.Name, l.Id, l.Name, l.Number),
        Profile p => Make(NamedKind.Profile, p.Id, p.Title, p.Id),
        // Terms are looked up in any inflection.
        Term t => Make(NamedKind.Term, t.Id, t.Name, t.Id, t.Abbreviation, t.English, SwedishWords.Root(SwedishWords.Lower(t.Name))),
        _ => null,
    };

    private static NamedThing Make(NamedKind kind, string id, string name, params string?[] others) => new(
        kind, id, name,
        [.. others.Prepend(name).OfType<string>().Select(ReferenceTokens.Compact).Where(f => f.Length > 1).Distinct(StringComparer.Ordinal)]);
}
