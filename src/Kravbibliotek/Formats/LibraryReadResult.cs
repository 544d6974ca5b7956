using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>The library as far as its files could be read, and what was wrong with their form.</summary>
/// <param name="Library">Everything that could be read. A file that could not is left out, and has a finding.</param>
/// <param name="Findings">What was found about form only; the rules of content are in <c>LibraryCheck</c>.</param>
public sealed record LibraryReadResult(Library Library, IReadOnlyList<Finding> Findings)
{
    /// <summary>Where in the files each field stands.</summary>
    public SourceMap Source { get; init; } = new();

    /// <summary>Paths whose content could not be read, so that a rule does not blame others for what they miss.</summary>
    public IReadOnlySet<string> Unreadable { get; init; } = new HashSet<string>();
}
