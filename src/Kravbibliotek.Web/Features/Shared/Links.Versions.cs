using Kravbibliotek.Requirements;

namespace Kravbibliotek.Web.Features.Shared;

// Requirements of a kind; of one of them, whether it is current, and its versions as text.
public static partial class Links
{
    /// <summary>The requirements that may be used as a kind.</summary>
    public static string Kind(RequirementKind kind) => $"{Requirements}?typ={Words.Kinds.Code(kind)}";

    /// <summary>Where the page of a requirement says whether it is current.</summary>
    public static string Current(string key) => $"{Requirement(key)}#aktuellt";

    public static string VersionText(string key, int number) => $"{Version(key, number)}.txt";

    public static string VersionMarkdown(string key, int number) => $"{Version(key, number)}.md";
}
