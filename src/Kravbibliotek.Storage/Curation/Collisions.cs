using JasperFx;
using Marten;

namespace Kravbibliotek.Storage.Curation;

/// <summary>Tells that a save failed because somebody else was faster, which is no fault: look again and decide anew.</summary>
internal static class Collisions
{
    /// <summary>How often something is decided anew before it is taken for a fault.</summary>
    private const int MaxAttempts = 10;

    /// <summary>Saves; false when somebody else was faster, and the same has to be decided again in a new session.</summary>
    public static async Task<bool> TrySaveAsync(IDocumentSession session, int attempt, CancellationToken cancellation)
    {
        try
        {
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (attempt < MaxAttempts && IsCollision(e))
        {
            return false;
        }
    }

    /// <summary>True when all that failed was a revision, an id or a unique index that somebody else had taken.</summary>
    private static bool IsCollision(Exception failure) => failure switch
    {
        ConcurrencyException or DocumentAlreadyExistsException => true,
        AggregateException several => several.InnerExceptions.All(IsCollision),
        _ => false,
    };
}
