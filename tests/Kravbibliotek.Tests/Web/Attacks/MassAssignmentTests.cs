using Kravbibliotek.Accounts;
using Kravbibliotek.Storage;
using Kravbibliotek.Tests.Web.Accounts;
using Npgsql;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>Fields that no form offers are sent with every form: what they name is not changed by it.</summary>
[Collection(AttackCollection.Name)]
public sealed class MassAssignmentTests(AccountWebFixture web)
{
    private const string Mark = "intrång-prov";

    private static readonly string[] Texts =
    [
        "Authors", "Authors[0]", "Draft.Authors[0]", "Reviewer", "Draft.Reviewer", "Content.Title", "Draft.Content.Title", "By.Account", "Actor.Account",
        "Account", "AccountId", "Who", "UserId", "Owner", "Responsible", "AnsweredBy", "Fingerprint", "Id", "Answer.Text", "Answer.By", "ModeratedBy",
        "Plan.By", "Plan.Note", "SecurityStamp", "PasswordHash", "NormalizedEmail", "Change.Who", "Context.Who", "Tags[0]", "Reference.Key",
    ];

    private static readonly (string Name, string Value)[] Values =
    [
        ("State", "Approved"), ("Draft.State", "Approved"), ("Status", "Published"), ("Requirement.Status", "Withdrawn"), ("CurrentNumber", "99"),
        ("Number", "99"), ("Version.Number", "99"), ("BasedOn", "99"), ("Published", "2020-01-01"), ("IsLawyer", "true"), ("IsLocked", "true"), ("IsDemo", "true"),
        ("Role", "Administrator"), ("Roles", "Administrator"), ("Roles[0]", "Administrator"), ("Roles[1]", "Curator"), ("Organisation", "kommun-0114"),
        ("TwoFactorKey", "A"), ("Plan.Day", "2026-01-01"), ("Draft.Plan.Day", "2026-01-01"), ("Confirmed", "true"), ("IsShown", "true"), ("ShownAt", "2020-01-01"),
    ];

    [Theory]
    [InlineData(Role.Procurer)]
    [InlineData(Role.Curator)]
    [InlineData(Role.Reviewer)]
    public async Task Post_FieldsThatNoFormOffers_ChangeNothing(Role role)
    {
        await web.DraftAsync();
        var browser = await web.SignedInAsync(role);
        var accounts = await AccountsAsync();
        var forms = (await browser.CrawlAsync()).Where(a => a.IsPage).SelectMany(FoundForm.On)
            .Where(f => f.Route is not ("/logga-ut" or "/konto/losenord" or "/konto/tvafaktor" or "/konto/aterstallningskoder"))
            .DistinctBy(f => f.Kind).ToList();

        foreach (var form in forms)
        {
            using var page = await browser.GetAsync(form.Page);
            var offered = (await page.PageAsync()).QuerySelectorAll("form [name]").Select(e => e.GetAttribute("name")).ToHashSet();
            using var response = await form.SendAsync(
                browser, _ => null, Texts.Select(t => (t, Mark)).Concat(Values).Where(f => !offered.Contains(f.Item1)));
            Assert.True(response is null || (int)response.StatusCode < 500, form.Kind);
        }

        Assert.NotEmpty(forms);
        Assert.Equal(accounts, await AccountsAsync());
        await RequireNothingTakenAsync();
    }

    /// <summary>What decides what an account may do.</summary>
    private async Task<string> AccountsAsync() => (string)(await AskAsync(
        """
        select string_agg(concat_ws('|', id, data -> 'roles', data -> 'isLawyer', data -> 'isLocked', data -> 'isDemo', data -> 'organisation'), ' ' order by id)
        from {0}.mt_doc_account
        """))!;

    private async Task RequireNothingTakenAsync()
    {
        var tables = (string[])(await AskAsync(
            // What somebody types is kept as typed until it is saved, for that person alone.
            "select array_agg(tablename::text) from pg_tables where schemaname = trim('{0}', '\"') and tablename like 'mt\\_doc\\_%' and tablename <> 'mt_doc_draftinput'"))!;
        foreach (var table in tables)
            Assert.True(await AskAsync($"select count(*) from {{0}}.{table} where data::text like '%{Mark}%'") is 0L, table);
        Assert.Equal(0L, await AskAsync("select count(*) from {0}.mt_doc_draft where data -> 'authors' @> jsonb_build_array(data -> 'reviewer')"));
        Assert.Equal(0L, await AskAsync(
            """
            select count(*) from {0}.mt_doc_requirement r where (data ->> 'currentNumber')::int
                <> (select count(*) from {0}.mt_doc_requirementversion v where v.data ->> 'key' = r.id)
            """));
    }

    private async Task<object?> AskAsync(string sql)
    {
        var database = web.Service<LibraryHost>().Database;
        var schema = new NpgsqlCommandBuilder().QuoteIdentifier(database.Schema);
        await using var command = database.Owner.CreateCommand(sql.Replace("{0}", schema, StringComparison.Ordinal));
        return await command.ExecuteScalarAsync();
    }
}
