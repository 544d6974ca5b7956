using Golden;
using JasperFx;
using Weasel.Core;

namespace Marten.Tests;

/// <summary>signatures.txt: every line of parts 1 and 2 is there.</summary>
public sealed partial class SignatureTests
{
    private static readonly Type[] Types = [.. new[] { typeof(IDocumentStore), typeof(AutoCreate), typeof(Casing) }
        .Select(type => type.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes())];

    [Fact]
    public void Types_OfPartOne_AreDeclaredAsObserved()
    {
        var declared = Types.Select(Signature.OfType).ToDictionary(line => line.Split(" : ")[0]);
        foreach (var expected in Part("# Part 1"))
        {
            var sides = expected.Split("  [assembly")[0].Split(" : ");
            Assert.True(declared.TryGetValue(sides[0], out var actual), $"missing: {expected}");
            var bases = actual.Contains(" : ", StringComparison.Ordinal) ? actual.Split(" : ")[1].Split(", ") : [];
            // A subset has fewer interfaces, but none of its own.
            Assert.Empty(bases.Except(sides.Length > 1 ? SplitTopLevel(sides[1]) : []));
        }
    }

    [Fact]
    public void Members_OfPartTwo_AreDeclaredAsObserved()
    {
        var declared = Types.SelectMany(Signature.OfMembers).ToHashSet();
        Assert.Equal("", string.Join('\n', Part("# Part 2").Except(declared)));
    }

    private static IEnumerable<string> Part(string heading)
        => GoldenFile.Read("signatures.txt").Split(heading)[1].Split("\n# Part")[0].Split('\n').Skip(1).Where(line => line.Length > 0 && line[0] != '#');

    // Commas inside <…> separate type arguments.
    private static List<string> SplitTopLevel(string list)
    {
        var (names, depth, start) = (new List<string>(), 0, 0);
        for (var position = 0; position < list.Length; position++)
        {
            depth += list[position] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth > 0 || list[position] != ',') continue;
            names.Add(list[start..position]);
            start = position + 2;
        }
        names.Add(list[start..]);
        return names;
    }
}
