using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Kravbibliotek.Curation;

namespace Kravbibliotek.Storage.Changes;

/// <summary>Which lines of the change log are asked for. What is null is not asked about.</summary>
public sealed record ChangeFilter
{
    /// <summary>First day, as days are in Sweden.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Who did it, as the log calls them.</summary>
    public string? Who { get; init; }

    /// <summary>What it happened to: a key, with its versions and its draft, or a whole subject.</summary>
    public string? Subject { get; init; }

    /// <summary>What happened.</summary>
    public ChangeAction? Action { get; init; }

    /// <summary>Words in the reason given.</summary>
    public string? Text { get; init; }
}

/// <summary>A page of the change log, the newest first.</summary>
/// <param name="Changes">Its lines.</param>
/// <param name="Older">From where the next page goes on, or null when there is nothing older.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, string? Older);

/// <summary>
/// Reads the change log, always a bounded part of it, the newest first. Pages follow the ids, which sort in the order of time, so that the
/// last page costs what the first does.
/// </summary>
public sealed class ChangeReader(LibraryHost host)
{
    /// <summary>How many lines a page looks through at most before it offers to go on.</summary>
    internal const int Reach = 5000;

    private const int Chunk = 500;

    /// <summary>One line, or null.</summary>
    public async Task<Change?> FindAsync(string id, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<Change>(id, cancellation).ConfigureAwait(false);
    }

    /// <summary>The latest lines that are about the library and not about accounts.</summary>
    public async Task<IReadOnlyList<Change>> LatestAsync(int count, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<Change>(
            $"""
             where id in (select id from (select id, data from "{host.Schema}".mt_doc_change order by id desc limit ?) newest
               where data ->> 'subject' not like 'konton/%' order by id desc limit ?) order by id desc
             """,
            cancellation, Reach, count).ConfigureAwait(false);
    }

    /// <summary>One page.</summary>
    /// <param name="filter">Which lines.</param>
    /// <param name="before">Where the page before ended, or null for the newest.</param>
    /// <param name="count">How many lines.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ChangePage> PageAsync(ChangeFilter filter, string? before, int count, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var session = host.Store.LightweightSession();
        var sql = new ChangeSql(host.Schema, filter, before);
        var found = await session.QueryAsync<Change>(sql.Page(), cancellation, [.. sql.PageParameters(count + 1)]).ConfigureAwait(false);
        if (found.Count > count)
            return new([.. found.Take(count)], found[count - 1].Id);
        var last = await session.QueryAsync<string>(sql.LastLookedAt(), cancellation, [.. sql.WindowParameters]).ConfigureAwait(false);
        return new(found, last is [var id] ? id : null);
    }

    /// <summary>All lines, the newest first, read piece by piece.</summary>
    public async IAsyncEnumerable<Change> StreamAsync(ChangeFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? before = null;
        do
        {
            var page = await PageAsync(filter, before, Chunk, cancellation).ConfigureAwait(false);
            foreach (var change in page.Changes)
                yield return change;
            before = page.Older;
        }
        while (before is not null);
    }

    /// <summary>The SQL of one page. All that was typed goes as parameters.</summary>
    private sealed class ChangeSql
    {
        private readonly StringBuilder _window = new();
        private readonly StringBuilder _rest = new("true");
        private readonly List<object> _restParameters = [];

        public ChangeSql(string schema, ChangeFilter filter, string? before)
        {
            _window.Append(CultureInfo.InvariantCulture, $"from \"{schema}\".mt_doc_change where true");
            Bound("<", before);
            Bound(">=", filter.From is { } from ? IdAt(from) : null);
            Bound("<", filter.To is { } to && to < DateOnly.MaxValue ? IdAt(to.AddDays(1)) : null);
            if (filter.Who is { } who)
                Add(_window, WindowParameters, " and data ->> 'who' = ?", who);
            if (filter.Subject is { } subject)
            {
                // The range is what the index finds; whether a text begins so it cannot tell in every collation.
                Add(_window, WindowParameters,
                    " and (data ->> 'subject' = ? or (data ->> 'subject' between ? and ? and starts_with(data ->> 'subject', ?)))",
                    subject, subject + "/", subject + "/\uffff", subject + "/");
            }

            if (filter.Action is { } action)
                Add(_rest, _restParameters, " and data ->> 'action' = ?", action.ToString());
            if (filter.Text is { } text)
                Add(_rest, _restParameters, " and position(lower(?::text) in lower(data ->> 'why')) > 0", text);
        }

        public List<object> WindowParameters { get; } = [];

        public string Page() =>
            $"where id in (select id from (select id, data {_window} order by id desc limit {Reach}) looked where {_rest} "
            + "order by id desc limit ?) order by id desc";

        public IEnumerable<object> PageParameters(int count) => [.. WindowParameters, .. _restParameters, count];

        /// <summary>The last line that the page looked at, if there may be more behind it.</summary>
        public string LastLookedAt() => $"select id {_window} order by id desc offset {Reach - 1} limit 1";

        /// <summary>What the ids of a day begin with: they are the ticks of the moment.</summary>
        private static string IdAt(DateOnly day) => SwedishDay.Start(day).UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

        private void Bound(string comparison, string? id)
        {
            if (id is not null)
                Add(_window, WindowParameters, $" and id {comparison} ?", id);
        }

        private static void Add(StringBuilder sql, List<object> parameters, string condition, params object[] values)
        {
            sql.Append(condition);
            parameters.AddRange(values);
        }
    }
}
