using JasperFx;

namespace Marten;

/// <summary>The database schema of a store.</summary>
public interface IMartenStorage
{
    /// <summary>
    /// Creates and changes the tables of every mapped document type. It creates also when the store's setting is
    /// <see cref="AutoCreate.None"/>: calling it is the decision.
    /// </summary>
    Task ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate? @override = null);
}
