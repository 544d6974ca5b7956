using Kravbibliotek.Search;

namespace Kravbibliotek.Standards;

/// <summary>
/// Tells the language of a standard's title, so that it is read aloud as it is written. The register has titles in their original language.
/// </summary>
public static class TitleLanguage
{
    // What tells a Swedish title that happens to have no å, ä or ö from an English one.
    private static readonly HashSet<string> Swedish = new(
        ["av", "digitala", "i", "nationell", "nationella", "och", "svensk", "svenska", "svenskt", "sveriges"],
        StringComparer.Ordinal);

    /// <summary><c>sv</c> or <c>en</c>.</summary>
    public static string Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        if (title.Any("åäöÅÄÖ".Contains))
            return "sv";
        return SwedishWords.Words(title).Any(w => Swedish.Contains(w.Value)) ? "sv" : "en";
    }
}
