using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Releases;
using Npgsql;

namespace Kravbibliotek.Storage.News;

/// <summary>A version that was published.</summary>
/// <param name="Key">Key of the requirement.</param>
/// <param name="Number">Its number.</param>
/// <param name="Published">The day.</param>
/// <param name="Change">What it changes.</param>
/// <param name="Title">Its title.</param>
/// <param name="Note">What changed, in plain words.</param>
public sealed record PublishedNews(string Key, int Number, DateOnly Published, ChangeKind Change, string Title, string Note);

/// <summary>A requirement that is no longer to be used.</summary>
/// <param name="Requirement">The requirement, with its last day and what replaced it.</param>
/// <param name="Title">Title of its latest version.</param>
public sealed record WithdrawnNews(Requirement Requirement, string Title);

/// <summary>What happened in a week, by what the library publishes: no log and no person.</summary>
public sealed record WeekNews
{
    /// <summary>The week.</summary>
    public required IsoWeek Week { get; init; }

    /// <summary>One page of the versions published, the latest first.</summary>
    public required IReadOnlyList<PublishedNews> Published { get; init; }

    /// <summary>How many versions were published.</summary>
    public required int PublishedCount { get; init; }

    /// <summary>Requirements whose last day it was.</summary>
    public required IReadOnlyList<WithdrawnNews> Withdrawn { get; init; }

    /// <summary>Releases that were cut, the latest first.</summary>
    public required IReadOnlyList<Release> Releases { get; init; }

    /// <summary>Editions of standards that were replaced.</summary>
    public required IReadOnlyList<EditionReplacement> Replaced { get; init; }

    /// <summary>Standards whose openness was assessed, by designation.</summary>
    public required IReadOnlyList<Standard> Assessed { get; init; }

    /// <summary>The last week before it in which something happened, or null.</summary>
    public IsoWeek? Previous { get; init; }

    /// <summary>The first week after it in which something happened, or null.</summary>
    public IsoWeek? Next { get; init; }

    /// <summary>True when nothing happened.</summary>
    public bool IsEmpty => PublishedCount + Withdrawn.Count + Releases.Count + Replaced.Count + Assessed.Count == 0;
}

/// <summary>Reads what is new, week by week.</summary>
public sealed class NewsStore(LibraryHost host, RegisterStore registers, ReleaseStore releases)
{
    private string PublishedDay => $"\"{host.Schema}\".mt_immutable_date(data ->> 'published')";

    /// <summary>The latest week, not after a day, in which something happened; the day's own when nothing ever did.</summary>
    public async Task<IsoWeek> LatestAsync(DateOnly today, CancellationToken cancellation = default) =>
        (await NeighboursAsync(IsoWeek.Of(today.AddDays(7)), today, cancellation).ConfigureAwait(false)).Before ?? IsoWeek.Of(today);

    /// <summary>What happened in a week.</summary>
    /// <param name="week">The week.</param>
    /// <param name="today">What lies after it has not happened, also when its day is decided.</param>
    /// <param name="offset">How many of the published versions to leave out first.</param>
    /// <param name="count">How many of them to read.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<WeekNews> WeekAsync(IsoWeek week, DateOnly today, int offset, int count, CancellationToken cancellation = default)
    {
        var last = week.Last < today ? week.Last : today;
        var (published, total) = await PublishedAsync(week.First, last, offset, count, cancellation).ConfigureAwait(false);
        var all = await releases.ReleasesAsync(cancellation).ConfigureAwait(false);
        var standards = await registers.StandardsAsync(cancellation).ConfigureAwait(false);
        var (before, after) = await NeighboursAsync(week, today, cancellation).ConfigureAwait(false);
        return new()
        {
            Week = week,
            Published = published,
            PublishedCount = total,
            Withdrawn = await WithdrawnAsync(week.First, last, cancellation).ConfigureAwait(false),
            Releases = [.. all.Where(r => Within(r.Date))],
            Replaced = await ReplacedAsync(week.First, last, cancellation).ConfigureAwait(false),
            Assessed = [.. standards.Where(s => s.Openness.Date is { } day && Within(day))],
            Previous = before,
            Next = after,
        };

        bool Within(DateOnly day) => day >= week.First && day <= last;
    }

