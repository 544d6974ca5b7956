using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Tests.Web.Accounts;

namespace Kravbibliotek.Tests.Web.Consultations;

/// <summary>What curators do with the comments of a consultation, and what reviewers see of it.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class CuratedConsultationTests(AccountWebFixture web)
{
    private readonly ConsultationSteps _steps = new(web);

    [Fact]
    public async Task Answer_ChangedByAnotherMeanwhile_Is409WithBothAndCanBeSentAgain()
    {
        var draft = await _steps.OutAsync();
        var here = $"/remisser/{draft.Key}/1";
        await web.Browser().SubmitAsync(here, ("Text", "Bra."));
        var curator = await _steps.CuratorAsync();
        var fields = (await curator.PageAsync($"/kuratering{here}")).Fields();
        await (await _steps.CuratorAsync()).SubmitAsync($"/kuratering{here}", ("Chosen", "1"), ("Effect", "ändrat"), ("Text", "Den andras svar."));

        (fields["Chosen"], fields["Effect"], fields["Text"]) = ("1", "delvis", "Mitt svar.");
        var response = await curator.PostAsync($"/kuratering{here}/svara", new FormUrlEncodedContent(fields));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Den andras svar.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Mitt svar.", page.QuerySelector("#Text")!.TextContent.Trim());
        Assert.True(page.QuerySelector("#valj-1")!.HasAttribute("checked"));
        var again = page.Fields();
        again["Text"] = "Mitt svar.";
        Assert.Equal(
            $"302 /kuratering{here}", (await curator.PostAsync($"/kuratering{here}/svara", new FormUrlEncodedContent(again))).Summary());
        Assert.Contains("Mitt svar.", (await curator.PageAsync(here)).Text("#synpunkt-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_NothingChosenOrSaid_Is400WithEveryFault()
    {
        var draft = await _steps.OutAsync();
        var here = $"/kuratering/remisser/{draft.Key}/1";
        await web.Browser().SubmitAsync($"/remisser/{draft.Key}/1", ("Text", "Bra."));

        var response = await (await _steps.CuratorAsync()).SubmitAsync(here, ("Text", " "));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            ["#Chosen", "#Effect", "#Text"],
            (await response.PageAsync()).QuerySelectorAll(".ds-error-summary a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Moderate_RejectAndShowAgain_SaysWhy()
    {
        var draft = await _steps.OutAsync();
        var here = $"/kuratering/remisser/{draft.Key}/1";
        await web.Browser().SubmitAsync($"/remisser/{draft.Key}/1", ("Text", "Köp billiga klockor."));
        var curator = await _steps.CuratorAsync();
        var fields = (await curator.PageAsync($"{here}/1")).Fields($"form[action$='/avvisa']");

        fields["Reason"] = " ";
        Assert.Equal(HttpStatusCode.BadRequest, (await curator.PostAsync($"{here}/1/avvisa", new FormUrlEncodedContent(fields))).StatusCode);
        fields["Reason"] = "Skräppost.";
        Assert.Equal($"302 {here}", (await curator.PostAsync($"{here}/1/avvisa", new FormUrlEncodedContent(fields))).Summary());
        Assert.Contains("Skräppost.", (await curator.PageAsync(here)).Text("main"), StringComparison.Ordinal);
        Assert.Contains("Alla", (await curator.PageAsync($"{here}?visa=avvisad")).Text("main nav[aria-label='Visa synpunkter']"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await curator.PostAsync($"{here}/1/avvisa", new FormUrlEncodedContent(fields))).StatusCode);

        Assert.Equal($"302 {here}", (await curator.SubmitAsync($"{here}/1")).Summary());
        Assert.Contains("klockor", (await curator.PageAsync($"/remisser/{draft.Key}/1")).Text("#synpunkt-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Reviewer_ReadsButAnswersNot()
    {
        var draft = await _steps.OutAsync();
        await web.Browser().SubmitAsync($"/remisser/{draft.Key}/1", ("Text", "Bra."));
        var reviewer = await (await web.PersonAsync(Role.Reviewer)).SignedInAsync();

        var page = await reviewer.PageAsync($"/kuratering/remisser/{draft.Key}/1");

        Assert.Contains("Bra.", page.Text("main"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main button, main input[name=Chosen]"));
    }
}
