using Kravbibliotek.Accounts;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>Reads accounts for those who look after them.</summary>
public sealed class AccountRegister(LibraryHost host)
{
    /// <summary>What the change log puts before the id of an account.</summary>
    internal const string Prefix = "konton/";

    /// <summary>The condition that holds for whoever curates, reviews or looks after accounts.</summary>
    internal const string IsStaff =
        """
        where data -> 'roles' @> '["Curator"]' or data -> 'roles' @> '["Reviewer"]' or data -> 'roles' @> '["Administrator"]'
        """;


    /// <summary>What the change log and the rules of curation call an account.</summary>
    public static string SubjectOf(string accountId) => Prefix + accountId;

    /// <summary>The names of those who did something, by what the change log calls them. Whoever is not an account is called as there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        IEnumerable<string> subjects, CancellationToken cancellation = default)
    {
        var asked = subjects.Distinct(StringComparer.Ordinal).ToList();
        var ids = asked.Where(s => s.StartsWith(Prefix, StringComparison.Ordinal)).Select(s => s[Prefix.Length..]).ToList();
        await using var session = host.Store.LightweightSession();
        var accounts = await session.LoadManyAsync<Account>(cancellation, ids).ConfigureAwait(false);
        var names = accounts.ToDictionary(a => SubjectOf(a.Id), a => a.Name, StringComparer.Ordinal);
        return asked.ToDictionary(s => s, s => names.GetValueOrDefault(s, s), StringComparer.Ordinal);
    }

    /// <summary>Those who curate, review or look after accounts, by name.</summary>
    public async Task<IReadOnlyList<Account>> StaffAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<Account>($"{IsStaff} order by data ->> 'normalizedName', id limit 500", cancellation).ConfigureAwait(false);
    }

    /// <summary>One page of all accounts by name, from 0.</summary>
    public async Task<IReadOnlyList<Account>> PageAsync(int offset, int count, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<Account>(
            "order by data ->> 'normalizedName', id limit ? offset ?", cancellation, count, offset).ConfigureAwait(false);
    }

    /// <summary>How many accounts there are.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation = default)
    {
        await using var command = host.Writing.CreateCommand($"select count(*)::int from \"{host.Schema}\".mt_doc_account");
        return (int)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>True when somebody who is not locked can look after accounts.</summary>
    public Task<bool> HasAdministratorAsync(CancellationToken cancellation = default) => AnyAsync(
        "data -> 'roles' @> '[\"Administrator\"]'::jsonb and data ->> 'isLocked' = 'false'", cancellation);

    /// <summary>Accounts with a known password; there must be none in operation.</summary>
    public async Task<IReadOnlyList<Account>> DemoAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<Account>("where data ->> 'isDemo' = 'true' order by id", cancellation).ConfigureAwait(false);
    }

    private async Task<bool> AnyAsync(string condition, CancellationToken cancellation)
    {
        await using var command =
            host.Writing.CreateCommand($"select exists(select 1 from \"{host.Schema}\".mt_doc_account where {condition})");
        return (bool)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }
}
