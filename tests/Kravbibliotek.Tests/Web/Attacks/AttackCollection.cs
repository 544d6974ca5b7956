using Kravbibliotek.Accounts;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>Tests that share one application, which is full of what attackers wrote.</summary>
[CollectionDefinition(Name)]
public sealed class AttackCollection : ICollectionFixture<AccountWebFixture>
{
    public const string Name = "angrepp";
}

/// <summary>What attacks need of the application.</summary>
internal static class AttackedWeb
{
    /// <summary>Roles that can sign in, those that can do the least harm first.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Procurer, Role.Reviewer, Role.Curator, Role.Administrator];

    public static T Service<T>(this AccountWebFixture web)
        where T : notnull => web.Services.GetRequiredService<T>();

    /// <summary>A browser in which a new person of the role is signed in.</summary>
    public static async Task<HttpClient> SignedInAsync(this AccountWebFixture web, Role role) =>
        await (await web.PersonAsync(role, isLawyer: role == Role.Reviewer)).SignedInAsync();

    /// <summary>A draft of a new requirement.</summary>
    public static Task<Kravbibliotek.Curation.Draft> DraftAsync(this AccountWebFixture web, RequirementContent? content = null, string by = "konton/anna") =>
        web.Service<DraftStore>().CreateAsync(Area.Delivery, content ?? Build.Content(), new(by));

    /// <summary>The token that forms of a page carry, for requests whose body is not a form.</summary>
    public static async Task<string> TokenAsync(this HttpClient browser, string page = "/om") =>
        (await browser.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
}
