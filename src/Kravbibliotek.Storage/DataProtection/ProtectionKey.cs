namespace Kravbibliotek.Storage.DataProtection;

/// <summary>One key that forms and cookies are protected with, as ASP.NET Core writes it.</summary>
public sealed record ProtectionKey
{
    /// <summary>The name that ASP.NET Core gives it.</summary>
    public required string Id { get; init; }

    /// <summary>The key as XML.</summary>
    public required string Xml { get; init; }
}
