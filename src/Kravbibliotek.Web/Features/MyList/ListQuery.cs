using Kravbibliotek.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.MyList;

/// <summary>A list as an address holds it: <c>k=TIL-1.3,SAK-2</c>, or as people write it: <c>krav=TIL-001.3&amp;krav=SAK-002</c>.</summary>
public sealed class ListQuery
{
    [FromQuery(Name = "k")]
    public IReadOnlyList<string?> Compact { get; set; } = [];

    [FromQuery(Name = "krav")]
    public IReadOnlyList<string?> Written { get; set; } = [];

    /// <summary>True when the address says which list.</summary>
    public bool IsSaid => Compact.Count + Written.Count > 0;

    /// <summary>What it says.</summary>
    public ListTextReading Read() => ListText.Read(string.Join(',', Compact.Concat(Written)));

    /// <summary>The list; what it has no room for is left out.</summary>
    public RequirementList ToList() => RequirementList.Of(Read().Picks);
}
