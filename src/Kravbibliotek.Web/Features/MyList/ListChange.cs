namespace Kravbibliotek.Web.Features.MyList;

/// <summary>What can be done with a list, as its buttons say it.</summary>
public static class ListChange
{
    /// <summary>Moves a requirement one row up; followed by a colon and its key, as the next two.</summary>
    public const string Up = "upp";

    public const string Down = "ned";
    public const string Remove = "bort";
    public const string Clear = "tom";

    /// <summary>Makes a list the one that the browser keeps.</summary>
    public const string Keep = "behall";

    /// <summary>Changes to the versions that are current now.</summary>
    public const string Newest = "senaste";

    /// <summary>Keeps to the versions that are current now, where none was kept to before.</summary>
    public const string Pin = "fast";

    public const string Add = "lagg-till";
}
