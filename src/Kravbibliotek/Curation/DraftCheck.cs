using System.Text.RegularExpressions;
using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Validation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>Holds one draft to the hard rules without reading the whole library.</summary>
public static partial class DraftCheck
{
    private static readonly Rule Heading = new("U171",
        "”{0}” har en rad som börjar med ## och blir en rubrik.",
        "Skriv ett stycke som börjar med fetstil i stället.");

    /// <summary>What is wrong with the text, and which profiles it would break if it were published.</summary>
    /// <param name="surroundings">
    /// The requirement with its latest version, all questions, the standards and laws that the text refers to, and the profiles that propose it.
    /// </param>
    /// <param name="key">Key of the requirement.</param>
    /// <param name="content">The text.</param>
    public static IReadOnlyList<Finding> Run(Library surroundings, string key, RequirementContent content)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        ArgumentNullException.ThrowIfNull(content);
        var requirement = surroundings.Requirements.Single(r => r.Key == key);
        var path = LibraryPath.OfDraft(requirement.Area, key);
        // Such a line would begin another section of the file, and the draft would come back as another text.
        if (Headings(path, content) is { Count: > 0 } headings)
            return headings;
        var alone = surroundings with { Profiles = [], Releases = [], Drafts = [new() { Key = key, Content = content }] };
        return
        [
            .. LibraryCheck.Run(alone).Where(f => f.Path == path && f.Severity == Severity.Error),
            .. surroundings.Profiles.Count == 0 ? [] : OfProfiles(surroundings, requirement, content),
        ];
    }

    private static List<Finding> Headings(string path, RequirementContent content) =>
    [
        .. new ContentFile(path, content, IsInUse: true).Texts().Where(t => HeadingLine().IsMatch(t.Text))
            .Select(t => Heading.At(path, 0, t.Heading)),
    ];

    // Of a few requirements a profile always misses some: only what the new version adds to the faults counts.
    private static IEnumerable<Finding> OfProfiles(Library surroundings, Requirement requirement, RequirementContent content)
    {
        var number = requirement.CurrentNumber + 1;
        var before = surroundings with { Drafts = [], Releases = [] };
        var after = before with
        {
            Requirements = [.. before.Requirements.Select(r => r.Key == requirement.Key ? r with { CurrentNumber = number } : r)],
            Versions =
            [
                .. before.Versions,
                new()
                {
                    Id = RequirementVersion.IdOf(requirement.Key, number), Key = requirement.Key, Number = number,
                    Published = DateOnly.MaxValue, ChangeKind = ChangeKind.Breaking, ChangeNote = "Prövas.",
                    Fingerprint = Fingerprint.Of(content), Content = content,
                },
            ],
        };
        return LibraryCheck.Run(after).Except(LibraryCheck.Run(before))
            .Where(f => LibraryPath.Parse(f.Path)?.Kind == LibraryFileKind.Profile);
    }

    [GeneratedRegex(@"^## ", RegexOptions.Multiline)]
    private static partial Regex HeadingLine();
}
