using System.Globalization;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.TestData;

/// <summary>The real library with its requirements many times over, under new keys: valid in every way, and of any size.</summary>
internal static class LargeLibrary
{
    /// <summary>Makes it as files.</summary>
    /// <param name="real">The real library.</param>
    /// <param name="perArea">How many requirements are added to each area, after the last number it has; 1 to 900.</param>
    public static IReadOnlyList<LibraryFile> Write(Library real, int perArea)
    {
        var versions = real.Versions.ToLookup(v => v.Key);
        var copies =
            (from area in real.Requirements.GroupBy(r => r.Key[..4])
             let published = area.Where(r => r.Status == RequirementStatus.Published).ToList()
             let last = area.Max(r => int.Parse(r.Key[4..], CultureInfo.InvariantCulture))
             from added in Enumerable.Range(0, perArea)
             let requirement = published[added % published.Count]
             let key = string.Create(CultureInfo.InvariantCulture, $"{area.Key}{last + 1 + added:D3}")
             select (
                 Requirement: requirement with { Key = key, Relations = Relations.None },
                 Versions: versions[requirement.Key].Select(v => v with { Key = key, Id = RequirementVersion.IdOf(key, v.Number) })))
            .ToList();
        return LibraryWriter.Write(real with
        {
            Requirements = [.. real.Requirements, .. copies.Select(c => c.Requirement)],
            Versions = [.. real.Versions, .. copies.SelectMany(c => c.Versions)],
        });
    }
}
