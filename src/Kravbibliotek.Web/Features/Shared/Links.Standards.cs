namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of the register of standards in curation.</summary>
public static partial class Links
{
    public const string CurationStandards = Curation + "/standarder";
    public const string NewStandard = CurationStandards + "/ny";

    public static string EditStandard(string id) => $"{CurationStandards}/{Uri.EscapeDataString(id)}";

    public static string ReplaceEdition(string id, string edition) => $"{EditStandard(id)}/{EditionPart(edition)}/ersatt";

    public static string Worklist(string id, string edition) => $"{EditStandard(id)}/{EditionPart(edition)}/arbetslista";

    /// <summary>One row of a worklist, by its name such as <c>krav/TIL-001</c>.</summary>
    public static string WorklistRow(string id, string edition, string row) => $"{Worklist(id, edition)}/{row}";

    /// <summary>The edition that a part of an address stands for.</summary>
    public static string EditionIn(string part) => part.Replace('~', '/');

    // Names such as ISO/IEC 29500:2016 hold what parts an address, and what stands for it encoded is read differently by each proxy.
    private static string EditionPart(string edition) => Uri.EscapeDataString(edition.Replace('/', '~'));
}
