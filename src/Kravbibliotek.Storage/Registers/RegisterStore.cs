using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Freshness;

namespace Kravbibliotek.Storage.Registers;

/// <summary>The registers around the requirements: standards, laws, glossary, profiles and the wizard's questions.</summary>
public sealed class RegisterStore
{
    private readonly LibraryHost _host;
    private readonly Kept<Dictionary<string, Standard>> _standards;
    private readonly Kept<Dictionary<string, Law>> _laws;
    private readonly Kept<ILookup<string, Profile>> _profilesByKey;

    /// <summary>Reads the registers of a library.</summary>
    public RegisterStore(LibraryHost host, PublishedChanges changes)
    {
        _host = host;
        _standards = new(host, changes, LibraryPart.Library, async c => ById(await StandardsAsync(c).ConfigureAwait(false), s => s.Id));
        _laws = new(host, changes, LibraryPart.Library, async c => ById(await LawsAsync(c).ConfigureAwait(false), l => l.Id));
        _profilesByKey = new(host, changes, LibraryPart.Library, async c => (await ProfilesAsync(c).ConfigureAwait(false))
            .SelectMany(p => p.Requirements.Select(r => (r.Key, Profile: p))).ToLookup(p => p.Key, p => p.Profile, StringComparer.Ordinal));
    }

    /// <summary>All standards by id.</summary>
    public Task<IReadOnlyList<Standard>> StandardsAsync(CancellationToken cancellation = default) =>
        AllAsync<Standard>(s => s.Id, cancellation);

    /// <summary>One standard, or null.</summary>
    public Task<Standard?> StandardAsync(string id, CancellationToken cancellation = default) => OneAsync<Standard>(id, cancellation);

