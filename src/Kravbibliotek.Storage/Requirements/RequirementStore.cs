using JasperFx;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Search;
using Marten;
using Npgsql;

namespace Kravbibliotek.Storage.Requirements;

/// <summary>Somebody else saved the same thing meanwhile. The message is a Swedish sentence, safe to show.</summary>
public sealed class StaleRevisionException(string subject, Exception innerException)
    : Exception($"{subject} har ändrats av någon annan sedan du hämtade det. Hämta det på nytt och gör om ändringen.", innerException)
{
    /// <summary>What could not be saved.</summary>
    public string Subject { get; } = subject;
}

/// <summary>Requirements and their published versions.</summary>
public sealed class RequirementStore(LibraryHost host, TimeProvider time)
{
    private readonly ChangeLog _log = new(time);
    private readonly SearchRows _rows = new(host);

    /// <summary>The requirement, or null when the key is unknown. Keys are in capitals.</summary>
    public async Task<Requirement?> FindAsync(string key, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        return await session.LoadAsync<Requirement>(key, cancellation).ConfigureAwait(false);
    }

    /// <summary>The requirements with these keys in the order asked; unknown keys are left out.</summary>
    public async Task<IReadOnlyList<Requirement>> FindManyAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var found = await session.LoadManyAsync<Requirement>(cancellation, keys).ConfigureAwait(false);
        return InOrder(keys, found, r => r.Key);
    }

    /// <summary>
    /// The requirements with these keys that have been published, each with its latest version, in the order asked. Two questions to the
    /// database however many they are.
    /// </summary>
    public async Task<IReadOnlyList<(Requirement Requirement, RequirementVersion Current)>> PublishedAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var requirements = InOrder(keys, await session.LoadManyAsync<Requirement>(cancellation, keys).ConfigureAwait(false), r => r.Key);
        var ids = requirements.Where(r => r.CurrentNumber > 0).Select(r => RequirementVersion.IdOf(r.Key, r.CurrentNumber));
        var versions = (await session.LoadManyAsync<RequirementVersion>(cancellation, ids).ConfigureAwait(false))
            .ToDictionary(v => v.Key, StringComparer.Ordinal);
        return [.. requirements.Where(r => versions.ContainsKey(r.Key)).Select(r => (r, versions[r.Key]))];
    }

    /// <summary>All published versions of a requirement, the first first.</summary>
    public async Task<IReadOnlyList<RequirementVersion>> VersionsAsync(string key, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var versions = await session.QueryAsync<RequirementVersion>("where data ->> 'key' = ?", cancellation, key).ConfigureAwait(false);
        return [.. versions.OrderBy(v => v.Number)];
    }

    /// <summary>One published version, or null.</summary>
    public async Task<RequirementVersion?> VersionAsync(string key, int number, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        return await session.LoadAsync<RequirementVersion>(RequirementVersion.IdOf(key, number), cancellation).ConfigureAwait(false);
    }

    /// <summary>The latest published version, or null when there is none.</summary>
    public async Task<RequirementVersion?> CurrentAsync(string key, CancellationToken cancellation = default) =>
        (await CurrentVersionsAsync([key], cancellation).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>The latest published versions of these keys in the order asked; those that have none are left out.</summary>
    public async Task<IReadOnlyList<RequirementVersion>> CurrentVersionsAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var requirements = await session.LoadManyAsync<Requirement>(cancellation, keys).ConfigureAwait(false);
        var ids = requirements.Where(r => r.CurrentNumber > 0).Select(r => RequirementVersion.IdOf(r.Key, r.CurrentNumber));
        var versions = await session.LoadManyAsync<RequirementVersion>(cancellation, ids).ConfigureAwait(false);
        return InOrder(keys, versions, v => v.Key);
    }

    /// <summary>
    /// A requirement, null when the key is unknown, and every other, by key, that has some relation to it or is replaced by it, as its
    /// page has to say.
    /// </summary>
    public async Task<(Requirement? Requirement, IReadOnlyList<Requirement> Relating)> FindWithRelatingAsync(
        string key, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        // An array, and no "or": each is then found by the index, however many requirements there are.
        var found = await session.QueryAsync<Requirement>(
            $"where id = any (array(select key from \"{host.Schema}\".sok where related @> array[?::text]) || array[?::text])", cancellation, key, key)
            .ConfigureAwait(false);
        return (found.FirstOrDefault(r => r.Key == key), [.. found.Where(r => r.Key != key).OrderBy(r => r.Key, StringComparer.Ordinal)]);
    }

    /// <summary>The titles of the current versions of these keys; those that have none are left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TitlesAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellation = default)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        if (keys.Count == 0)
            return titles;
        await using var command = host.Reading.CreateCommand($"select key, title from \"{host.Schema}\".sok where key = any($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys] });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            titles[reader.GetString(0)] = reader.GetString(1);
        return titles;
    }

    /// <summary>Published versions by their ids, see <see cref="RequirementVersion.IdOf"/>; unknown ones are left out.</summary>
    public async Task<IReadOnlyList<RequirementVersion>> VersionsWithIdsAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var versions = await session.LoadManyAsync<RequirementVersion>(cancellation, ids).ConfigureAwait(false);
        return InOrder(ids, versions, v => v.Id);
    }

    /// <summary>
    /// Saves what may change without a new version: status, last day, relations, tags, draft. Refused when somebody saved it since
    /// <paramref name="requirement"/> was loaded.
    /// </summary>
    /// <exception cref="StaleRevisionException">Somebody else was faster; nothing is stored.</exception>
    public async Task UpdateAsync(Requirement requirement, ChangeContext context, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var before = await session.LoadAsync<Requirement>(requirement.Key, cancellation).ConfigureAwait(false)
            ?? throw new ArgumentException($"Kravet {requirement.Key} finns inte.", nameof(requirement));
        if (DocumentJson.Same(before, requirement))
            return;
        session.UpdateRevision(requirement, requirement.Revision + 1);
        _log.Add(session, context, ChangeAction.Updated, requirement.Key, before, requirement);
        await QueueRowAsync(session, requirement, cancellation).ConfigureAwait(false);
        try
        {
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
        catch (ConcurrencyException stale)
        {
            throw new StaleRevisionException(requirement.Key, stale);
        }
    }

    private async Task QueueRowAsync(IDocumentSession session, Requirement requirement, CancellationToken cancellation)
    {
        var id = RequirementVersion.IdOf(requirement.Key, requirement.CurrentNumber);
        if (await session.LoadAsync<RequirementVersion>(id, cancellation).ConfigureAwait(false) is { } current)
            await _rows.QueueAsync(session, [(requirement, current)], cancellation).ConfigureAwait(false);
    }

    private static List<T> InOrder<T>(IEnumerable<string> keys, IEnumerable<T> found, Func<T, string> keyOf)
        where T : class
    {
        var byKey = found.ToDictionary(keyOf, StringComparer.Ordinal);
        return [.. keys.Distinct(StringComparer.Ordinal).Select(k => byKey.GetValueOrDefault(k)).OfType<T>()];
    }
}
