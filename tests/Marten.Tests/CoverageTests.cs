using System.Reflection;
using System.Text.RegularExpressions;
using Golden;

namespace Marten.Tests;

/// <summary>Which rows of behaviours.md are covered: what the tests name is what the subset's README lists.</summary>
public sealed partial class CoverageTests
{
    [Fact]
    public void Rows_NamedByTests_AreThoseThatTheReadmeLists()
    {
        var named = typeof(CoverageTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttribute<RowAttribute>()?.Numbers ?? []).Order().ToList();
        Assert.Equal(named.Distinct(), named);
        Assert.Subset(Observed.Numbers.ToHashSet(), named.ToHashSet());
        Assert.Equal(Ranges(named), Listed().Match(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "subset.md"))).Groups[1].Value);
    }

    // 1, 2, 3, 5 is written "1–3, 5".
    private static string Ranges(List<int> numbers)
    {
        var starts = numbers.Where(number => !numbers.Contains(number - 1));
        var ends = numbers.Where(number => !numbers.Contains(number + 1));
        return string.Join(", ", starts.Zip(ends, (start, end) => start == end ? $"{start}" : $"{start}–{end}"));
    }

    [GeneratedRegex(@"Rows covered by tests: ([0-9–, ]+)\.")]
    private static partial Regex Listed();
}
