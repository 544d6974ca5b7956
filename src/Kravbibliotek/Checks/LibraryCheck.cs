using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks;

/// <summary>Holds a library to all hard rules, of form and of content. Changes nothing.</summary>
public static class LibraryCheck
{
    /// <summary>Checks what was read from files. Findings come in the order of path, line and code.</summary>
    public static IReadOnlyList<Finding> Run(LibraryReadResult read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return
        [
            .. read.Findings
                .OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Checks a library that is in memory, by its canonical files.</summary>
    public static IReadOnlyList<Finding> Run(Library library) => Run(LibraryReader.Read(LibraryWriter.Write(library)));
}
