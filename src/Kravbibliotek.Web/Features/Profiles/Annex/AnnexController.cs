using System.Diagnostics;
using Kravbibliotek.Checks;
using Kravbibliotek.Profiles;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Tenders;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Telemetry;
using Kravbibliotek.Word.Export;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Profiles.Annex;

/// <summary>What the page of an annex shows.</summary>
/// <param name="Profile">The profile it starts from.</param>
/// <param name="Rows">Its requirements, or those of its short form.</param>
/// <param name="Form">What has been filled in.</param>
public sealed record AnnexPage(Profile Profile, IReadOnlyList<ProfileRow> Rows, AnnexForm Form)
{
    /// <summary>True when the profile has a short form.</summary>
    public bool HasShortForm => Profile.Requirements.Any(r => r.ShortForm);
}

/// <summary>Makes an annex from a profile. Nothing of it is kept.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class AnnexController(RegisterStore registers, RequirementStore requirements, TimeProvider time) : Controller
{
    private const string Address = Links.Profiles + "/{id}/kravbilaga";
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private const string WordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Page(Address)]
    public async Task<IActionResult> Annex(string id, [FromQuery] string? kortform, CancellationToken cancellationToken)
    {
        if (await registers.ProfileAsync(id, cancellationToken) is not { } profile)
            return NotFound();
        var rows = await RowsAsync(profile, kortform, cancellationToken);
        var form = AnnexForm.For(profile, rows);
        form.Kortform = kortform;
        return View(new AnnexPage(profile, rows, form));
    }

    [HttpPost(Address)]
    [EnableRateLimiting(RateLimits.Annex)]
    public async Task<IActionResult> Annex(string id, [FromForm] AnnexForm form, CancellationToken cancellationToken)
    {
        if (await registers.ProfileAsync(id, cancellationToken) is not { } profile)
            return NotFound();
        var rows = await RowsAsync(profile, form.Kortform, cancellationToken);
        var annex = ModelState.Validate(new AnnexFormValidator(rows), form)
            ? await BuildAsync(form.ToOrder(rows, Today()), rows, cancellationToken)
            : null;
        if (annex is not null)
            return File(Write(annex), WordDocument, $"kravbilaga-{profile.Id}.docx");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(new AnnexPage(profile, rows, form));
    }

    private async Task<IReadOnlyList<ProfileRow>> RowsAsync(Profile profile, string? kortform, CancellationToken cancellationToken)
    {
        var rows = await ProfileRow.LoadAsync(profile, requirements, cancellationToken);
        return kortform == "ja" ? [.. rows.Where(row => row.Proposed.ShortForm)] : rows;
    }

    private async Task<AnnexModel?> BuildAsync(AnnexOrder order, IReadOnlyList<ProfileRow> rows, CancellationToken cancellationToken)
    {
        var sources = new AnnexSources(
            rows.Select(row => row.Requirement), rows.Select(row => row.Version),
            await registers.StandardsAsync(cancellationToken), await registers.LawsAsync(cancellationToken));
        var result = AnnexBuilder.Build(order, sources);
        foreach (var finding in result.Findings.Where(f => f.Severity == Severity.Error))
            ModelState.AddModelError(FieldOf(finding, rows), $"{finding.Message} {finding.Mend}");
        return result.Model;
    }

    private static string FieldOf(Finding finding, IReadOnlyList<ProfileRow> rows)
    {
        if (rows.FirstOrDefault(r => r.Version.Key == finding.Path) is not { } row)
            return "";
        // Findings A14x are about the kind, which can be chosen only where there are several.
        var isKind = finding.Code.StartsWith("A14", StringComparison.Ordinal) && row.Version.Content.AllowedKinds.Count > 1;
        return AnnexForm.Name(finding.Path, isKind ? nameof(AnnexFormItem.Kind) : nameof(AnnexFormItem.Chosen));
    }

    private static MemoryStream Write(AnnexModel annex)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = Measures.Source.StartActivity("annex");
        var file = new MemoryStream();
        AnnexExporter.Write(annex, AnnexTemplate.Default, file);
        file.Position = 0;
        Measures.Annexes.Add(1);
        Measures.AnnexSeconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return file;
    }

    // The day on the cover is a Swedish day, wherever the server stands.
    private DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Sweden).DateTime);
}
