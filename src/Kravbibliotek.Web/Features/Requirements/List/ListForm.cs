using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Requirements.List;

/// <summary>What the address of the list says. Words it does not know are left out, so that an old link still works.</summary>
public sealed class ListForm
{
    /// <summary>The longest text that is searched for.</summary>
    public const int MaxText = 200;

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "omrade")]
    public string? Area { get; set; }

    [FromQuery(Name = "typ")]
    public string? Kind { get; set; }

    [FromQuery(Name = "niva")]
    public string? Level { get; set; }

    [FromQuery(Name = "upphavda")]
    public string? Withdrawn { get; set; }

    [FromQuery(Name = "sida")]
    public string? Page { get; set; }

    /// <summary>The area asked for, or null.</summary>
    public AreaInfo? AreaInfo => Areas.ByFolder(Area);

    /// <summary>The query that it stands for.</summary>
    public SearchQuery ToQuery() => new()
    {
        Text = Text is { Length: > MaxText } ? Text[..MaxText] : Text,
        Area = AreaInfo?.Area,
        Kind = Words.Kinds.TryParse(Kind, out var kind) ? kind : null,
        Level = Words.Levels.TryParse(Level, out var level) ? level : null,
        IncludeWithdrawn = Withdrawn == "ja",
        Page = int.TryParse(Page, out var page) ? Math.Max(1, page) : 1,
    };

    /// <summary>The address of a query.</summary>
    public static string Address(SearchQuery query)
    {
        var parts = new QueryBuilder();
        Add("q", query.Text);
        Add("omrade", query.Area is { } area ? Areas.Of(area).Folder : null);
        Add("typ", query.Kind is { } kind ? Words.Kinds.Code(kind) : null);
        Add("niva", query.Level is { } level ? Words.Levels.Code(level) : null);
        Add("upphavda", query.IncludeWithdrawn ? "ja" : null);
        Add("sida", query.Page > 1 ? query.Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        return Shared.Links.Requirements + parts.ToQueryString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add(name, value);
        }
    }
}
