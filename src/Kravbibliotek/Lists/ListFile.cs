namespace Kravbibliotek.Lists;

/// <summary>A file with a list, of whichever format it is.</summary>
public static class ListFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 900 * 1024;

    /// <summary>Reads a file. What it begins with tells what it is; its name may have been changed.</summary>
    /// <exception cref="ListFileException">It is no list.</exception>
    public static ListTextReading Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        ReadOnlyMemory<byte> rest = content;
        if (rest.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            rest = rest[3..];
        var first = rest.Span.IndexOfAnyExcept((ReadOnlySpan<byte>)" \t\r\n"u8);
        if (first < 0)
            throw new ListFileException(ListFileFault.Empty);
        if (rest.Span.Contains((byte)0))
            throw new ListFileException(ListFileFault.Broken);
        var reading = rest.Span[first] is (byte)'{' or (byte)'[' ? ListJson.Read(rest) : ListCsv.Read(content);
        return reading.Picks.Count == 0 && reading.Odd.Count == 0 ? throw new ListFileException(ListFileFault.Empty) : reading;
    }
}
