using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Requirements;

namespace Kravbibliotek.Web.Features.Proposals;

/// <summary>The areas of the published requirements that proposals name.</summary>
public static class PublishedAreas
{
    /// <summary>Looks them up by key, in one query for all.</summary>
    public static async Task<IReadOnlyDictionary<string, Area>> OfAsync(
        this RequirementStore requirements, IEnumerable<ProposalInput> inputs, CancellationToken cancellationToken)
    {
        // What is longer is no key, and PostgreSQL holds no NUL.
        var keys = inputs.Select(i => i.KeyValue).OfType<string>().Where(k => k.Length <= 10 && !k.Contains('\0', StringComparison.Ordinal));
        var found = await requirements.FindManyAsync([.. keys.Distinct()], cancellationToken);
        return found.Where(r => r.CurrentNumber > 0).ToDictionary(r => r.Key, r => r.Area);
    }
}
