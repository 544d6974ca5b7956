namespace Marten;

/// <summary>Less common settings of a store.</summary>
public class AdvancedOptions
{
    internal AdvancedOptions()
    {
    }

    /// <summary>Which hosts serve reading and writing when the data source has several.</summary>
    public MultiHostSettings MultiHostSettings { get; } = new();
}
