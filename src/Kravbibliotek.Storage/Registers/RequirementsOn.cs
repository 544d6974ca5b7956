using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Registers;

/// <summary>The requirements that refer to something.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="First">The current versions of the first <see cref="Most"/> of them, by key.</param>
public sealed record RequirementsOn(int Count, IReadOnlyList<RequirementVersion> First)
{
    /// <summary>As many as one page shows of them; the list of requirements shows all, a page at a time.</summary>
    public const int Most = 100;
}
