using Kravbibliotek.Standards;

namespace Kravbibliotek.Storage.Registers;

/// <summary>The glossary made ready to find its terms in texts. Made again only when the glossary has changed.</summary>
public sealed class Glossary(LibraryHost host, RegisterStore registers)
{
    private Made _made = new("", TermFinder.None);

    /// <summary>Finds the terms that the glossary holds now.</summary>
    public async Task<TermFinder> FinderAsync(CancellationToken cancellation = default)
    {
        var made = _made;
        var edition = await EditionAsync(cancellation).ConfigureAwait(false);
        if (made.Edition == edition)
            return made.Finder;
        made = new(edition, TermFinder.Of(await registers.TermsAsync(cancellation).ConfigureAwait(false)));
        _made = made;
        return made.Finder;
    }

    // Terms are never deleted and their revisions only rise, so another glossary has another sum or number.
    private async Task<string> EditionAsync(CancellationToken cancellation)
    {
        await using var command = host.Reading.CreateCommand(
            $"select count(*) || ':' || coalesce(sum(mt_version), 0) from \"{host.Schema}\".mt_doc_term");
        return (string)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>A finder and what it was made of.</summary>
    private sealed record Made(string Edition, TermFinder Finder);
}
