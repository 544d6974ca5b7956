namespace Marten.Schema;

/// <summary>Settings of an index over the stored JSON. The subset has none to set.</summary>
public class ComputedIndex
{
    internal ComputedIndex()
    {
    }
}
