namespace Kravbibliotek.Standards;

/// <summary>What the register says when an edition has been replaced.</summary>
public static class StandardReplacing
{
    /// <summary>
    /// The standard with the edition replaced. Within a standard the register names the edition that replaced it; another standard stands
    /// in the note, since editions are only known within their own.
    /// </summary>
    public static Standard Apply(Standard standard, EditionReplacement replacement)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(replacement);
        var isOwn = replacement.ByStandard == standard.Id;
        return standard with
        {
            Editions =
            [
                .. standard.Editions.Select(e => e switch
                {
                    _ when e.Name == replacement.Edition => Replaced(e, replacement, isOwn),
                    { Status: EditionStatus.Upcoming } when isOwn && e.Name == replacement.ByEdition => e with { Status = EditionStatus.Current },
                    _ => e,
                }),
            ],
        };
    }

    private static Edition Replaced(Edition edition, EditionReplacement replacement, bool isOwn)
    {
        var said = FormattableString.Invariant($"Ersatt av {replacement.ByStandard} {replacement.ByEdition} från {replacement.From:yyyy-MM-dd}.");
        var since = FormattableString.Invariant($"Ersatt från {replacement.From:yyyy-MM-dd}.");
        var note = isOwn ? since : said;
        return edition with
        {
            Status = EditionStatus.Replaced,
            ReplacedBy = isOwn ? replacement.ByEdition : null,
            Note = string.IsNullOrEmpty(edition.Note) ? note : edition.Note.Contains(note, StringComparison.Ordinal) ? edition.Note : $"{edition.Note} {note}",
        };
    }
}
