using System.Diagnostics;
using System.Globalization;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;

namespace Kravbibliotek.Benchmarks;

/// <summary>Measures saving and publishing in a large library with a long change log, on a private PostgreSQL that writes to disk; see README.md.</summary>
internal static class CurationMeasurement
{
    private const int Requirements = 10_000;
    private const int Versions = 5;
    private const int LogRows = 100_000;
    private const int Drafts = 300;
    private static readonly Actor Author = new("konton/anna");
    private static readonly Actor Reviewer = new("konton/bo", IsLawyer: true);

    /// <summary>Runs it; the database in the folder is made when there is none, and stays for the next time.</summary>
    public static async Task RunAsync(string folder)
    {
        await using var host = new LibraryHost(new DatabaseOptions { Embedded = new() { DataRoot = folder } });
        await host.OpenAsync();
        await FillAsync(host);
        var drafts = new DraftStore(host, TimeProvider.System);
        var publishing = new Publishing(host, TimeProvider.System);
        var random = new Random();
        var (saves, publications) = (new List<double>(), new List<double>());
        var keys = await KeysAsync(host);
        foreach (var key in keys.Take(Drafts))
        {
            var started = Allowed(await drafts.StartAsync(key, Author));
            var content = started.Content! with { Text = CurationLibrary.Text(random) };
            var clock = Stopwatch.GetTimestamp();
            var saved = Allowed(await drafts.SaveAsync(key, started.Revision, content, Author));
            saves.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            var sent = Allowed(await drafts.DoAsync(key, saved.Revision, new SendForReview(Author), "Färdigt."));
            var approved = Allowed(await drafts.DoAsync(key, sent.Revision, new Approve(Reviewer), "Bra."));
            clock = Stopwatch.GetTimestamp();
            var outcome = await publishing.PublishAsync([new(key, approved.Revision, ChangeKind.Breaking, "Skärpt.")], Author);
            publications.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            if (outcome.Versions.Count != 1)
                throw new InvalidOperationException(string.Join('\n', outcome.Findings));
        }

        Console.WriteLine($".NET {Environment.Version}, {Environment.ProcessorCount} kärnor");
        Measures.Say("spara", saves);
        Measures.Say("publicera", publications);
        await CurationOverHttp.RunAsync(folder, keys[Drafts..]);
    }

    private static async Task FillAsync(LibraryHost host)
    {
        var import = new LibraryImport(host, TimeProvider.System);
        if (await import.IsEmptyAsync())
        {
            var clock = Stopwatch.StartNew();
            await import.ImportAsync(CurationLibrary.Of(Requirements, Versions), new("mätningen", "Fyller på."));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"läste in på {clock.Elapsed.TotalSeconds:F0} s"));
        }

        await using var command = host.Database.Owner.CreateCommand(
            $$"""
            set search_path to "{{host.Database.Schema}}";
            insert into mt_doc_change (id, data, mt_dotnet_type)
            select c.id || '-' || n, jsonb_set(c.data, '{id}', to_jsonb(c.id || '-' || n)), c.mt_dotnet_type
            from generate_series(1, 100) n, (select * from mt_doc_change order by id limit 1000) c
            limit greatest(0, {{LogRows}} - (select count(*) from mt_doc_change));
            analyze
            """);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Requirements without a draft, so that every turn does the same.</summary>
    private static async Task<List<string>> KeysAsync(LibraryHost host)
    {
        await using var command = host.Database.Owner.CreateCommand(
            $"""
            select id from "{host.Database.Schema}".mt_doc_requirement r
            where not exists (select from "{host.Database.Schema}".mt_doc_draft d where d.id = r.id) order by random() limit {2 * Drafts}
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var keys = new List<string>();
        while (await reader.ReadAsync())
            keys.Add(reader.GetString(0));
        return keys;
    }

    private static Draft Allowed(DraftOutcome outcome) =>
        outcome.Draft ?? throw new InvalidOperationException(string.Join('\n', outcome.Findings));
}
