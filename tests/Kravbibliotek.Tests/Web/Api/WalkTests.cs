using System.Diagnostics;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Freshness;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Kravbibliotek.Tests.Web.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Api;

/// <summary>Reading the whole list in parts, also while it changes, and only what is published.</summary>
[Collection(CurationWebCollection.Name)]
public sealed class WalkTests(AccountWebFixture web)
{
    private readonly CurationSteps _steps = new(web);

    [Fact]
    public async Task Walk_WhileSomethingIsPublished_GivesWhatWasThereExactlyOnce()
    {
        var (author, reviewer) = (await _steps.CuratorAsync(), await _steps.ReviewerAsync());
        Forget();
        var before = await WalkAsync("/api/v1/krav?antal=100", _ => Task.CompletedTask);
        var published = new List<string>();

        var walked = await WalkAsync("/api/v1/krav?antal=20", async part =>
        {
            // New keys before and after where the reader is, and a new version of what has been read.
            if (part is not (2 or 5))
                return;
            published.Add(await PublishAsync(Area.Architecture, author, reviewer));
            published.Add(await PublishAsync(Area.Accessibility, author, reviewer));
            published.Add((await _steps.PublishedAsync(author, reviewer)).Key);
            Forget();
        });

        Assert.Equal(walked.Distinct(), walked);
        Assert.Equal(before, walked.Except(published));
        Assert.Equal(walked.Order(StringComparer.Ordinal), walked);
        Assert.Equal(before.Concat(published).Order(StringComparer.Ordinal), await WalkAsync("/api/v1/krav?antal=100", _ => Task.CompletedTask));
    }

