namespace Marten;

/// <summary>Reads documents and saves changes. After a failed save take a new session.</summary>
public interface IDocumentSession : IDocumentOperations
{
    /// <summary>Runs what is queued, in one transaction.</summary>
    Task SaveChangesAsync(CancellationToken token = default);
}
