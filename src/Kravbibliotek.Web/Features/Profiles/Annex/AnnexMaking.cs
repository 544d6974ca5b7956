using System.Diagnostics;
using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Tenders;
using Kravbibliotek.Tenders.Answers;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Pdf;
using Kravbibliotek.Web.Telemetry;
using Kravbibliotek.Word.Export;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kravbibliotek.Web.Features.Profiles.Annex;

/// <summary>What came of a form: a file, or the status of the answer that says what is wrong.</summary>
/// <param name="Content">The file, or null.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Ending">How its name ends.</param>
/// <param name="Status">The status when there is no file.</param>
public sealed record AnnexFile(Stream? Content, string Type = "", string Ending = "", int Status = StatusCodes.Status400BadRequest);

/// <summary>Makes the file that a form asks for: the annex in Word or PDF, or its answer sheet in Excel. Nothing is kept.</summary>
public sealed class AnnexMaking(RegisterStore registers, OfficePdf pdf, TimeProvider time)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>True when the machine can make PDF.</summary>
    public bool HasPdf => pdf.IsAvailable;

    /// <summary>Makes the file, or says in <paramref name="state"/> why there is none.</summary>
    /// <param name="form">What has been filled in.</param>
    /// <param name="rows">The requirements that it was about.</param>
    /// <param name="keepsOrder">See <see cref="AnnexOrder.KeepsOrder"/>.</param>
    /// <param name="state">Told what is wrong.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AnnexFile> MakeAsync(
        AnnexForm form, IReadOnlyList<ProfileRow> rows, bool keepsOrder, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        if (!state.Validate(new AnnexFormValidator(rows), form))
            return new(null);
        var order = form.ToOrder(rows, SwedishDay.Of(time.GetUtcNow())) with { KeepsOrder = keepsOrder };
        if (await BuildAsync(order, rows, state, cancellationToken) is not { } annex)
            return new(null);
        return form.Format switch
        {
            AnnexChoices.Excel => WriteSheet(annex, state),
            AnnexChoices.Pdf => await WritePdfAsync(annex, state, cancellationToken),
            _ => new(WriteWord(annex), Word, "docx"),
        };
    }

    private async Task<AnnexModel?> BuildAsync(
        AnnexOrder order, IReadOnlyList<ProfileRow> rows, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        var sources = new AnnexSources(
            rows.Select(row => row.Requirement), rows.Select(row => row.Version),
            await registers.StandardsAsync(cancellationToken), await registers.LawsAsync(cancellationToken));
        var result = AnnexBuilder.Build(order, sources);
        foreach (var finding in result.Findings.Where(f => f.Severity == Severity.Error))
            state.AddModelError(FieldOf(finding, rows), $"{finding.Message} {finding.Mend}");
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

    private static MemoryStream WriteWord(AnnexModel annex)
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

    private static AnnexFile WriteSheet(AnnexModel annex, ModelStateDictionary state)
    {
        if (AnswerSheet.TooLong(annex) is { } key)
        {
            state.AddModelError(AnnexForm.Name(key, nameof(AnnexFormItem.Chosen)), ListTexts.AnnexTooLong.With(key));
            return new(null);
        }

        var file = new MemoryStream();
        AnswerSheet.Write(annex, file);
        file.Position = 0;
        return new(file, Excel, "xlsx");
    }

    private async Task<AnnexFile> WritePdfAsync(AnnexModel annex, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        try
        {
            using var word = WriteWord(annex);
            return new(new MemoryStream(await pdf.MakeAsync(word.ToArray(), cancellationToken)), "application/pdf", "pdf");
        }
        catch (PdfException none)
        {
            state.AddModelError("", none.Fault switch
            {
                PdfFault.Missing => ListTexts.PdfMissing,
                PdfFault.Busy => ListTexts.PdfBusy,
                _ => ListTexts.PdfFailed,
            });
            return new(null, Status: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
