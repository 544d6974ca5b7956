using System.Globalization;

namespace Kravbibliotek.Lists;

/// <summary>One requirement of a list.</summary>
/// <param name="Key">Key.</param>
/// <param name="Number">The version that is kept to, from 1; null for whichever is current.</param>
public sealed record RequirementPick(string Key, int? Number = null)
{
    /// <summary>As short as it can be written and still be read by a person: <c>TIL-1.3</c>.</summary>
    public override string ToString()
    {
        var dash = Key.IndexOf('-');
        var ordinal = Key[(dash + 1)..].TrimStart('0');
        var key = $"{Key[..dash]}-{(ordinal.Length == 0 ? "0" : ordinal)}";
        return Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{key}.{number}") : key;
    }
}
