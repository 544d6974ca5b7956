using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kravbibliotek.Tests.Storage.Curation;

/// <summary>A small library with all that curates it, on a clock that stands still.</summary>
internal sealed class CurationFixture : IAsyncDisposable
{
    public static readonly Actor Author = new("anna");
    public static readonly Actor Reviewer = new("bo");

    private CurationFixture(LibraryFixture library) => (Library, Drafts, Publishing) = (library, new(library.Host, Time), new(library.Host, Time));

    public LibraryFixture Library { get; }

    public SetTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    public DraftStore Drafts { get; }

    public Publishing Publishing { get; }

    public RetirementStore Retirements => new(Library.Host, Library.Requirements, Library.Registers, Time);

    public DateOnly Today => SwedishDay.Of(Time.Now);

    /// <summary>A library with one requirement of each area, with two versions each and no profiles.</summary>
    public static async Task<CurationFixture> OpenAsync()
    {
        var library = new LibraryFixture();
        await library.InitializeAsync();
        await library.ImportAsync(Build.Library(8) with { Profiles = [] });
        return new(library);
    }

    /// <summary>The job as another application would run it.</summary>
    public CurationJob Job(LibraryHost? host = null)
    {
        host ??= Library.Host;
        return new(
            host, new(host, Time), new(host, Time), new(host, new(host, Time), new(host, Library.Changes), Time), Time, NullLogger<CurationJob>.Instance);
    }

    /// <summary>A draft of the next version of a requirement, approved.</summary>
    public async Task<Draft> ApprovedAsync(string key, string text = "Tjänsten {{ska}} kryptera all trafik med moderna protokoll.")
    {
        var draft = Allowed(await Drafts.StartAsync(key, Author));
        return await ApproveAsync(Allowed(await Drafts.SaveAsync(key, draft.Revision, draft.Content! with { Text = text }, Author)));
    }

    /// <summary>The draft sent for review and approved.</summary>
    public async Task<Draft> ApproveAsync(Draft draft)
    {
        var sent = Allowed(await Drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(Author), "Färdigt."));
        return Allowed(await Drafts.DoAsync(draft.Key, sent.Revision, new Approve(Reviewer), "Bra."));
    }

    public Task<PublishOutcome> PublishAsync(params Draft[] drafts) => Publishing.PublishAsync(
        [.. drafts.Select(d => new PublishOrder(d.Key, d.Revision, d.BasedOn == 0 ? ChangeKind.New : ChangeKind.Substantive, "Skärpt."))], Author);

    public static Draft Allowed(DraftOutcome outcome)
    {
        Assert.Empty(outcome.Findings);
        Assert.Null(outcome.Conflict);
        return outcome.Draft!;
    }

    public Task<long> CountAsync(string table, string where = "true") =>
        Library.ScalarAsync<long>($"select count(*) from mt_doc_{table} where {where}");

    public ValueTask DisposeAsync() => new(Library.DisposeAsync());
}
