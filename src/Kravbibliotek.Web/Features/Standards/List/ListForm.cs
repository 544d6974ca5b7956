using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.List;

/// <summary>What the address of the register says. Words it does not know are left out, so that an old link still works.</summary>
public sealed class ListForm
{
    /// <summary>The longest text that is searched for.</summary>
    public const int MaxText = 200;

    /// <summary>The orders by the word of the address.</summary>
    public static IReadOnlyList<(string Code, StandardOrder Order)> Orders { get; } =
        [("namn", StandardOrder.Designation), ("krav", StandardOrder.Requirements), ("utgivare", StandardOrder.Publisher)];

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "status")]
    public string? Status { get; set; }

    [FromQuery(Name = "oppenhet")]
    public string? Openness { get; set; }

    [FromQuery(Name = "utgivare")]
    public string? Publisher { get; set; }

    [FromQuery(Name = "anvanda")]
    public string? Used { get; set; }

    [FromQuery(Name = "ordning")]
    public string? Order { get; set; }

    [FromQuery(Name = "sida")]
    public string? Page { get; set; }

    /// <summary>The page asked for, from 1.</summary>
    public int PageNumber => int.TryParse(Page, out var page) ? Math.Max(1, page) : 1;

    /// <summary>The query that it stands for.</summary>
    /// <param name="publishers">The publishers there are.</param>
    public StandardQuery ToQuery(IEnumerable<string> publishers) => new()
    {
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text[..Math.Min(Text.Length, MaxText)],
        Status = Words.EditionStatuses.TryParse(Status, out var status) ? status : null,
        Openness = Words.Opennesses.TryParse(Openness, out var openness) ? openness : null,
        Publisher = publishers.Contains(Publisher) ? Publisher : null,
        OnlyUsed = Used == "ja",
        Order = Orders.FirstOrDefault(o => o.Code == Order).Order,
    };

    /// <summary>The address of a query.</summary>
    public static string Address(StandardQuery query, int page = 1)
    {
        var parts = new QueryBuilder();
        Add("q", query.Text);
        Add("status", query.Status is { } status ? Words.EditionStatuses.Code(status) : null);
        Add("oppenhet", query.Openness is { } openness ? Words.Opennesses.Code(openness) : null);
        Add("utgivare", query.Publisher);
        Add("anvanda", query.OnlyUsed ? "ja" : null);
        Add("ordning", query.Order == StandardOrder.Designation ? null : Orders.First(o => o.Order == query.Order).Code);
        Add("sida", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
        return Links.Standards + parts.ToQueryString();

        void Add(string name, string? value)
        {
            if (value is not null)
                parts.Add(name, value);
        }
    }
}
