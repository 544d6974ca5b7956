namespace Kravbibliotek.Formats.Oscal;

/// <summary>A property: a name and what it says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Space">Whose name it is, or null for OSCAL's own.</param>
/// <param name="Text">What it says.</param>
/// <param name="Group">What it belongs together with, or null.</param>
public sealed record OscalProp(string Name, string? Space, string Text, string? Group = null)
{
    /// <summary>The value of a property of ours whose text OSCAL cannot have as a value: it is in the remarks.</summary>
    internal const string InRemarks = "-";
}

/// <summary>A part of a control, such as its statement.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Space">Whose name it is, or null for OSCAL's own.</param>
/// <param name="Label">What is printed before it, such as <c>a.</c>, or null.</param>
/// <param name="Title">Its heading, or null.</param>
/// <param name="Prose">Its text, Markdown; empty when it only holds other parts.</param>
/// <param name="Parts">The parts in it.</param>
public sealed record OscalPart(string Name, string? Space, string? Label, string? Title, string Prose, IReadOnlyList<OscalPart> Parts);

/// <summary>A parameter of a control.</summary>
public sealed record OscalParam
{
    /// <summary>Its id, unique in the catalog.</summary>
    public required string Id { get; init; }

    /// <summary>What stands in for a value, or null.</summary>
    public string? Label { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Usage { get; init; }

    /// <summary>Guidelines and constraints in words.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>Values it has.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What there is to choose between.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True when more than one may be chosen.</summary>
    public bool AllowsMany { get; init; }

    /// <summary>Its properties.</summary>
    public IReadOnlyList<OscalProp> Props { get; init; } = [];
}

/// <summary>A control of a catalog, alone: those within it stand for themselves.</summary>
public sealed record OscalControl
{
    /// <summary>Its id in the catalog.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The titles of the groups and controls around it, the outermost first.</summary>
    public IReadOnlyList<string> Around { get; init; } = [];

    /// <summary>Ids of the groups around it, the outermost first.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>True when there are controls within it.</summary>
    public bool HasControls { get; init; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<OscalParam> Params { get; init; } = [];

    /// <summary>Its properties.</summary>
    public IReadOnlyList<OscalProp> Props { get; init; } = [];

    /// <summary>What it refers to as moved to or incorporated into, by id.</summary>
    public IReadOnlyList<string> MovedTo { get; init; } = [];

    /// <summary>Its parts.</summary>
    public IReadOnlyList<OscalPart> Parts { get; init; } = [];

    /// <summary>True when the catalog says that it is withdrawn.</summary>
    public bool IsWithdrawn => Props.Any(p => p is { Name: "status", Space: null, Text: "withdrawn" or "Withdrawn" });

    /// <summary>True when the control is one of our requirements.</summary>
    public bool IsOurs => Own(OscalNames.Fingerprint) is not null;

    /// <summary>A property of ours, or null.</summary>
    internal string? Own(string name) => Props.FirstOrDefault(p => p.Name == name && p.Space == OscalNames.Space)?.Text;
}

/// <summary>A catalog as far as an import needs it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Version">Its version, or empty.</param>
/// <param name="Controls">Every control, also those within others, in the order of the document.</param>
public sealed record OscalCatalog(string Title, string Version, IReadOnlyList<OscalControl> Controls);
