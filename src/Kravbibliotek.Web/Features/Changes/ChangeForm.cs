using System.Globalization;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Changes;

/// <summary>What the address of the change log says. Words it does not know are left out, so that an old link still works.</summary>
public sealed class ChangeForm
{
    /// <summary>The longest text that is searched for.</summary>
    public const int MaxText = 200;

    [FromQuery(Name = "fran")]
    public string? From { get; set; }

    [FromQuery(Name = "till")]
    public string? To { get; set; }

    [FromQuery(Name = "vem")]
    public string? Who { get; set; }

    [FromQuery(Name = "vad")]
    public string? Subject { get; set; }

    [FromQuery(Name = "slag")]
    public string? Action { get; set; }

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>Where the page before ended.</summary>
    [FromQuery(Name = "fore")]
    public string? Before { get; set; }

    /// <summary>The filter that it stands for.</summary>
    public ChangeFilter ToFilter() => new()
    {
        From = Day(From),
        To = Day(To),
        Who = Cut(Who),
        Subject = Cut(Subject)?.TrimEnd('/'),
        Action = Action switch { "tillagd" => ChangeAction.Added, "andrad" => ChangeAction.Updated, _ => null },
        Text = Cut(Text),
    };

    /// <summary>An address of the change log with a filter.</summary>
    public static string Address(ChangeFilter filter, string? before = null, string page = Links.Changes)
    {
        var parts = new QueryBuilder();
        Add("fran", filter.From is { } from ? Wording.Date(from) : null);
        Add("till", filter.To is { } to ? Wording.Date(to) : null);
        Add("vem", filter.Who);
        Add("vad", filter.Subject);
        Add("slag", filter.Action switch { ChangeAction.Added => "tillagd", ChangeAction.Updated => "andrad", _ => null });
        Add("q", filter.Text);
        Add("fore", before);
        return page + parts.ToQueryString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add(name, value);
        }
    }

    // PostgreSQL holds no NUL in text, so that nothing in the log can have it.
    private static string? Cut(string? text) => string.IsNullOrEmpty(text) || text.Contains('\0', StringComparison.Ordinal) ? null
        : text.Length > MaxText ? text[..MaxText] : text;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1 ? day : null;
}
