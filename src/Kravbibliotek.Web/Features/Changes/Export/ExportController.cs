using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Changes.Export;

/// <summary>The change log as files, written while it is read, so that a long one does not fill the memory.</summary>
[Authorize(Access.ChangeLog)]
public sealed class ExportController(ChangeReader changes) : Controller
{
    // What begins like a formula is made text with an apostrophe: a spreadsheet must never run what somebody wrote as a reason.
    private static readonly CsvWriterOptions Form = CsvWriterOptions.Default with
    {
        Injection = CsvInjection.Escape,
        NewLine = "\r\n",
        FormatProvider = CultureInfo.InvariantCulture,
    };

    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    private static readonly byte[] NewLine = [(byte)'\n'];

    [Page(Links.ChangesCsv)]
    public async Task Csv(ChangeForm form, CancellationToken cancellationToken)
    {
        if (!Begin("text/csv; charset=utf-8", "handelser.csv"))
            return;
        await using var csv = CsvWriter.Create(Response.Body, Form, leaveOpen: true);
        csv.WriteHeader([ChangeTexts.When, ChangeTexts.Who, ChangeTexts.Action, ChangeTexts.What, ChangeTexts.Why, "Id"]);
        await foreach (var change in changes.StreamAsync(form.ToFilter(), cancellationToken))
        {
            csv.WriteField(change.At.ToString("O", CultureInfo.InvariantCulture));
            csv.WriteField(change.Who);
            csv.WriteField(ChangeWording.Action(change.Action));
            csv.WriteField(change.Subject);
            csv.WriteField(change.Why);
            csv.WriteField(change.Id);
            await csv.EndRecordAsync(cancellationToken);
        }
    }

    [Page(Links.ChangesJson)]
    public async Task JsonLines(ChangeForm form, CancellationToken cancellationToken)
    {
        if (!Begin("application/jsonl; charset=utf-8", "handelser.jsonl"))
            return;
        await foreach (var change in changes.StreamAsync(form.ToFilter(), cancellationToken))
        {
            await JsonSerializer.SerializeAsync(Response.Body, change, Lines, cancellationToken);
            await Response.Body.WriteAsync(NewLine, cancellationToken);
        }
    }

    /// <summary>The head of the answer; false when nothing but it is asked for.</summary>
    private bool Begin(string type, string name)
    {
        Response.ContentType = type;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return !HttpMethods.IsHead(Request.Method);
    }
}
