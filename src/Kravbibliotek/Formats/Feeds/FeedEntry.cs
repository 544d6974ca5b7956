using System.Globalization;
using System.Text;
using Kravbibliotek.Requirements;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Formats.Feeds;

/// <summary>Something that happened in the library: a version was published, a requirement withdrawn, a release made.</summary>
/// <param name="Id">A URN that stands for it for ever, whatever the site's address is.</param>
/// <param name="Title">What happened to what.</param>
/// <param name="Text">What it means, in plain text.</param>
/// <param name="Path">Where it is read, from the root of the site.</param>
/// <param name="Day">The day it happened.</param>
/// <param name="Tags">Words for it: the area and the kind of change.</param>
public sealed record FeedEntry(string Id, string Title, string Text, string Path, DateOnly Day, IReadOnlyList<string> Tags)
{
    private static readonly Guid Root = new("0d6e3d0f-51c7-5a3e-8f0a-6a8b0f1d7c25");

    /// <summary>The entry of a published version.</summary>
    public static FeedEntry Of(RequirementVersion version, Requirement requirement)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(requirement);
        var change = Words.Changes.Label(version.ChangeKind);
        var number = version.Number.ToString(CultureInfo.InvariantCulture);
        return new(
            IdOf($"version/{version.Id}"), $"{version.Key} version {number}: {version.Content.Title}", $"{change}. {version.ChangeNote}",
            $"/krav/{version.Key}/v/{number}", version.Published, [Areas.Of(requirement.Area).Name, change]);
    }

    /// <summary>The entry of a requirement that was withdrawn.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="last">Its last version.</param>
    public static FeedEntry OfWithdrawn(Requirement requirement, RequirementVersion last)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        ArgumentNullException.ThrowIfNull(last);
        var instead = requirement.ReplacedBy.Count == 0 ? "" : $" Ersatt av {string.Join(", ", requirement.ReplacedBy)}.";
        var day = requirement.LastDay ?? last.Published;
        return new(
            IdOf($"withdrawn/{requirement.Key}"), $"{requirement.Key} är upphävt: {last.Content.Title}",
            $"Kravet får inte användas längre. Sista dag {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{instead}",
            $"/krav/{requirement.Key}", day, [Areas.Of(requirement.Area).Name, Words.Statuses.Label(RequirementStatus.Withdrawn)]);
    }

    /// <summary>The entry of a release.</summary>
    public static FeedEntry Of(Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return new(IdOf($"release/{release.Name}"), $"Utgåva {release.Name}", release.Note, $"/utgavor/{release.Name}", release.Date, ["Utgåva"]);
    }

    /// <summary>The URN of a name.</summary>
    internal static string IdOf(string name) => $"urn:uuid:{NameBasedId.Create(Root, Encoding.UTF8.GetBytes(name))}";
}
