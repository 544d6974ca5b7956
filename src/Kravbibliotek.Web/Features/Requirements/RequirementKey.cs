using System.Text.RegularExpressions;

namespace Kravbibliotek.Web.Features.Requirements;

/// <summary>Keys as they come in an address.</summary>
public static partial class RequirementKey
{
    /// <summary>A key of the wrong case, for instance <c>til-001</c>, as it is written; null when it is right or no key.</summary>
    public static string? Mended(string typed)
    {
        var upper = typed.ToUpperInvariant();
        return upper != typed && Key().IsMatch(upper) ? upper : null;
    }

    [GeneratedRegex(@"^[A-Z]{3}-[0-9]{3}$")]
    private static partial Regex Key();
}
