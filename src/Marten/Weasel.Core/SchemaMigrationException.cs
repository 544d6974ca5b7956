namespace Weasel.Core;

/// <summary>The table differs from its mapping and may not be changed.</summary>
internal sealed class SchemaMigrationException(string message) : Exception(message);
