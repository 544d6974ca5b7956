using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Storage.Requirements;

namespace Kravbibliotek.Web.Features.Requirements.Show;

/// <summary>Gathers what the page of a requirement shows.</summary>
public sealed class ShowPages(
    RequirementStore requirements, RegisterStore registers, Glossary glossary, ReleaseOverview releases, ConsultationStore consultations,
    TimeProvider time)
{
    /// <summary>The page, or null when nothing is published under the key.</summary>
    public async Task<ShowPage?> LoadAsync(string key, CancellationToken cancellation)
    {
        var (requirement, relating) = await requirements.FindWithRelatingAsync(key, cancellation);
        var versions = requirement is null ? [] : await requirements.VersionsAsync(key, cancellation);
        if (requirement is null || versions.Count == 0)
            return null;
        var view = await VersionView.LoadAsync(versions[^1], registers, cancellation);
        var relations = RelationRow.Of(requirement, relating);
        var profiles = await registers.ProfilesWithAsync(key, cancellation);
        return new ShowPage
        {
            Requirement = requirement,
            Current = view with { Terms = await glossary.FinderAsync(cancellation) },
            History = [.. versions.Reverse()],
            Relations = relations,
            Titles = await requirements.TitlesAsync([.. relations.SelectMany(r => r.Keys), .. requirement.ReplacedBy], cancellation),
            Profiles = [.. profiles.Select(p => ProfileUse.Of(p, key, view.Content.DefaultKind))],
            Release = await releases.LatestWithAsync(view.Version, cancellation),
            Consultations = await consultations.OfAsync(key, cancellation),
            Today = SwedishDay.Of(time.GetUtcNow()),
        };
    }
}
