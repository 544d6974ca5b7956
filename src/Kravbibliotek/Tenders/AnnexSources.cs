using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Tenders;

/// <summary>What of the library an annex is made from. The caller decides where it comes from: files or database.</summary>
public sealed class AnnexSources
{
    private readonly Dictionary<string, Requirement> _requirements;
    private readonly Dictionary<(string Key, int Number), RequirementVersion> _versions;
    private readonly Dictionary<string, Standard> _standards;

    /// <summary>Sources from lists.</summary>
    /// <param name="requirements">The requirements selected; more do no harm.</param>
    /// <param name="versions">At least the versions selected.</param>
    /// <param name="standards">The register of standards.</param>
    /// <param name="laws">The register of laws.</param>
    public AnnexSources(
        IEnumerable<Requirement> requirements, IEnumerable<RequirementVersion> versions, IEnumerable<Standard> standards,
        IReadOnlyList<Law> laws)
    {
        _requirements = requirements.ToDictionary(r => r.Key, StringComparer.Ordinal);
        _versions = versions.ToDictionary(v => (v.Key, v.Number));
        _standards = standards.ToDictionary(s => s.Id, StringComparer.Ordinal);
        Laws = laws;
    }

    /// <summary>The register of laws.</summary>
    public IReadOnlyList<Law> Laws { get; }

    /// <summary>Sources from a whole library in memory.</summary>
    public static AnnexSources From(Library library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return new(library.Requirements, library.Versions, library.Standards, library.Laws);
    }

    /// <summary>A requirement, or null.</summary>
    public Requirement? Requirement(string key) => _requirements.GetValueOrDefault(key);

    /// <summary>A version of it, or null; without a number its current one.</summary>
    public RequirementVersion? Version(Requirement requirement, int? number)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return _versions.GetValueOrDefault((requirement.Key, number ?? requirement.CurrentNumber));
    }

    /// <summary>A standard, or null.</summary>
    public Standard? Standard(string id) => _standards.GetValueOrDefault(id);

    /// <summary>A law by id, or null.</summary>
    public Law? Law(string id) => Laws.FirstOrDefault(l => l.Id == id);
}
