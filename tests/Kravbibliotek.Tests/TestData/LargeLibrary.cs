using System.Globalization;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.TestData;

/// <summary>The real library with every requirement many times over, under new keys: valid in every way, and of any size.</summary>
internal static class LargeLibrary
{
    /// <summary>Makes it as files.</summary>
    /// <param name="real">The real library.</param>
    /// <param name="times">How many copies of each requirement, 1 to 90.</param>
    public static IReadOnlyList<LibraryFile> Write(Library real, int times)
    {
        var versions = real.Versions.ToLookup(v => v.Key);
        var copies =
            (from requirement in real.Requirements
             where requirement.Status == RequirementStatus.Published
             from copy in Enumerable.Range(1, times)
             let key = KeyOf(requirement.Key, copy)
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

    private static string KeyOf(string key, int copy)
    {
        var number = int.Parse(key[4..], CultureInfo.InvariantCulture) + 10 * copy;
        return string.Create(CultureInfo.InvariantCulture, $"{key[..4]}{number:D3}");
    }
}
