namespace Kravbibliotek.Lists;

/// <summary>What is wrong with a file that should hold a list.</summary>
public enum ListFileFault
{
    /// <summary>It is empty.</summary>
    Empty,

    /// <summary>It is neither JSON nor CSV.</summary>
    Broken,

    /// <summary>It is JSON, but no list.</summary>
    OtherJson,

    /// <summary>It is a list of a later schema than this program knows.</summary>
    Later,

    /// <summary>It is CSV without a column of keys.</summary>
    NoKeys,

    /// <summary>It holds more than a list may.</summary>
    TooMany,
}

/// <summary>A file is not read as a list.</summary>
public sealed class ListFileException : Exception
{
    /// <summary>Not read, for a reason.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="line">On which line from 1, where that is known.</param>
    public ListFileException(ListFileFault fault, long? line = null)
        : base(fault.ToString()) => (Fault, Line) = (fault, line);

    /// <summary>Not read, because of another fault.</summary>
    public ListFileException(ListFileFault fault, long? line, Exception innerException)
        : base(fault.ToString(), innerException) => (Fault, Line) = (fault, line);

    /// <summary>What is wrong.</summary>
    public ListFileFault Fault { get; }

    /// <summary>On which line from 1, where that is known.</summary>
    public long? Line { get; }
}
