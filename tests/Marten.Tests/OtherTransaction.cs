using Npgsql;

namespace Marten.Tests;

/// <summary>Somebody else's transaction, which holds what a save needs.</summary>
internal static class OtherTransaction
{
    /// <summary>Runs the call while the other transaction is open, ends that one as soon as the call waits for it, and tells what came of it.</summary>
    public static async Task<string> AgainstAsync(Database database, string sql, bool commits, Func<Task<string>> call)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(database.Sql(sql), connection, transaction)) await command.ExecuteNonQueryAsync();
        var result = call();
        var waits = await IsBlockedAsync(database, connection.ProcessID, result);
        if (commits) await transaction.CommitAsync();
        else await transaction.RollbackAsync();
        return $"{(waits ? "waits for the other transaction" : "does not wait")}; then {await result}";
    }

    private static async Task<bool> IsBlockedAsync(Database database, int process, Task call)
    {
        for (var attempt = 0; attempt < 500 && !call.IsCompleted; attempt++)
        {
            if (await database.ValueAsync($"select count(*) from pg_stat_activity where {process} = any(pg_blocking_pids(pid))") != "0") return true;
            await Task.Delay(10);
        }
        return false;
    }
}
