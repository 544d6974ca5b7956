using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Freshness;

namespace Kravbibliotek.Storage.Registers;

/// <summary>The glossary made ready to find its terms in texts.</summary>
public sealed class Glossary(LibraryHost host, PublishedChanges changes, RegisterStore registers)
{
    private readonly Kept<TermFinder> _finder = new(
        host, changes, LibraryPart.Library, async c => TermFinder.Of(await registers.TermsAsync(c).ConfigureAwait(false)));

    /// <summary>Finds the terms that the glossary holds now.</summary>
    public ValueTask<TermFinder> FinderAsync(CancellationToken cancellation = default) => _finder.GetAsync(cancellation);
}
