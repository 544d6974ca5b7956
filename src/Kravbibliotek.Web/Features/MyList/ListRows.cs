using Kravbibliotek.Lists;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Requirements;

namespace Kravbibliotek.Web.Features.MyList;

/// <summary>Looks up what the library says of the requirements of a list.</summary>
public sealed class ListRows(RequirementStore requirements)
{
    /// <summary>The rows of a list, in two questions to the database however long it is.</summary>
    public async Task<IReadOnlyList<ListRow>> LoadAsync(RequirementList list, CancellationToken cancellationToken)
    {
        if (list.Picks.Count == 0)
            return [];
        var found = await requirements.FindManyAsync([.. list.Picks.Select(p => p.Key)], cancellationToken);
        var current = found.ToDictionary(r => r.Key, r => r.CurrentNumber);
        var ids = list.Picks.Where(p => current.ContainsKey(p.Key))
            .Select(p => RequirementVersion.IdOf(p.Key, p.Number ?? current[p.Key])).ToList();
        return ListReview.Rows(list, found, await requirements.VersionsWithIdsAsync(ids, cancellationToken));
    }
}
