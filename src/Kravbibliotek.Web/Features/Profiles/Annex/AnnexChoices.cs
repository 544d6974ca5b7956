using Kravbibliotek.Tenders;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kravbibliotek.Web.Features.Profiles.Annex;

/// <summary>What can be chosen for an annex.</summary>
public static class AnnexChoices
{
    /// <summary>The value is over the threshold.</summary>
    public const string Over = "over";

    /// <summary>The value is under the threshold.</summary>
    public const string Under = "under";

    /// <summary>The annex in Word.</summary>
    public const string Word = "docx";

    /// <summary>The answer sheet in Excel.</summary>
    public const string Excel = "xlsx";

    /// <summary>The annex as PDF.</summary>
    public const string Pdf = "pdf";

    public static IReadOnlyList<string> Formats { get; } = [Word, Excel, Pdf];

    public static IReadOnlyList<SelectListItem> Laws =>
    [
        Law(ProcurementLaw.Lou, Texts.LawLou), Law(ProcurementLaw.Luf, Texts.LawLuf), Law(ProcurementLaw.Luk, Texts.LawLuk),
    ];

    public static IReadOnlyList<SelectListItem> Thresholds =>
        [new(Texts.ThresholdOver, Over), new(Texts.ThresholdUnder, Under)];

    public static IReadOnlyList<SelectListItem> Grounds =>
        [.. TenderWords.Grounds.All.Select(ground => new SelectListItem(Wording.Ground(ground.Value), ground.Code))];

    private static SelectListItem Law(ProcurementLaw law, string label) => new(label, TenderWords.Laws.Code(law));
}
