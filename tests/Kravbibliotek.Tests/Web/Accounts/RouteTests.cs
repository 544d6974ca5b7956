using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Proposals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>Every route for every kind of visitor, as <see cref="RouteTable"/> says.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class RouteTests(AccountWebFixture web)
{
    [Fact]
    public void Routes_All_StandInTheTable()
    {
        var routes = Endpoints().SelectMany(e => MethodsOf(e).Select(method => $"{method} /{e.RoutePattern.RawText!.TrimStart('/')}"));

        Assert.Equal(RouteTable.Rows.Select(r => r.Name).Order(StringComparer.Ordinal), routes.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Routes_All_SayWhoMayUseThem() => Assert.All(
        Endpoints(),
        e => Assert.True(e.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || e.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not null, e.DisplayName));

    [Fact]
    public async Task Policy_NothingSaid_IsClosedToAdministratorsToo()
    {
        var policy = await web.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        var administrator = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(
            [new(System.Security.Claims.ClaimTypes.Role, nameof(Role.Administrator))], "prov"));

        var result = await web.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(administrator, null, policy!);

        Assert.False(result.Succeeded);
    }

    [Theory]
    [InlineData(Asker.Anonymous)]
    [InlineData(Asker.Procurer)]
    [InlineData(Asker.Curator)]
    [InlineData(Asker.Reviewer)]
    [InlineData(Asker.Administrator)]
    [InlineData(Asker.WithoutSecondFactor)]
    [InlineData(Asker.OtherOrganisation)]
    public async Task Request_EveryRoute_IsAllowedOrRefusedAsTheTableSays(Asker asker)
    {
        var browser = web.Browser();
        if (RouteTable.RoleOf(asker) is { } role)
        {
            var organisation = asker == Asker.OtherOrganisation ? "kommun-1480" : "kommun-0180";
            browser = await (await web.PersonAsync(role, asker == Asker.WithoutSecondFactor ? false : null, organisation: organisation))
                .SignedInAsync();
        }

        await MakeSubmissionsAsync();
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows)
        {
            var method = row.Method == "*" ? HttpMethod.Get : HttpMethod.Parse(row.Method);
            using var request = new HttpRequestMessage(method, row.Address);
            if (method == HttpMethod.Post)
                request.Content = new FormUrlEncodedContent([]);
            var response = await browser.SendAsync(request);
            var isRefused = IsRefused(response) || (row.IsHidden && response.StatusCode == HttpStatusCode.NotFound);
            if (isRefused == row.Allowed.Contains(asker))
                wrong.Add($"{row.Name}: {response.Summary()}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("/administration/konton/")]
    [InlineData("/Administration/Konton")]
    [InlineData("/administration//konton")]
    [InlineData("/administration/%6bonton")]
    [InlineData("/om/../administration/konton")]
    public async Task Get_ClosedPageWrittenOtherwise_IsNotOpen(string address)
    {
        var browser = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        var response = await browser.GetAsync(address);

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
    }

    [Fact]
    public async Task Post_ClosedPage_Is403InSwedish()
    {
        var response = await web.Browser().PostAsync("/administration/konton/bjud-in", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.NotEmpty((await response.PageAsync()).Text("h1"));
    }

    /// <summary>Makes what the addresses of feedback and proposals lead to.</summary>
    private async Task MakeSubmissionsAsync()
    {
        var submissions = web.Services.GetRequiredService<SubmissionStore>();
        var feedback = new Submission
        {
            Id = RouteTable.VisitorsFeedback,
            Kind = SubmissionKind.Feedback,
            At = WebFixture.Now,
            Area = Area.Accessibility,
            Key = "TIL-001",
            Number = 1,
            Text = "Synpunkt.",
        };
        var proposal = feedback with
        {
            Id = RouteTable.OwnProposal,
            Kind = SubmissionKind.Change,
            Title = "Förslag",
            Proposal = new("Skäl.", null, null, null, null),
            Organisation = "kommun-0180",
        };
        if (await submissions.FindAsync(feedback.Id) is null)
            await submissions.ReceiveAsync([feedback, proposal]);
    }

    private static bool IsRefused(HttpResponseMessage response)
    {
        var where = response.Headers.Location?.OriginalString ?? "";
        return response.StatusCode == HttpStatusCode.Forbidden
            || where.StartsWith("/logga-in?tillbaka=", StringComparison.Ordinal)
                || where.StartsWith("/konto/tvafaktor?tillbaka=", StringComparison.Ordinal);
    }

    private static IEnumerable<string> MethodsOf(Endpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        // HEAD comes with GET.
        return methods.Count == 0 ? ["*"] : methods.Where(m => m != "HEAD");
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        // The files of an application that has not been published.
        .Where(e => e.RoutePattern.RawText != "{**path:file}");
}
