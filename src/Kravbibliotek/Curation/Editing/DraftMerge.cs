using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation.Editing;

/// <summary>A part that differs between what somebody else saved and what could not be saved.</summary>
/// <param name="Part">The part.</param>
/// <param name="Difference">From the other's text to one's own, word by word.</param>
/// <param name="ChangedByMe">False when the text is as it was when one began.</param>
/// <param name="ChangedByOther">False when the other left it as it was.</param>
public sealed record PartConflict(DraftPart Part, IReadOnlyList<ParagraphDiff> Difference, bool ChangedByMe, bool ChangedByOther);

/// <summary>Two have written in one draft: part by part, what both did, and the text that they agree on.</summary>
public static class DraftMerge
{
    private const int DigestLength = 8;

    /// <summary>A short mark of every part of the text that the writing began from, which the page carries.</summary>
    public static string MarksOf(RequirementContent content) => string.Join('.', Marks(ContentFields.Write(content)).Values);

    /// <summary>The parts that differ.</summary>
    /// <param name="began">The marks of the text that the writing began from; anything else counts as unknown.</param>
    /// <param name="stored">What the other saved.</param>
    /// <param name="mine">What was typed.</param>
    public static IReadOnlyList<PartConflict> Compare(string? began, RequirementContent stored, DraftFields mine)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var reading = ContentFields.Read(mine);
        var (theirs, my) = (Marks(ContentFields.Write(stored)), Marks(ContentFields.Write(reading.Content)));
        var (theirTexts, myTexts) = (RequirementDiff.TextsOf(stored), RequirementDiff.TextsOf(reading.Content));
        var unreadable = reading.Problems.Select(p => DraftParts.RootOf(p.Field)).ToHashSet(StringComparer.Ordinal);
        var bases = began?.Split('.') is { } marks && marks.Length == DraftParts.All.Count ? marks : null;
        return
        [
            .. DraftParts.All.Select((part, i) => (Part: part, Began: bases?[i]))
                .Where(p => theirs[p.Part.Root] != my[p.Part.Root] || unreadable.Contains(p.Part.Root))
                .Select(p => new PartConflict(
                    p.Part, WordDiff.Between(theirTexts[p.Part.Label], myTexts[p.Part.Label]),
                    p.Began != my[p.Part.Root] || unreadable.Contains(p.Part.Root), p.Began != theirs[p.Part.Root])),
        ];
    }

    /// <summary>What was typed, with the other's text in the parts where that was chosen.</summary>
    public static DraftFields Choose(DraftFields mine, RequirementContent stored, IReadOnlySet<string> theirParts)
    {
        ArgumentNullException.ThrowIfNull(mine);
        return mine.WithParts(ContentFields.Write(stored), theirParts);
    }

    private static Dictionary<string, string> Marks(DraftFields fields) => DraftParts.All.ToDictionary(
        part => part.Root,
        part =>
        {
            var text = string.Join('\0', fields.Values.Where(v => DraftParts.RootOf(v.Key) == part.Root).Select(v => $"{v.Key}\u0001{v.Value}"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestLength];
        },
        StringComparer.Ordinal);
}
