using System.Reflection;
using System.Text.RegularExpressions;
using Marten;

namespace Golden;

/// <summary>The third column of behaviours.md, against which results are compared as text.</summary>
internal static partial class Observed
{
    private static readonly Dictionary<int, string> Rows = Read();

    /// <summary>The package has a title of its own; the subset's says that it is not the package.</summary>
    public static bool IsSubset { get; } =
        typeof(IDocumentStore).Assembly.GetCustomAttribute<AssemblyTitleAttribute>()!.Title.Contains("subset", StringComparison.Ordinal);

    public static IReadOnlyCollection<int> Numbers => Rows.Keys;

    /// <summary>What the row says.</summary>
    public static string Text(int row) => Rows[row];

    /// <summary>The result is what the row says.</summary>
    public static void Is(int row, string actual) => Assert.Equal(Bare(Rows[row]), Bare(actual));

    /// <summary>The result is what the row says, or with the subset the answer that README.md gives reasons for.</summary>
    public static void Is(int row, string actual, string subset) => Assert.Equal(Bare(IsSubset ? subset : Rows[row]), Bare(actual));

    /// <summary>An exception the way that the rows print one.</summary>
    public static string Describe(Exception exception)
    {
        var text = $"{exception.GetType().FullName}: \"{exception.Message.Replace("\r", "").Replace("\n", "⏎")}\"";
        if (exception is Npgsql.PostgresException error)
            text += $" [SqlState {error.SqlState}{(error.ConstraintName is { } name ? $", ConstraintName {name}" : "")}]";
        return exception.InnerException is { } inner ? $"{text} ← Inner {Describe(inner)}" : text;
    }

    // Where in the SQL an error stands depends on columns that the caller does not see, and seconds on the machine.
    private static string Bare(string text) => Seconds().Replace(Position().Replace(text, ""), "");

    [GeneratedRegex("⏎⏎POSITION: [0-9]+")]
    private static partial Regex Position();

    [GeneratedRegex("; after (about |less than |well under )?[0-9.]+ s")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();

    private static Dictionary<int, string> Read()
    {
        var rows = new Dictionary<int, string>();
        foreach (var line in GoldenFile.Read("behaviours.md").Split('\n'))
        {
            var cells = CellBorder().Split(line);
            if (cells.Length == 5 && int.TryParse(cells[1], out var number)) rows[number] = cells[3].Trim().Replace("\\|", "|");
        }
        return rows;
    }
}
