using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.Edit;

/// <summary>What the page shows.</summary>
/// <param name="Form">What has been filled in.</param>
/// <param name="Stored">The standard as stored, or null when it is new.</param>
/// <param name="Conflict">What differs between what somebody else saved and what was typed.</param>
public sealed record EditPage(EditForm Form, Standard? Stored, IReadOnlyList<FieldDiff> Conflict);

/// <summary>Curators write the register of standards, every field of it.</summary>
[Authorize(Access.Curator)]
public sealed partial class EditController(StandardStore standards) : Controller
{
    private const string Address = Links.CurationStandards + "/{id}";

    [Page(Links.NewStandard)]
    public IActionResult New() => View("Edit", new EditPage(Rows(new() { Judgement = "ej-bedömd" }), null, []));

    [HttpPost(Links.NewStandard)]
    public Task<IActionResult> Create([FromForm] EditForm form, CancellationToken cancellationToken)
    {
        form.Revision = 0;
        return SaveAsync(form, stored: null, cancellationToken);
    }

    [Page(Address)]
    public async Task<IActionResult> Show(string id, CancellationToken cancellationToken) =>
        await standards.FindAsync(id, cancellationToken) is { } standard
            ? View("Edit", new EditPage(Rows(EditForm.Of(standard)), standard, []))
            : NotFound();

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string id, [FromForm] EditForm form, CancellationToken cancellationToken)
    {
        if (await standards.FindAsync(id, cancellationToken) is not { } stored)
            return NotFound();
        // The id is in the address, whatever the form says.
        form.Id = id;
        ModelState.Remove(nameof(form.Id));
        return await SaveAsync(form, stored, cancellationToken);
    }

    private async Task<IActionResult> SaveAsync(EditForm form, Standard? stored, CancellationToken cancellationToken)
    {
        if (form.Add is not null)
            return Added(form, stored);
        if (!ModelState.Validate(new EditFormValidator(), form))
            return Page(StatusCodes.Status400BadRequest, form, stored);
        var why = form.Why ?? (stored is null ? StandardTexts.NewDefault : StandardTexts.EditDefault);
        var outcome = await standards.SaveAsync(form.ToStandard(), new(User.ToActor().Account, why), cancellationToken);
        if (outcome.Saved is { } saved)
            return Redirect(Links.Standard(saved.Id));
        if (outcome.Conflict is { } other)
            return stored is null ? Taken(form) : Conflict(form, other);
        foreach (var found in outcome.Findings)
            ModelState.AddModelError(FieldOf(found.Field, form), TextOf(found));
        return Page(StatusCodes.Status400BadRequest, form, stored);
    }

    private ViewResult Taken(EditForm form)
    {
        ModelState.AddModelError(nameof(form.Id), StandardTexts.IdTaken.With(form.Id));
        return Page(StatusCodes.Status409Conflict, form, stored: null);
    }

    private ViewResult Conflict(EditForm form, Standard other)
    {
        var differs = StandardRules.Between(other, form.ToStandard());
        // Saving once more is to choose one's own text, now that both have been seen.
        form.Revision = other.Revision;
        ModelState.Remove(nameof(form.Revision));
        ModelState.AddModelError("", StandardTexts.Changed);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Edit", new EditPage(form, other, differs));
    }

    private ViewResult Added(EditForm form, Standard? stored)
    {
        if (form.Add == "kriterium")
            form.Criteria.Add(new());
        else
            form.Editions.Insert(0, new() { Status = "kommande" });
        // The rows have moved: what was typed is in the form, and no longer under the names that it came by.
        ModelState.Clear();
        return View("Edit", new EditPage(form, stored, []));
    }

    private ViewResult Page(int status, EditForm form, Standard? stored)
    {
        Response.StatusCode = status;
        return View("Edit", new EditPage(form, stored, []));
    }

    private static EditForm Rows(EditForm form)
    {
        if (form.Editions.Count == 0)
            form.Editions.Add(new() { Status = "gällande" });
        return form;
    }

    private static string TextOf(StandardFinding found)
    {
        var place = found.Field.Length == 0 ? $" ({found.Finding.Path})" : "";
        return $"{found.Finding.Message} {found.Finding.Mend}{place}";
    }

    /// <summary>The name of the field on the page; rows without a name are not among those that were checked.</summary>
    private static string FieldOf(string field, EditForm form)
    {
        var match = EditionPattern().Match(field);
        if (match.Success)
        {
            var named = form.Editions.Select((e, i) => (e, i)).Where(e => e.e.Name is not null).Select(e => e.i).ToList();
            var index = named[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)];
            var name = match.Groups[2].Value switch { "publicerad" => "Published", "ersatt-av" => "ReplacedBy", "not" => "Note", _ => "Name" };
            return $"Editions[{index}].{name}";
        }

        return field switch
        {
            "adress" => nameof(EditForm.Address),
            "utgåvor" => "Editions[0].Name",
            "öppenhet.datum" => nameof(EditForm.OpennessDate),
            _ when field.StartsWith("öppenhet", StringComparison.Ordinal) => nameof(EditForm.Judgement),
            _ => "",
        };
    }

    [GeneratedRegex(@"\Autgåvor\[([0-9]+)\](?:\.(.+))?\z")]
    private static partial Regex EditionPattern();
}
