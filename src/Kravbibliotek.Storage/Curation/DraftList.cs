using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Marten;
using Npgsql;

namespace Kravbibliotek.Storage.Curation;

/// <summary>Which open drafts are asked for.</summary>
public sealed record DraftListQuery
{
    /// <summary>Only in this state.</summary>
    public DraftState? State { get; init; }

    /// <summary>Only of this area.</summary>
    public Area? Area { get; init; }

    /// <summary>Only those that this account has written in.</summary>
    public string? Author { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many on a page.</summary>
    public int PageSize { get; init; } = 25;
}

/// <summary>One open draft.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Requirement">Its requirement.</param>
/// <param name="Saved">When it was saved last.</param>
/// <param name="Findings">How many hard rules its text breaks.</param>
public sealed record DraftRow(Draft Draft, Requirement Requirement, DateTimeOffset Saved, int Findings);

/// <summary>Some of the open drafts.</summary>
/// <param name="Rows">Those of the page, the one saved last first.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record DraftListResult(IReadOnlyList<DraftRow> Rows, int Total);

/// <summary>Lists open drafts. The number of questions to the database is the same whatever the number of drafts.</summary>
public sealed class DraftList(LibraryHost host)
{
    /// <summary>A page of open drafts.</summary>
    public async Task<DraftListResult> FindAsync(DraftListQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (saved, total) = await PageAsync(query, cancellation).ConfigureAwait(false);
        await using var session = host.Store.LightweightSession();
        var keys = saved.Select(s => s.Key).ToList();
        var drafts = (await session.LoadManyAsync<Draft>(cancellation, keys).ConfigureAwait(false)).ToDictionary(d => d.Key, StringComparer.Ordinal);
        var requirements = (await session.LoadManyAsync<Requirement>(cancellation, keys).ConfigureAwait(false))
            .ToDictionary(r => r.Key, StringComparer.Ordinal);
        var library = await LibraryAsync(session, drafts.Values, requirements.Values, cancellation).ConfigureAwait(false);
        return new(
            [
                .. saved.Where(s => drafts.ContainsKey(s.Key) && requirements.ContainsKey(s.Key))
                    .Select(s => new DraftRow(drafts[s.Key], requirements[s.Key], s.Saved, Findings(library, drafts[s.Key]))),
            ],
            total);
    }

    private static int Findings(Library library, Draft draft) => draft.Content is not { } content ? 0 : DraftCheck.Run(
        library with
        {
            Requirements = [.. library.Requirements.Where(r => r.Key == draft.Key)],
            Versions = [.. library.Versions.Where(v => v.Key == draft.Key)],
            Profiles = [.. library.Profiles.Where(p => p.Requirements.Any(r => r.Key == draft.Key))],
        },
        draft.Key, content).Count;

    private static async Task<Library> LibraryAsync(
        IDocumentSession session, IEnumerable<Draft> drafts, IReadOnlyCollection<Requirement> requirements, CancellationToken cancellation)
    {
        var versions = await session.LoadManyAsync<RequirementVersion>(
            cancellation, requirements.Where(r => r.CurrentNumber > 0).Select(r => RequirementVersion.IdOf(r.Key, r.CurrentNumber)))
            .ConfigureAwait(false);
        var contents = drafts.Select(d => d.Content).OfType<RequirementContent>().Concat(versions.Select(v => v.Content)).ToList();
        return new()
        {
            Requirements = [.. requirements],
            Versions = versions,
            Standards = await session.LoadManyAsync<Standard>(
                cancellation, contents.SelectMany(c => c.Standards).Select(s => s.Standard).Distinct(StringComparer.Ordinal)).ConfigureAwait(false),
            Laws = await session.LoadManyAsync<Law>(
                cancellation, contents.SelectMany(c => c.Laws).Select(l => l.Law).Distinct(StringComparer.Ordinal)).ConfigureAwait(false),
            Questions = await session.QueryAsync<Question>("order by id", cancellation).ConfigureAwait(false),
            Profiles = await session.QueryAsync<Profile>("order by id", cancellation).ConfigureAwait(false),
        };
    }

    private async Task<(IReadOnlyList<(string Key, DateTimeOffset Saved)> Rows, int Total)> PageAsync(
        DraftListQuery query, CancellationToken cancellation)
    {
        await using var command = host.Writing.CreateCommand(
            $"""
             select d.id, d.mt_last_modified, count(*) over ()
             from "{host.Schema}".mt_doc_draft d join "{host.Schema}".mt_doc_requirement r on r.id = d.id
             where d.data ->> 'state' <> $1 and ($2::text is null or d.data ->> 'state' = $2) and ($3::text is null or r.data ->> 'area' = $3)
               and ($4::text is null or d.data -> 'authors' @> jsonb_build_array($4))
             order by d.mt_last_modified desc, d.id
             limit $5 offset $6
             """);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = nameof(DraftState.Closed) }, Text(query.State?.ToString()), Text(query.Area?.ToString()), Text(query.Author),
            new() { Value = query.PageSize }, new() { Value = (query.Page - 1) * query.PageSize },
        });
        var rows = new List<(string, DateTimeOffset)>();
        var total = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add((reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1)));
            total = (int)reader.GetInt64(2);
        }

        return (rows, total);
    }

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };
}
