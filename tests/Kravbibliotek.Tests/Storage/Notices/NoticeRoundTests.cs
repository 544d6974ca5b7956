using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Notices;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Tests.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Kravbibliotek.Tests.Storage.Notices;

/// <summary>Notices out of the change log, and the round that mails them.</summary>
public sealed class NoticeRoundTests : IAsyncLifetime
{
    private static readonly Actor Author = new("konton/anna");
    private readonly List<(string To, IReadOnlyList<string> Texts)> _sent = [];
    private CurationFixture _curation = null!;

    private AccountStore Accounts => new(_curation.Library.Host, _curation.Time, new EphemeralDataProtectionProvider(), new IdentityErrorDescriber());

    private NoticeStore Notices => new(_curation.Library.Host);

    public async Task InitializeAsync()
    {
        _curation = await CurationFixture.OpenAsync();
        foreach (var person in new[] { Person("anna", Role.Curator), Person("bo", Role.Reviewer), Person("cia", Role.Reviewer) })
            Assert.True((await Accounts.CreateAsync(new AccountUser(person), CancellationToken.None)).Succeeded);
        Assert.True(await Round().RunAsync(SendAsync));
    }

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task RunAsync_SentForReview_TellsEachReviewerOnce()
    {
        await SendForReviewAsync();

        await Round().RunAsync(SendAsync);
        await Round().RunAsync(SendAsync);

        Assert.Equal(["bo@prov.se", "cia@prov.se"], _sent.Select(s => s.To).Order(StringComparer.Ordinal));
        Assert.Single(await Notices.LatestAsync("bo", 10));
        Assert.Empty(await Notices.LatestAsync("anna", 10));
    }

    [Fact]
    public async Task RunAsync_NoMailServer_KeepsNoticesAndMailsNoneOfThemLater()
    {
        await SendForReviewAsync();

        await Round().RunAsync();
        await Round().RunAsync(SendAsync);

        Assert.Single(await Notices.LatestAsync("bo", 10));
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task RunAsync_DiesRightAfterALetter_SendsThatOneAgainAndNoOther()
    {
        await SendForReviewAsync();
        var dying = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Round().RunAsync(async (letter, cancellation) =>
        {
            await SendAsync(letter, cancellation);
            return ++dying == 2 ? throw new InvalidOperationException("Släckt.") : LetterFate.Sent;
        }));
        await using var restarted = await _curation.Library.OpenAnotherAsync();
        await Round(restarted).RunAsync(SendAsync);
        await Round(restarted).RunAsync(SendAsync);

        Assert.Equal(3, _sent.Count);
        Assert.Equal(1, _sent.Count(s => s.To == _sent[0].To));
    }

