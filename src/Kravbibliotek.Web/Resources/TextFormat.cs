using System.Diagnostics.CodeAnalysis;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Resources;

/// <summary>Fills in texts of the resources.</summary>
public static class TextFormat
{
    /// <summary>The text with its <c>{0}</c> filled in, numbers and dates as Swedes write them.</summary>
    [SuppressMessage("Performance", "CA1863", Justification = "The texts differ by language; none is on a hot path.")]
    public static string With(this string text, params object?[] values) => string.Format(Wording.Swedish, text, values);
}