    private async Task<(IReadOnlyList<PublishedNews> Page, int Total)> PublishedAsync(
        DateOnly first, DateOnly last, int offset, int count, CancellationToken cancellation)
    {
        await using var command = host.Reading.CreateCommand(
            $"""
             select data ->> 'key', (data ->> 'number')::int, {PublishedDay}, data ->> 'changeKind', data -> 'content' ->> 'title',
                 data ->> 'changeNote', (count(*) over ())::int
             from "{host.Schema}".mt_doc_requirementversion where {PublishedDay} between $1 and $2
             order by {PublishedDay} desc, data ->> 'key' collate "C", (data ->> 'number')::int desc limit $3 offset $4
             """);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = last });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = offset });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var (page, total) = (new List<PublishedNews>(), 0);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            total = reader.GetInt32(6);
            page.Add(new(
                reader.GetString(0), reader.GetInt32(1), reader.GetFieldValue<DateOnly>(2), Enum.Parse<ChangeKind>(reader.GetString(3)),
                reader.GetString(4), reader.GetString(5)));
        }

        return (page, total);
    }

    private async Task<IReadOnlyList<WithdrawnNews>> WithdrawnAsync(DateOnly first, DateOnly last, CancellationToken cancellation)
    {
        await using var session = host.Store.QuerySession();
        var ended = await session.QueryAsync<Requirement>(
            "where data ->> 'status' = ? and data ->> 'lastDay' between ? and ? order by data ->> 'lastDay' desc, id", cancellation,
            nameof(RequirementStatus.Withdrawn), Iso(first), Iso(last)).ConfigureAwait(false);
        var versions = await session.LoadManyAsync<RequirementVersion>(
            cancellation, ended.Select(r => RequirementVersion.IdOf(r.Key, r.CurrentNumber))).ConfigureAwait(false);
        var titles = versions.ToDictionary(v => v.Key, v => v.Content.Title, StringComparer.Ordinal);
        return [.. ended.Select(r => new WithdrawnNews(r, titles.GetValueOrDefault(r.Key, r.Key)))];
    }

    private async Task<IReadOnlyList<EditionReplacement>> ReplacedAsync(DateOnly first, DateOnly last, CancellationToken cancellation)
    {
        await using var session = host.Store.QuerySession();
        return await session.QueryAsync<EditionReplacement>(
            "where data ->> 'from' between ? and ? order by data ->> 'from' desc, id", cancellation, Iso(first), Iso(last))
            .ConfigureAwait(false);
    }

    private async Task<(IsoWeek? Before, IsoWeek? After)> NeighboursAsync(IsoWeek week, DateOnly today, CancellationToken cancellation)
    {
        var days = await OtherDaysAsync(cancellation).ConfigureAwait(false);
        days.AddRange(await PublicationDaysAroundAsync(week, today, cancellation).ConfigureAwait(false));
        var (before, after) = (days.Where(d => d < week.First && d <= today).ToList(), days.Where(d => d > week.Last && d <= today).ToList());
        return (before.Count > 0 ? IsoWeek.Of(before.Max()) : null, after.Count > 0 ? IsoWeek.Of(after.Min()) : null);
    }

    // The index gives the days at the edges at once, however many versions there are.
    private async Task<IReadOnlyList<DateOnly>> PublicationDaysAroundAsync(IsoWeek week, DateOnly today, CancellationToken cancellation)
    {
        var versions = $"\"{host.Schema}\".mt_doc_requirementversion";
        await using var command = host.Reading.CreateCommand(
            $"""
             select max({PublishedDay}) from {versions} where {PublishedDay} < $1 and {PublishedDay} <= $3
             union all select min({PublishedDay}) from {versions} where {PublishedDay} > $2
             """);
        foreach (var day in new[] { week.First, week.Last, today })
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        return await DaysAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <summary>Every day on which something else than a publication happened. There are few.</summary>
    private async Task<List<DateOnly>> OtherDaysAsync(CancellationToken cancellation)
    {
        await using var command = host.Reading.CreateCommand(
            $"""
             select (data ->> 'lastDay')::date from "{host.Schema}".mt_doc_requirement where data ->> 'status' = 'Withdrawn' and data ->> 'lastDay' <> ''
             union select (data ->> 'date')::date from "{host.Schema}".mt_doc_release
             union select (data ->> 'from')::date from "{host.Schema}".mt_doc_editionreplacement
             union select (data -> 'openness' ->> 'date')::date from "{host.Schema}".mt_doc_standard where data -> 'openness' ->> 'date' <> ''
             """);
        return await DaysAsync(command, cancellation).ConfigureAwait(false);
    }

    private static async Task<List<DateOnly>> DaysAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var days = new List<DateOnly>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            if (!await reader.IsDBNullAsync(0, cancellation).ConfigureAwait(false))
                days.Add(reader.GetFieldValue<DateOnly>(0));
        return days;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
