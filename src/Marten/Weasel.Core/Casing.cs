namespace Weasel.Core;

/// <summary>How member names are written in the stored JSON.</summary>
public enum Casing
{
    /// <summary>As declared.</summary>
    Default,

    /// <summary>camelCase.</summary>
    CamelCase,

    /// <summary>snake_case.</summary>
    SnakeCase
}
