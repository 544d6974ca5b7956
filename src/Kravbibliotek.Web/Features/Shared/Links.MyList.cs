using Kravbibliotek.Lists;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of lists of a visitor's own, and of what can be downloaded of a list, a profile or a search.</summary>
public static partial class Links
{
    public const string MyList = "/lista";
    public const string AddToList = MyList + "/lagg-till";
    public const string EditList = MyList + "/andra";
    public const string OpenList = MyList + "/oppna";
    public const string ListJsonFile = MyList + "/lista.json";
    public const string ListCsvFile = MyList + "/lista.csv";
    public const string ListAnnexPage = MyList + "/kravbilaga";

    /// <summary>All that a search finds.</summary>
    public const string Results = Requirements + "/traffar";
    public const string ResultsCsvFile = Results + ".csv";

    /// <summary>A list. Its address is how it is kept and shared.</summary>
    public static string List(RequirementList list) => $"{MyList}?k={list}";

    public static string ListJson(RequirementList list) => $"{ListJsonFile}?k={list}";

    public static string ListCsv(RequirementList list) => $"{ListCsvFile}?k={list}";

    public static string ListAnnex(RequirementList list) => $"{ListAnnexPage}?k={list}";

    public static string ProfileCsv(string id) => $"{Profile(id)}/krav.csv";

    /// <summary>What a search finds as a list; the search is the part of its own address after the path.</summary>
    public static string ResultsList(string search) => Results + search;

    public static string ResultsCsv(string search) => ResultsCsvFile + search;
}
