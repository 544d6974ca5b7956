namespace Kravbibliotek.Formats.Json;

/// <summary>Regular expressions of schemas, the same in every dialect.</summary>
public static class JsonPatterns
{
    /// <summary>SHA-256 in lower case hexadecimal.</summary>
    public const string Hash = "^[0-9a-f]{64}$";

    /// <summary>The key of a requirement.</summary>
    public const string Key = "^[A-Z]{3}-[0-9]{3}$";

    /// <summary>The name of a release.</summary>
    public const string Release = "^[0-9]{4}\\.[1-9][0-9]{0,2}$";

    /// <summary>The id of a register entry.</summary>
    public const string Id = "^[A-Za-z0-9]([A-Za-z0-9-]{0,98}[A-Za-z0-9])?$";
}
