namespace Kravbibliotek.Checks;

/// <summary>Collects what is found in one file.</summary>
internal sealed class FileFindings(string path)
{
    private readonly List<Finding> _all = [];

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>What was found, in the order it was found.</summary>
    public IReadOnlyList<Finding> All => _all;

    /// <summary>Adds a finding at a line; 0 for the file as a whole.</summary>
    public void Add(Rule rule, int line, params object?[] found) => _all.Add(rule.At(Path, line, found));
}