    [Fact]
    public async Task RunAsync_SeveralApplicationsAtOnce_SendOnce()
    {
        await SendForReviewAsync();
        await using var second = await _curation.Library.OpenAnotherAsync();

        await Task.WhenAll(new[] { _curation.Library.Host, second, _curation.Library.Host, second }
            .Select(host => Task.Run(() => Round(host).RunAsync(SendAsync))));

        Assert.Equal(["bo@prov.se", "cia@prov.se"], _sent.Select(s => s.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RunAsync_ServerFails_WaitsLongerEachTimeAndLosesNothing()
    {
        await SendForReviewAsync();

        await Round().RunAsync(FailAsync);
        await Round().RunAsync(SendAsync);
        Assert.Empty(_sent);
        var since = (await Notices.ProgressAsync())!.FailingSince;
        Assert.Equal(_curation.Time.Now, since);
        _curation.Time.Now += TimeSpan.FromSeconds(61);
        await Round().RunAsync(FailAsync);
        _curation.Time.Now += TimeSpan.FromSeconds(61);
        await Round().RunAsync(SendAsync);
        Assert.Empty(_sent);
        Assert.Equal(since, (await Notices.ProgressAsync())!.FailingSince);
        _curation.Time.Now += TimeSpan.FromMinutes(2);
        await Round().RunAsync(SendAsync);

        Assert.Equal(2, _sent.Count);
        Assert.Null((await Notices.ProgressAsync())!.FailingSince);
    }

    [Fact]
    public async Task RunAsync_OneAddressRefused_HoldsUpNobodyAndIsTriedAgain()
    {
        await SendForReviewAsync();

        await Round().RunAsync(RefuseBoAsync);
        Assert.Equal(["cia@prov.se"], _sent.Select(s => s.To));
        _curation.Time.Now += TimeSpan.FromMinutes(2);
        await Round().RunAsync(SendAsync);

        Assert.Equal(["cia@prov.se", "bo@prov.se"], _sent.Select(s => s.To));
    }

    [Fact]
    public async Task RunAsync_Daily_ComesTogetherInTheMorning()
    {
        await Notices.ChangeAsync("bo", s => s with { Mail = NoticeMail.Daily });
        await Notices.ChangeAsync("cia", s => s with { Mail = NoticeMail.Never });
        await SendForReviewAsync();
        await SendForReviewAsync();

        await Round().RunAsync(SendAsync);
        Assert.Empty(_sent);
        // Six in the morning UTC is seven in Sweden in November.
        _curation.Time.Now = new(2026, 11, 21, 5, 59, 59, TimeSpan.Zero);
        await Round().RunAsync(SendAsync);
        Assert.Empty(_sent);
        _curation.Time.Now = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
        await Round().RunAsync(SendAsync);

        var (to, texts) = Assert.Single(_sent);
        Assert.Equal(("bo@prov.se", 2), (to, texts.Count));
        Assert.Equal(2, (await Notices.LatestAsync("cia", 10)).Count);
    }

    [Fact]
    public async Task RunAsync_LineThatBecomesVisibleLate_IsTold()
    {
        await SendForReviewAsync();
        await Round().RunAsync(SendAsync);
        // Begun before the line that was read, and committed after it.
        _curation.Time.Now -= TimeSpan.FromMinutes(1);
        await SendForReviewAsync();

        await Round().RunAsync(SendAsync);

        Assert.Equal(2, (await Notices.LatestAsync("bo", 10)).Count);
        Assert.Equal(4, _sent.Count);
    }

    [Fact]
    public async Task RunAsync_LockedMeanwhile_IsToldNothingMore()
    {
        await SendForReviewAsync();
        await Round().RunAsync(FailAsync);
        var bo = (await Accounts.FindByIdAsync("bo", CancellationToken.None))!;
        bo.Change(a => a with { IsLocked = true });
        Assert.True((await Accounts.UpdateAsync(bo, CancellationToken.None)).Succeeded);

        _curation.Time.Now += TimeSpan.FromMinutes(5);
        await Round().RunAsync(SendAsync);

        Assert.Equal(["cia@prov.se"], _sent.Select(s => s.To));
    }

    [Fact]
    public async Task UnseenAsync_Seen_LeavesWhatComesAfter()
    {
        await SendForReviewAsync();
        await Round().RunAsync();
        await Notices.SeenAsync("bo", (await Notices.UnseenAsync("bo", 10))[0].Id);
        Assert.Empty(await Notices.UnseenAsync("bo", 10));
        _curation.Time.Now += TimeSpan.FromSeconds(1);
        await SendForReviewAsync();

        await Round().RunAsync();

        Assert.Single(await Notices.UnseenAsync("bo", 10));
        Assert.Equal(2, (await Notices.UnseenAsync("cia", 10)).Count);
    }

    private static Account Person(string id, Role role) => new()
    {
        Id = id,
        Name = id,
        NormalizedName = id,
        Email = $"{id}@prov.se",
        NormalizedEmail = id,
        Roles = [role],
    };

    private static Task<LetterFate> FailAsync(NoticeLetter letter, CancellationToken cancellation) => Task.FromResult(LetterFate.ServerFailed);

    private Task<LetterFate> SendAsync(NoticeLetter letter, CancellationToken cancellation)
    {
        lock (_sent)
            _sent.Add((letter.To.Email, [.. letter.Notices.Select(n => n.Text)]));
        return Task.FromResult(LetterFate.Sent);
    }

    private Task<LetterFate> RefuseBoAsync(NoticeLetter letter, CancellationToken cancellation) =>
        letter.To.Id == "bo" ? Task.FromResult(LetterFate.RecipientRefused) : SendAsync(letter, cancellation);

    private NoticeRound Round(LibraryHost? host = null) => new(host ?? _curation.Library.Host, _curation.Time);

    private async Task SendForReviewAsync()
    {
        var draft = await _curation.Drafts.CreateAsync(Area.Security, Build.Content("Nytt krav"), Author);
        CurationFixture.Allowed(await _curation.Drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(Author), "Färdigt."));
    }
}
