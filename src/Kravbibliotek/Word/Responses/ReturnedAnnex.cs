namespace Kravbibliotek.Word.Responses;

/// <summary>By what a control was told from the others.</summary>
public enum ControlSource
{
    /// <summary>By its tag.</summary>
    Tag,

    /// <summary>By the place in the data it is bound to.</summary>
    Binding,

    /// <summary>By its row and column only.</summary>
    Position,
}

/// <summary>What stands in one control.</summary>
/// <param name="Code">Code of the control, see <see cref="TemplateContract.Controls"/>.</param>
/// <param name="Text">What the vendor wrote, or null when it is empty.</param>
/// <param name="Source">By what it was told.</param>
public sealed record ReturnedControl(string Code, string? Text, ControlSource Source);

/// <summary>A requirement's row as it came back.</summary>
/// <param name="Key">Key.</param>
/// <param name="Number">Number of the version.</param>
/// <param name="Digest">Printed digest of what stands there now.</param>
/// <param name="PrintedDigest">Printed digest that the file's own data says, or null when it is lost.</param>
/// <param name="Controls">The controls.</param>
public sealed record ReturnedRequirement(
    string Key, int Number, string Digest, string? PrintedDigest, IReadOnlyList<ReturnedControl> Controls)
{
    /// <summary>True when the text is as the file's data says that it was printed.</summary>
    public bool IsUnchanged => Digest == PrintedDigest;
}

/// <summary>A filled-in annex, read back. The requirement texts in it are only compared, never taken over.</summary>
/// <param name="Id">The annex id, or null when the file has lost it.</param>
/// <param name="Requirements">The rows in the order they stand.</param>
public sealed record ReturnedAnnex(Guid? Id, IReadOnlyList<ReturnedRequirement> Requirements);
