using Npgsql;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>Whether a database folds, splits and sorts Swedish letters. One that does not would lose hits and order without a word.</summary>
internal static class SwedishCheck
{
    public const string TrigramCode = "pg_trgm";
    public const string LanguageCode = "sprak";

    private const string HowToCreate =
        "Skapa databasen så här: CREATE DATABASE kravbibliotek OWNER krav_agare TEMPLATE template0 ENCODING 'UTF8' " +
        "LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'sv-SE';";

    /// <summary>Looks at encoding, lower case, trigrams and order; null when all is right.</summary>
    public static async Task<HealthProblem?> FindProblemAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string Letters = """
            select current_setting('server_encoding') = 'UTF8',
                   lower('Å') = 'å',
                   (select string_agg(x, '' order by x) from unnest(array['ö', 'ä', 'z', 'å', 'a']) x) = 'azåäö',
                   exists (select 1 from pg_extension where extname = 'pg_trgm')
            """;
        bool utf8, folds, sorts, trigrams;
        await using (var command = new NpgsqlCommand(Letters, connection))
        await using (var row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            await row.ReadAsync(cancellation).ConfigureAwait(false);
            (utf8, folds, sorts, trigrams) = (row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3));
        }

        if (!utf8)
            return Wrong("har inte teckenkodningen UTF8");
        if (!folds)
            return Wrong("vet inte att å är liten bokstav till Å");
        if (!sorts)
            return Wrong("sorterar inte å, ä och ö sist i alfabetet");
        if (!trigrams)
            return new HealthProblem(TrigramCode, "Tillägget pg_trgm saknas i databasen. Kör där: CREATE EXTENSION pg_trgm;");

        // Asked by itself: without the extension the function does not exist.
        await using var split = new NpgsqlCommand("select coalesce(array_length(show_trgm('Å'), 1), 0) > 0", connection);
        return (bool)(await split.ExecuteScalarAsync(cancellation).ConfigureAwait(false))! ? null : Wrong("hittar inga bokstäver i Å");
    }

    private static HealthProblem Wrong(string what) =>
        new(LanguageCode, $"Databasen {what}, så sökning och sortering på svenska blir fel. Den används därför inte. {HowToCreate}");
}
