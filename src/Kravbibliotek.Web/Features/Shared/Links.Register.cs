using System.Globalization;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of news, the wizard's questions, the comparison of profiles and the report of faults.</summary>
public static partial class Links
{
    public const string News = "/nytt";
    public const string Questions = "/fragor";
    public const string TryQuestions = Questions + "/prova";
    public const string CompareProfilesBase = Profiles + "/jamfor";
    public const string Fault = "/rapportera";

    /// <summary>What is new in a week.</summary>
    public static string NewsOf(IsoWeek week) => $"{News}?vecka={week}";

    public static string Question(string id) => $"{Questions}/{Uri.EscapeDataString(id)}";

    /// <summary>What one answer to a question brings in.</summary>
    public static string Answer(string id, string value) => $"{Question(id)}?svar={Uri.EscapeDataString(value)}";

    /// <summary>The page of one term, with where it is used.</summary>
    public static string TermPage(string id) => $"{Terms}/{Uri.EscapeDataString(id)}";

    public static string CompareProfiles(string one, string other) =>
        $"{CompareProfilesBase}?fran={Uri.EscapeDataString(one)}&till={Uri.EscapeDataString(other)}";

    /// <summary>Where a fault on a page is reported.</summary>
    public static string FaultOn(string page) => $"{Fault}?sida={Uri.EscapeDataString(page)}";

    /// <summary>One part of the comparison of two releases.</summary>
    public static string CompareReleases(string from, string to, string part, int page) =>
        CompareReleases(from, to) + $"&visa={Uri.EscapeDataString(part)}"
        + (page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&sida={page}") : "");
}
