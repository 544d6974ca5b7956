using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Kravbibliotek.Storage.DataProtection;

/// <summary>
/// Keeps the protection keys in the database, so that a form opened before a restart, or served by another process, can still be
/// sent, and a session goes on. Who can read the database can read the keys: they protect forms, sessions and the keys of second factors
/// from everybody else, not from whoever holds the database or a backup of it.
/// </summary>
public sealed class ProtectionKeys(LibraryHost host) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => GetAllAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => StoreAsync(element, friendlyName).GetAwaiter().GetResult();

    // From the primary, also when there are standbys: a key made by another process a moment ago has to be seen.
    private async Task<IReadOnlyCollection<XElement>> GetAllAsync()
    {
        await using var session = host.Store.LightweightSession();
        var keys = await session.QueryAsync<ProtectionKey>("order by id", CancellationToken.None).ConfigureAwait(false);
        return [.. keys.Select(k => XElement.Parse(k.Xml))];
    }

    private async Task StoreAsync(XElement element, string friendlyName)
    {
        await using var session = host.Store.LightweightSession();
        session.Store(new ProtectionKey { Id = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await session.SaveChangesAsync().ConfigureAwait(false);
    }
}
