using Kravbibliotek.Storage.Freshness;

namespace Kravbibliotek.Web.Caching;

/// <summary>
/// An answer that holds only what everybody may read and is the same to every visitor who is not signed in: kept in memory until
/// that changes, compressed, and read from a standby when there is one. Never on a page with the token of a form.
/// </summary>
/// <param name="alsoShows">What the answer shows beside the library itself.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CachedAttribute(params LibraryPart[] alsoShows) : Attribute
{
    /// <summary>The parts whose changes change the answer.</summary>
    public IReadOnlyList<LibraryPart> Parts { get; } = [LibraryPart.Library, .. alsoShows];
}
