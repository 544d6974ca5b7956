namespace Kravbibliotek.Storage.Postgres;

/// <summary>Where the private server finds its programs and keeps its data. What is left out is found by itself.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; otherwise <c>KRAV_PG_BIN</c>, PATH and the usual folders.</summary>
    public string? BinFolder { get; init; }

    /// <summary>Folder that holds our data folders; otherwise <c>KRAV_DATA</c>, else the machine's or the user's own.</summary>
    public string? DataRoot { get; init; }

    /// <summary>False only for throw-away clusters of tests: nothing is forced to disk, which is quicker.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Told in Swedish about what takes time.</summary>
    public IProgress<string>? Progress { get; init; }
}
