using System.Globalization;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of consultations.</summary>
public static partial class Links
{
    public const string Consultations = "/remisser";
    public const string CuratedConsultations = Curation + "/remisser";

    /// <summary>The latest consultation of a requirement.</summary>
    public static string ConsultationsOf(string key) => $"{Consultations}/{Uri.EscapeDataString(key)}";

    public static string Consultation(string key, int round) =>
        string.Create(CultureInfo.InvariantCulture, $"{ConsultationsOf(key)}/{round}");

    public static string CommentThanks(string key, int round, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{Consultation(key, round)}/tack/{ordinal}");

    /// <summary>The comments that a published version is shown with.</summary>
    public static string ConsultationAnswers(string key) => $"{Requirement(key)}/remiss";

    public static string CuratedConsultation(string key, int round) =>
        string.Create(CultureInfo.InvariantCulture, $"{CuratedConsultations}/{Uri.EscapeDataString(key)}/{round}");

    public static string CuratedComment(string key, int round, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{CuratedConsultation(key, round)}/{ordinal}");

    public static string CommentSheet(string key, int round) => $"{CuratedConsultation(key, round)}/synpunkter.csv";
}
