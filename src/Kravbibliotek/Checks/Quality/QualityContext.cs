using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Checks.Quality;

/// <summary>What a text is judged against beside itself.</summary>
public sealed record QualityContext
{
    /// <summary>The register of standards; those that the text refers to are enough.</summary>
    public IReadOnlyList<Standard> Standards { get; init; } = [];

    /// <summary>The register of laws; those that the text refers to are enough.</summary>
    public IReadOnlyList<Law> Laws { get; init; } = [];

    /// <summary>The glossary.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>The requirement that the text belongs to, or null when it is not known.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>The texts of the requirements in use, to find what is said twice.</summary>
    public IReadOnlyList<ComparedText> Others { get; init; } = [];

    /// <summary>Everything that a library has.</summary>
    public static QualityContext Of(Library library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return new() { Standards = library.Standards, Laws = library.Laws, Terms = library.Terms };
    }
}
