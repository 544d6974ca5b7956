using System.Text.RegularExpressions;

namespace Marten.Internal;

/// <summary>Names in SQL.</summary>
internal static partial class Identifier
{
    // PostgreSQL cuts longer names without saying so.
    private const int MaxLength = 63;

    /// <summary>The name as it is written in SQL: quoted only when it has to be.</summary>
    public static string Quote(string name)
    {
        if (name.Length > MaxLength) throw new NotSupportedException($"The name {name} is longer than the {MaxLength} characters that PostgreSQL keeps.");
        return Plain().IsMatch(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]*$")]
    private static partial Regex Plain();
}
