using Kravbibliotek.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.MyList;

/// <summary>A list as an address holds it: <c>k=TIL-1.3,SAK-2</c>, or as people write it: <c>krav=TIL-001.3&amp;krav=SAK-002</c>.</summary>
public sealed class ListQuery
{
    [FromQuery(Name = "k")]
    public string?[]? Compact { get; set; }

    [FromQuery(Name = "krav")]
    public string?[]? Written { get; set; }

    /// <summary>True when the address says which list.</summary>
    public bool IsSaid => Compact is not null || Written is not null;

    /// <summary>What it says.</summary>
    public ListTextReading Read() => ListText.Read(string.Join(',', [.. Compact ?? [], .. Written ?? []]));

    /// <summary>The list; what it has no room for is left out.</summary>
    public RequirementList ToList() => RequirementList.Of(Read().Picks);
}
