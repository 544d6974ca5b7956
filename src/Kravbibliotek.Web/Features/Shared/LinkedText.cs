using System.Text.RegularExpressions;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>A sentence with links in it. The text has what is linked within brackets, so that it is read and translated as one.</summary>
/// <param name="Text">For instance <c>Läs om [standarderna] och [lagarna].</c></param>
/// <param name="Addresses">Where each of them leads, in the order of the text.</param>
public sealed partial record LinkedText(string Text, params IReadOnlyList<string> Addresses)
{
    /// <summary>The text in parts, each with its address or null.</summary>
    public IEnumerable<(string Text, string? Address)> Parts()
    {
        var (at, number) = (0, 0);
        foreach (Match link in Brackets().Matches(Text))
        {
            yield return (Text[at..link.Index], null);
            yield return (Text[(link.Index + 1)..(link.Index + link.Length - 1)], Addresses[number++]);
            at = link.Index + link.Length;
        }

        yield return (Text[at..], null);
    }

    [GeneratedRegex(@"\[[^\]]+\]")]
    private static partial Regex Brackets();
}
