using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Requirements;

namespace Kravbibliotek.Storage.Curation;

/// <summary>Changes what may change in a requirement without a new version, held to the hard rules first.</summary>
public sealed class FactStore(LibraryHost host, RequirementStore requirements, TimeProvider time)
{
    /// <summary>Changes the facts; the findings say why not.</summary>
    /// <exception cref="StaleRevisionException">Somebody else changed the requirement since <paramref name="revision"/>.</exception>
    public async Task<IReadOnlyList<Finding>> ChangeAsync(
        string key, long revision, RequirementFacts facts, ChangeContext context, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(facts);
        await using var session = host.Store.LightweightSession();
        var requirement = await session.LoadAsync<Requirement>(key, cancellation).ConfigureAwait(false)
            ?? throw new ArgumentException($"Kravet {key} finns inte.", nameof(key));
        var decision = facts.Decide(
            requirement, await RelatedAsync(key, facts.Relations, cancellation).ConfigureAwait(false), SwedishDay.Of(time.GetUtcNow()));
        if (decision.Requirement is { } after)
            await requirements.UpdateAsync(after with { Revision = revision }, context, cancellation).ConfigureAwait(false);
        return decision.Findings;
    }

    // All that can be reached, so that a way back to where it began is seen.
    private async Task<IReadOnlyList<Requirement>> RelatedAsync(string key, Relations relations, CancellationToken cancellation)
    {
        await using var session = host.Store.LightweightSession();
        var found = new Dictionary<string, Requirement>(StringComparer.Ordinal);
        // Also those that do not exist, which are asked for once.
        var asked = new HashSet<string>(StringComparer.Ordinal) { key };
        var next = Keys(relations).Where(asked.Add).ToList();
        while (next.Count > 0)
        {
            foreach (var requirement in await session.LoadManyAsync<Requirement>(cancellation, next).ConfigureAwait(false))
                found[requirement.Key] = requirement;
            next = [.. found.Values.SelectMany(r => Keys(r.Relations).Concat(r.ReplacedBy)).Where(asked.Add)];
        }

        return [.. found.Values];
    }

    private static IEnumerable<string> Keys(Relations relations) =>
        relations.Requires.Concat(relations.Replaces).Concat(relations.Overlaps).Concat(relations.Conflicts);
}
