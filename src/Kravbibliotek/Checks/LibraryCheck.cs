using Kravbibliotek.Checks.Validation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks;

/// <summary>Holds a library to all hard rules, of form and of content. Changes nothing.</summary>
public static class LibraryCheck
{
    private static readonly Func<ContentFile, LibraryIndex, IEnumerable<Finding>>[] ContentRules =
        [KindRules.Check, TextRules.Check, MarkdownRules.Check, ParameterRules.Check, ReferenceRules.Check];

    private static readonly Func<LibraryIndex, IEnumerable<Finding>>[] LibraryRules =
    [
        RequirementRules.Check, RelationRules.Check, RegisterRules.Check, ProfileRules.Check, QuestionRules.Check, ReleaseRules.Check,
        CoverageRules.Check,
    ];

    /// <summary>Checks what was read from files. Findings come in the order of path, line and code.</summary>
    public static IReadOnlyList<Finding> Run(LibraryReadResult read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var index = new LibraryIndex(read);
        return
        [
            .. read.Findings
                .Concat(index.Contents().SelectMany(file => ContentRules.SelectMany(rule => rule(file, index))))
                .Concat(LibraryRules.SelectMany(rule => rule(index)))
                .Distinct()
                .OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Checks a library that is in memory, by its canonical files.</summary>
    public static IReadOnlyList<Finding> Run(Library library) => Run(LibraryReader.Read(LibraryWriter.Write(library)));
}
