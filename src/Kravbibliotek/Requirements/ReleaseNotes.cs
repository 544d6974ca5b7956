using System.Globalization;
using System.Text;
using Kravbibliotek.Formats;

namespace Kravbibliotek.Requirements;

/// <summary>One line of the notes.</summary>
/// <param name="Key">Key of the requirement it is about, or null.</param>
/// <param name="Number">The version it is about, or null.</param>
/// <param name="Text">What is said.</param>
public sealed record ReleaseNote(string? Key, int? Number, string Text);

/// <summary>Some notes under a heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Notes">The notes in order.</param>
public sealed record ReleaseNoteSection(string Heading, IReadOnlyList<ReleaseNote> Notes);

/// <summary>The notes of a release, made from the change notes that were written when each version was published.</summary>
/// <param name="Sections">What there is to say; an empty section is left out.</param>
public sealed record ReleaseNotes(IReadOnlyList<ReleaseNoteSection> Sections)
{
    private static readonly (ChangeKind Kind, string Heading)[] Changes =
    [
        (ChangeKind.Breaking, "Brytande ändringar"), (ChangeKind.Substantive, "Sakliga ändringar"),
        (ChangeKind.Editorial, "Redaktionella ändringar"),
    ];

    private static readonly (LibraryFileKind Kind, string Many)[] Registers =
    [
        (LibraryFileKind.Standard, "standarder"), (LibraryFileKind.Law, "lagar"), (LibraryFileKind.Term, "begrepp"),
        (LibraryFileKind.Profile, "kravprofiler"), (LibraryFileKind.Question, "frågor"),
        (LibraryFileKind.Coverage, "täckningstabeller"),
    ];

    private static readonly (string Word, Func<RegisterChange, bool> IsMeant)[] Ways =
    [
        ("Nya", r => r.IsNew), ("Ändrade", r => r is { IsNew: false, IsGone: false }), ("Borttagna", r => r.IsGone),
    ];

    /// <summary>Makes the notes. The same two releases always give the same notes.</summary>
    public static ReleaseNotes Of(ReleaseComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        List<ReleaseNoteSection> sections =
        [
            new("Nya krav", [.. comparison.Added.Select(v => new ReleaseNote(v.Key, v.Number, v.Content.Title))]),
            .. Changes.Select(c => new ReleaseNoteSection(
                c.Heading, [.. comparison.Changed.Where(r => r.Kind == c.Kind).SelectMany(r => r.Steps).Select(Step)])),
            new("Utgående krav", [.. comparison.Retiring.Select(Ending)]),
            new("Upphävda krav", [.. comparison.Withdrawn.Select(Ending)]),
            .. from register in Registers
               from way in Ways
               let changes = comparison.Registers.Where(r => r.Kind == register.Kind && way.IsMeant(r))
               select new ReleaseNoteSection($"{way.Word} {register.Many}", [.. changes.Select(r => new ReleaseNote(null, null, r.Name))]),
        ];
        return new([.. sections.Where(s => s.Notes.Count > 0)]);
    }

    /// <summary>The notes as Markdown, as a release's note or for a message.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var section in Sections)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("## ").Append(section.Heading).Append("\n\n");
            foreach (var note in section.Notes)
                text.Append("- ").Append(Name(note)).Append(note.Text).Append('\n');
        }

        return text.ToString();
    }

    private static string Name(ReleaseNote note) => note switch
    {
        { Key: null } => "",
        { Number: { } number } => string.Create(CultureInfo.InvariantCulture, $"{note.Key} version {number}: "),
        _ => $"{note.Key}: ",
    };

    private static ReleaseNote Step(RequirementVersion version) =>
        new(version.Key, version.Number, $"{version.Content.Title}. {version.ChangeNote}");

    private static ReleaseNote Ending(EndingRequirement ending)
    {
        var requirement = ending.Requirement;
        var until = requirement.LastDay is { } day
            ? string.Create(CultureInfo.InvariantCulture, $" Sista dag {day:yyyy-MM-dd}.") : "";
        var replaced = requirement.ReplacedBy.Count > 0 ? $" Ersatt av {string.Join(", ", requirement.ReplacedBy)}." : "";
        return new(requirement.Key, null, $"{ending.Title}.{until}{replaced}");
    }
}
