namespace Kravbibliotek.Web.Features.Requirements;

/// <summary>Keys as they come in an address.</summary>
public static class RequirementKey
{
    /// <summary>A key of the wrong case, for instance <c>til-001</c>, as it is written; null when it is right or no key.</summary>
    public static string? Mended(string typed)
    {
        var upper = typed.Trim().ToUpperInvariant();
        return upper != typed && upper.Length is > 0 and <= 20 && upper.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? upper : null;
    }
}