    [Fact]
    public async Task Get_RequirementThatGotANewVersion_HasAnotherTagAndTheOldVersionIsTheSame()
    {
        var (author, reviewer) = (await _steps.CuratorAsync(), await _steps.ReviewerAsync());
        var draft = await _steps.NextAsync(author, reviewer);
        var client = web.Browser();
        var (now, first) = ($"/api/v1/krav/{draft.Key}", $"/api/v1/krav/{draft.Key}/versioner/1");
        var (tag, firstTag) = ((await client.GetAsync(now)).Headers.ETag, (await client.GetAsync(first)).Headers.ETag);

        var approved = await _steps.ApprovedAsync(draft, author, reviewer);
        await PublishAsync(approved, ChangeKind.Breaking, author);
        Forget();

        var answer = await client.GetAsync(now);
        Assert.NotEqual(tag, answer.Headers.ETag);
        Assert.Equal(2, (await answer.JsonAsync()).GetProperty("version").GetProperty("number").GetInt32());
        var old = await client.GetAsync(first);
        Assert.Equal(firstTag, old.Headers.ETag);
        Assert.EndsWith("/versioner/2", Assert.Single(old.Links()["successor-version"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Draft_IsNowhereNotEvenForItsAuthor()
    {
        var author = await _steps.CuratorAsync();
        const string Secret = "Hemligt utkast om grävlingar";
        var draft = await _steps.NewAsync(author, Secret);
        var next = await _steps.NextAsync(author, await _steps.ReviewerAsync());

        foreach (var client in new[] { web.Browser(), await author.SignedInAsync() })
        {
            var missing = await client.GetAsync($"/api/v1/krav/{draft.Key}");
            var versions = await client.GetAsync($"/api/v1/krav/{draft.Key}/versioner");
            var found = await client.JsonAsync("/api/v1/krav?q=gr%C3%A4vlingar");
            var published = await client.GetStringAsync($"/api/v1/krav/{next.Key}");

            Assert.Equal(("finns-inte", "finns-inte"), (await missing.CodeAsync(), await versions.CodeAsync()));
            Assert.Equal(0, found.GetProperty("total").GetInt32());
            Assert.DoesNotContain("moderna protokoll", published, StringComparison.Ordinal);
            Assert.DoesNotContain(draft.Key, await WalkAsync("/api/v1/krav?antal=100", _ => Task.CompletedTask));
        }
    }

    [Fact]
    public async Task Get_AsSomebodySignedIn_IsWhatEverybodyGets()
    {
        var author = await _steps.CuratorAsync();
        await _steps.PublishedAsync(author, await _steps.ReviewerAsync());
        var signedIn = await author.SignedInAsync();
        Forget();

        foreach (var address in new[] { "/api/v1", "/api/v1/krav?antal=100", "/api/v1/krav/LEV-003", "/api/v1/utgavor", "/api/v1/profiler" })
        {
            var answer = await signedIn.GetStringAsync(address);
            Assert.Equal(await web.Browser().GetStringAsync(address), answer);
            Assert.DoesNotContain(author.Id, answer, StringComparison.Ordinal);
            Assert.DoesNotContain(author.Email, answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task List_OfOneOrAHundred_AsksTheDatabaseEquallyOften()
    {
        await CommandsAsync("/api/v1/krav?antal=1&omrade=leverans&q=leverans");
        Forget();

        var one = await CommandsAsync("/api/v1/krav?antal=1");
        var hundred = await CommandsAsync("/api/v1/krav?antal=100");

        Assert.InRange(one, 1, 6);
        Assert.Equal(one, hundred);
    }

    [Theory]
    [InlineData("omrade=leverans")]
    [InlineData("omrade=leverans&omrade=sakerhet&typ=kontraktsvillkor")]
    [InlineData("niva=bas&status=publicerad")]
    [InlineData("status=upphavd")]
    [InlineData("standard=EN-301-549")]
    [InlineData("lag=2016-1145&profil=molntjanst")]
    [InlineData("mal=M15&tagg=support")]
    [InlineData("q=svarstid")]
    [InlineData("q=krypteringg")]
    [InlineData("standard=finns-inte")]
    public async Task List_Filtered_FindsAsManyAsThePage(string filter)
    {
        Forget();
        var answer = await web.Browser().JsonAsync($"/api/v1/krav?{filter}");
        var page = await web.Browser().PageAsync($"/krav?{filter}");

        Assert.StartsWith($"{answer.GetProperty("total").GetInt32()} krav", page.Text(".app-main h2"), StringComparison.Ordinal);
        Assert.Equal(answer.GetProperty("total").GetInt32(), (await WalkAsync($"/api/v1/krav?antal=7&{filter}", _ => Task.CompletedTask)).Count);
    }

    /// <summary>What is published here and not with a form is otherwise seen when the database has told of it, a moment later.</summary>
    private void Forget() => web.Services.GetRequiredService<PublishedChanges>().MayHaveChanged();

    private async Task<List<string>> WalkAsync(string from, Func<int, Task> afterPart)
    {
        var keys = new List<string>();
        var next = from;
        for (var part = 1; next is not null; part++)
        {
            var response = await web.Browser().GetAsync(next);
            var list = await response.JsonAsync();
            keys.AddRange(list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("key").GetString()!));
            next = list.GetProperty("next").GetString();
            Assert.Equal(next, response.Links()["next"].SingleOrDefault());
            await afterPart(part);
        }

        return keys;
    }

    private async Task<string> PublishAsync(Area area, Person author, Person reviewer)
    {
        var draft = await _steps.Drafts.CreateAsync(area, Build.Content("Kryptering av trafik"), CurationSteps.ActorOf(author));
        var approved = await _steps.ApprovedAsync(draft, author, reviewer);
        await PublishAsync(approved, ChangeKind.New, author);
        return approved.Key;
    }

    private async Task PublishAsync(Draft approved, ChangeKind kind, Person author) =>
        Assert.Single((await web.Services.GetRequiredService<Publishing>().PublishAsync(
            [new(approved.Key, approved.Revision, kind, "En ändring.")], CurationSteps.ActorOf(author))).Versions);

    /// <summary>How many commands one request sends to the database, by the trace that it belongs to.</summary>
    private async Task<int> CommandsAsync(string address)
    {
        var trace = ActivityTraceId.CreateRandom();
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.TraceId == trace ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.TraceId == trace && activity.GetTagItem("db.query.text") is not null)
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Headers = { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } },
        };
        (await web.Browser().SendAsync(request)).EnsureSuccessStatusCode();
        return count;
    }
}
