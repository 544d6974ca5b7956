using Golden;

namespace Marten.Tests;

/// <summary>A test of the subset alone: skipped when the package itself is loaded.</summary>
public sealed class SubsetFactAttribute : FactAttribute
{
    public SubsetFactAttribute()
    {
        if (!Observed.IsSubset) Skip = "Marten itself is loaded, and it has more than the subset.";
    }
}
