using System.Collections.Concurrent;
using System.Net;

namespace Kravbibliotek.Tests.Processes;

/// <summary>What the application has said is done.</summary>
internal sealed class Acknowledged
{
    /// <summary>Key of a draft, and the mark that was saved in it.</summary>
    public ConcurrentQueue<(string Key, string Mark)> Saves { get; } = [];

    /// <summary>Id of a version, and the mark in its text.</summary>
    public ConcurrentQueue<(string Id, string Mark)> Versions { get; } = [];

    /// <summary>Names of releases.</summary>
    public ConcurrentQueue<string> Releases { get; } = [];

    /// <summary>What was refused, and what the page said.</summary>
    public ConcurrentQueue<string> Refused { get; } = [];

    /// <summary>How much has been acknowledged.</summary>
    public int Count => Saves.Count + Versions.Count + Releases.Count;
}

/// <summary>The work of curators and reviewers, through the pages, one turn at a time. A turn that is refused is given up.</summary>
internal sealed class CurationWork(Acknowledged told)
{
    private const string Field = "Guidance";

    /// <summary>Adds a mark to what the draft says, as one who works in a page does. The answer is the page's.</summary>
    public async Task<Sent> SaveAsync(Colleague curator, string key, bool isFresh = false)
    {
        var mark = Marks.New();
        var page = await EditorAsync(curator, key);
        var sent = await curator.SubmitAsync(
            page, Edit(key), f => f.Name != Field ? null : isFresh ? mark : $"{f.Value} {mark}", "Do=save");
        if (sent.IsTaken)
            told.Saves.Enqueue((key, mark));
        return sent;
    }

    /// <summary>Writes, has reviewed and publishes some requirements together.</summary>
    public async Task PublishAsync(Colleague curator, Colleague reviewer, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            var draft = $"/kuratering/utkast/{key}";
            if ((await curator.GetAsync(Edit(key))).Status != HttpStatusCode.OK)
                await curator.SubmitAsync(await curator.GetAsync($"/krav/{key}"), $"/kuratering/krav/{key}/utkast");
            if (!IsTaken(await SaveAsync(curator, key, isFresh: true))
                || !IsTaken(await curator.SubmitAsync(await curator.GetAsync(draft), $"{draft}/skicka"))
                || !IsTaken(await reviewer.SubmitAsync(
                    await reviewer.GetAsync($"{draft}/granska"), $"{draft}/granska", f => f.Name == "Decision" ? "godkann" : null)))
                return;
        }

        var asked = await curator.SubmitAsync(await curator.GetAsync("/kuratering/publicera"), "/kuratering/publicera", f =>
            keys.Any(k => f.Name == $"Rows[{k}].Chosen") ? "true" : keys.Any(k => f.Name == $"Rows[{k}].Note") ? "Prövad." : null);
        var done = await curator.SubmitAsync(asked.Page, "/kuratering/publicera/bekrafta");
        if (!IsTaken(done))
            return;
        foreach (var id in done.Location.Split("version=").Skip(1).Select(v => Uri.UnescapeDataString(v.TrimEnd('&'))))
            told.Versions.Enqueue((id, told.Saves.Last(s => id.StartsWith(s.Key + "/", StringComparison.Ordinal)).Mark));
    }

    /// <summary>Makes a release when there is something new in the library.</summary>
    public async Task ReleaseAsync(Colleague curator)
    {
        const string Releases = "/kuratering/utgavor";
        var asked = await curator.SubmitAsync(await curator.GetAsync(Releases), Releases);
        var done = asked.Status == HttpStatusCode.OK ? await curator.SubmitAsync(asked.Page, Releases) : asked;
        if (IsTaken(done))
            told.Releases.Enqueue(done.Location.Split('/')[^1]);
    }

    private bool IsTaken(Sent sent)
    {
        if (!sent.IsTaken)
            told.Refused.Enqueue($"{sent.Page.Address}: {(int)sent.Status} {sent.Page.Page.QuerySelector("main")?.TextContent.ReplaceLineEndings(" ").Trim()}");
        return sent.IsTaken;
    }

    private static string Edit(string key) => $"/kuratering/utkast/{key}/redigera";

    /// <summary>The editor; what was refused the last time is thrown away, because the mark in it was never acknowledged.</summary>
    private static async Task<Web.Attacks.Answer> EditorAsync(Colleague curator, string key)
    {
        var page = await curator.GetAsync(Edit(key));
        return (await curator.SubmitAsync(page, $"/kuratering/utkast/{key}/osparat/kasta")).IsTaken ? await curator.GetAsync(Edit(key)) : page;
    }
}