    /// <summary>The standards with these ids, by id; unknown ids are left out.</summary>
    public Task<IReadOnlyDictionary<string, Standard>> StandardsAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellation = default) => ManyAsync(ids, _standards, s => s.Id, cancellation);

    /// <summary>The current versions that lean on any edition of a standard. Withdrawn requirements are left out.</summary>
    public Task<RequirementsOn> RequirementsOnStandardAsync(string id, CancellationToken cancellation = default) =>
        CurrentWithAsync("standards", id, cancellation);

    /// <summary>How many requirements lean on each standard, by its id. Withdrawn requirements are left out.</summary>
    public Task<IReadOnlyDictionary<string, int>> RequirementsByStandardAsync(CancellationToken cancellation = default) =>
        CountsAsync("standards", cancellation);

    /// <summary>All laws by id.</summary>
    public Task<IReadOnlyList<Law>> LawsAsync(CancellationToken cancellation = default) => AllAsync<Law>(l => l.Id, cancellation);

    /// <summary>The laws with these ids, by id; unknown ids are left out.</summary>
    public Task<IReadOnlyDictionary<string, Law>> LawsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation = default) =>
        ManyAsync(ids, _laws, l => l.Id, cancellation);

    /// <summary>One law, or null.</summary>
    public Task<Law?> LawAsync(string id, CancellationToken cancellation = default) => OneAsync<Law>(id, cancellation);

    /// <summary>The current versions that refer to a law. Withdrawn requirements are left out.</summary>
    public Task<RequirementsOn> RequirementsOnLawAsync(string id, CancellationToken cancellation = default) =>
        CurrentWithAsync("laws", id, cancellation);

    /// <summary>How many requirements refer to each law, by its id. Withdrawn requirements are left out.</summary>
    public Task<IReadOnlyDictionary<string, int>> RequirementsByLawAsync(CancellationToken cancellation = default) =>
        CountsAsync("laws", cancellation);

    /// <summary>The glossary by id.</summary>
    public Task<IReadOnlyList<Term>> TermsAsync(CancellationToken cancellation = default) => AllAsync<Term>(t => t.Id, cancellation);

    /// <summary>One glossary entry, or null.</summary>
    public Task<Term?> TermAsync(string id, CancellationToken cancellation = default) => OneAsync<Term>(id, cancellation);

    /// <summary>All profiles by id.</summary>
    public Task<IReadOnlyList<Profile>> ProfilesAsync(CancellationToken cancellation = default) =>
        AllAsync<Profile>(p => p.Id, cancellation);

    /// <summary>One profile, or null.</summary>
    public Task<Profile?> ProfileAsync(string id, CancellationToken cancellation = default) => OneAsync<Profile>(id, cancellation);

    /// <summary>The profiles that propose a requirement, by id.</summary>
    public async Task<IReadOnlyList<Profile>> ProfilesWithAsync(string key, CancellationToken cancellation = default)
    {
        if (await _profilesByKey.FindAsync(cancellation).ConfigureAwait(false) is { } byKey)
            return [.. byKey[key]];
        await using var session = _host.Store.QuerySession();
        var profiles = await session.QueryAsync<Profile>(
            "where data -> 'requirements' @> jsonb_build_array(jsonb_build_object('key', ?::text))", cancellation, key)
            .ConfigureAwait(false);
        return [.. profiles.OrderBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>One question of the wizard, or null.</summary>
    public Task<Question?> QuestionAsync(string id, CancellationToken cancellation = default) => OneAsync<Question>(id, cancellation);

    /// <summary>The wizard's questions in their order.</summary>
    public async Task<IReadOnlyList<Question>> QuestionsAsync(CancellationToken cancellation = default) =>
        [.. (await AllAsync<Question>(q => q.Id, cancellation).ConfigureAwait(false)).OrderBy(q => q.Order)];

    private async Task<IReadOnlyList<T>> AllAsync<T>(Func<T, string> idOf, CancellationToken cancellation)
        where T : notnull
    {
        await using var session = _host.Store.QuerySession();
        return [.. (await session.QueryAsync<T>("order by id", cancellation).ConfigureAwait(false)).OrderBy(idOf, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyDictionary<string, T>> ManyAsync<T>(
        IReadOnlyCollection<string> ids, Kept<Dictionary<string, T>> kept, Func<T, string> idOf, CancellationToken cancellation)
        where T : notnull
    {
        if (ids.Count == 0)
            return new Dictionary<string, T>();
        if (await kept.FindAsync(cancellation).ConfigureAwait(false) is { } all)
            return ById(ids.Where(all.ContainsKey).Select(id => all[id]), idOf);
        await using var session = _host.Store.QuerySession();
        return ById(await session.LoadManyAsync<T>(cancellation, ids).ConfigureAwait(false), idOf);
    }

    private static Dictionary<string, T> ById<T>(IEnumerable<T> all, Func<T, string> idOf) => all.ToDictionary(idOf, StringComparer.Ordinal);

    private async Task<T?> OneAsync<T>(string id, CancellationToken cancellation)
        where T : notnull
    {
        await using var session = _host.Store.QuerySession();
        return await session.LoadAsync<T>(id, cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, int>> CountsAsync(string column, CancellationToken cancellation)
    {
        await using var command = _host.Reading.CreateCommand(
            $"""select id, count(*)::int from "{_host.Schema}".sok, unnest({column}) id where status <> $1 group by id""");
        command.Parameters.Add(new() { Value = nameof(RequirementStatus.Withdrawn) });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            counts[reader.GetString(0)] = reader.GetInt32(1);
        return counts;
    }

    private async Task<RequirementsOn> CurrentWithAsync(string column, string id, CancellationToken cancellation)
    {
        await using var command = _host.Reading.CreateCommand(
            $"""select key || '/' || number, (count(*) over ())::int from "{_host.Schema}".sok where {column} @> array[$1] and status <> $2 order by key limit $3""");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = nameof(RequirementStatus.Withdrawn) });
        command.Parameters.Add(new() { Value = RequirementsOn.Most });
        var (ids, count) = (new List<string>(), 0);
        await using (var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                ids.Add(reader.GetString(0));
                count = reader.GetInt32(1);
            }
        }

        if (count == 0)
            return new(0, []);
        await using var session = _host.Store.QuerySession();
        var versions = await session.LoadManyAsync<RequirementVersion>(cancellation, ids).ConfigureAwait(false);
        return new(count, [.. versions.OrderBy(v => v.Key, StringComparer.Ordinal)]);
    }
}
