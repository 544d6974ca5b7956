namespace Weasel.Core;

/// <summary>How enum values are written in the stored JSON.</summary>
public enum EnumStorage
{
    /// <summary>By number.</summary>
    AsInteger,

    /// <summary>By the name in C#.</summary>
    AsString
}
