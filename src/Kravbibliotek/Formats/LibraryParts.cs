using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Formats;

/// <summary>What has been read file by file, before it is put together.</summary>
internal sealed class LibraryParts
{
    public List<(LibraryPath Path, Requirement Value)> Requirements { get; } = [];

    public List<(LibraryPath Path, RequirementVersion Value)> Versions { get; } = [];

    public List<(LibraryPath Path, RequirementContent Value)> Drafts { get; } = [];

    public List<Standard> Standards { get; } = [];

    public Dictionary<string, IReadOnlyList<Clause>> Clauses { get; } = new(StringComparer.Ordinal);

    public List<Law> Laws { get; } = [];

    public List<Term> Terms { get; } = [];

    public List<Profile> Profiles { get; } = [];

    public List<Question> Questions { get; } = [];

    public List<Release> Releases { get; } = [];

    public List<LibraryFile> Kept { get; } = [];

    public List<Coverage> Coverages { get; } = [];

    /// <summary>Puts the parts together. Of two that claim the same key, the first by path is taken; a check reports the other.</summary>
    public Library Assemble(IReadOnlyList<LibraryFile> files)
    {
        var versions = Versions.DistinctBy(v => v.Value.Id).ToLookup(v => v.Value.Key, v => v.Value);
        var drafts = Drafts.ToLookup(d => (d.Path.Area, d.Path.Id), d => d.Value);
        List<Requirement> requirements =
        [
            .. Requirements.DistinctBy(r => r.Value.Key).OrderBy(r => r.Value.Key, StringComparer.Ordinal).Select(r => r.Value with
            {
                CurrentNumber = versions[r.Value.Key].Select(v => v.Number).DefaultIfEmpty().Max(),
            }),
        ];
        return new()
        {
            Requirements = requirements,
            Drafts = [.. requirements.SelectMany(r => DraftsOf(r, drafts))],
            Versions = [.. versions.SelectMany(v => v).OrderBy(v => v.Key, StringComparer.Ordinal).ThenBy(v => v.Number)],
            Standards = [.. Standards.Select(WithClauses).OrderBy(s => s.Id, StringComparer.Ordinal)],
            Laws = [.. Laws.OrderBy(l => l.Id, StringComparer.Ordinal)],
            Terms = [.. Terms.OrderBy(t => t.Id, StringComparer.Ordinal)],
            Profiles = [.. Profiles.OrderBy(p => p.Id, StringComparer.Ordinal)],
            Questions = [.. Questions.OrderBy(q => q.Order).ThenBy(q => q.Id, StringComparer.Ordinal)],
            Releases = [.. Releases.OrderBy(r => r.Name, StringComparer.Ordinal)],
            Kept = Kept,
            Coverages = [.. Coverages.OrderBy(c => c.Id, StringComparer.Ordinal)],
            Files = files,
        };
    }

    // A draft in another folder than its requirement belongs to none; a check reports the folder.
    private static IEnumerable<Draft> DraftsOf(
        Requirement requirement, ILookup<(Area? Area, string Key), RequirementContent> drafts) =>
        drafts[(requirement.Area, requirement.Key)].Take(1)
            .Select(content => new Draft { Key = requirement.Key, BasedOn = requirement.CurrentNumber, Content = content });

    private Standard WithClauses(Standard standard) => standard with
    {
        Editions =
        [
            .. standard.Editions.Select(e =>
                e with { Clauses = Clauses.GetValueOrDefault(LibraryPath.OfClauses(standard.Id, e.Name), []) }),
        ],
    };
}
