namespace Kravbibliotek.Storage.Postgres;

/// <summary>
/// A private PostgreSQL server on a folder of our own, for machines where nobody has set one up. Several processes share it: the first starts it, the
/// others join, and the last one out stops it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly Cluster _cluster;
    private readonly FolderLocks _locks;
    private readonly ClusterConnections _connections;
    private IDisposable? _membership;

    private EmbeddedPostgres(Cluster cluster, FolderLocks locks, ClusterConnections connections, IDisposable membership)
    {
        _cluster = cluster;
        _locks = locks;
        _connections = connections;
        _membership = membership;
    }

    /// <summary>For the role that owns the schema and applies changes to it.</summary>
    public string OwnerConnectionString => _connections.Owner;

    /// <summary>For the role that serves requests: no DDL, no TRUNCATE.</summary>
    public string AppConnectionString => _connections.Application;

    /// <summary>The data folder; its name ends in the major version.</summary>
    public string DataFolder => _cluster.Folder;

    /// <summary>PostgreSQL's major version.</summary>
    public int Major => _cluster.Binaries.Major;

    /// <summary>The folder of the programs in use.</summary>
    public string BinFolder => _cluster.Binaries.Folder;

    internal string AdministratorConnectionString => _connections.Administrator(ClusterSetup.DatabaseName);

    /// <summary>Starts the server, or joins the one that runs on the folder. The first time the cluster is made.</summary>
    /// <exception cref="DatabaseProblemException">It is not possible; the message says in Swedish what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellation = default)
    {
        var cluster = await Cluster.ChooseAsync(options, cancellation).ConfigureAwait(false);
        DataRoot.Create(cluster.Root);
        var locks = new FolderLocks(cluster.Folder);
        using var turn = await locks.TakeTurnAsync(cancellation).ConfigureAwait(false);
        await cluster.CreateAsync(cancellation).ConfigureAwait(false);
        var membership = locks.Join();
        try
        {
            var server = await ServerControl.StartAsync(cluster, cancellation).ConfigureAwait(false);
            var connections = new ClusterConnections(cluster.Folder, server, ClusterPasswords.Read(cluster.Folder));
            await ClusterSetup.CompleteAsync(cluster.Folder, connections, cancellation).ConfigureAwait(false);
            return new EmbeddedPostgres(cluster, locks, connections, membership);
        }
        catch
        {
            membership.Dispose();
            if (locks.Unused())
                await ServerControl.StopAsync(cluster, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Leaves; the last one out stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _membership, null) is not { } membership)
            return;
        using var turn = await _locks.TakeTurnAsync(CancellationToken.None).ConfigureAwait(false);
        membership.Dispose();
        if (_locks.Unused())
            await ServerControl.StopAsync(_cluster, CancellationToken.None).ConfigureAwait(false);
    }
}
