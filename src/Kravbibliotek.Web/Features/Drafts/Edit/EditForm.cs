using System.Globalization;
using Kravbibliotek.Curation.Editing;

namespace Kravbibliotek.Web.Features.Drafts.Edit;

/// <summary>
/// What the editor sends. The fields are kept as typed, so that nothing is lost that is no valid value; what is bound here decides only
/// what is done with them.
/// </summary>
public sealed record EditForm
{
    /// <summary>What the button that saves stands for.</summary>
    public const string Save = "save";

    /// <summary>What the names of the choices between two texts begin with.</summary>
    public const string Choice = "Choice.";

    /// <summary>The choice of what the other wrote.</summary>
    public const string Theirs = "theirs";

    private const int LongPage = 64;

    /// <summary>The fields of the draft.</summary>
    public required DraftFields Fields { get; init; }

    /// <summary>The revision that it is saved on.</summary>
    public long Revision { get; init; }

    /// <summary>Marks of the text of that revision.</summary>
    public string Began { get; init; } = "";

    /// <summary>The revision that the writing began from, which stays when somebody else saves meanwhile.</summary>
    public long FromRevision { get; init; }

    /// <summary>Marks of the text of that revision.</summary>
    public string FromBegan { get; init; } = "";

    /// <summary>The page it was sent from, by a name made for it.</summary>
    public string Page { get; init; } = "";

    /// <summary>What the button that was pressed stands for.</summary>
    public string Do { get; init; } = Save;

    /// <summary>What is to be added to a list.</summary>
    public string Add { get; init; } = "";

    /// <summary>The parts where the other's text was chosen.</summary>
    public IReadOnlySet<string> TheirParts { get; init; } = new HashSet<string>();

    /// <summary>The parts where a choice was made.</summary>
    public IReadOnlySet<string> ChosenParts { get; init; } = new HashSet<string>();

    /// <summary>Reads what was sent.</summary>
    public static EditForm From(IFormCollection form)
    {
        var action = form["Do"].LastOrDefault() ?? Save;
        var choices = form.Where(f => f.Key.StartsWith(Choice, StringComparison.Ordinal)).ToList();
        return new()
        {
            Fields = new(form.Select(f => KeyValuePair.Create(f.Key, f.Value.ToString()))),
            Revision = Number(form["Revision"]),
            Began = form["Began"].ToString(),
            FromRevision = Number(form["FromRevision"]),
            FromBegan = form["FromBegan"].ToString(),
            Page = form["Page"].ToString() is { Length: > 0 and <= LongPage } page ? page : NewPage(),
            Do = action,
            Add = action switch
            {
                "add:" + DraftParts.Standards => form["AddStandard"].ToString(),
                "add:" + DraftParts.Laws => form["AddLaw"].ToString(),
                _ => "",
            },
            TheirParts = choices.Where(c => c.Value == Theirs).Select(c => c.Key[Choice.Length..]).ToHashSet(StringComparer.Ordinal),
            ChosenParts = choices.Select(c => c.Key[Choice.Length..]).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>A name for a page that is about to be shown.</summary>
    public static string NewPage() => Guid.NewGuid().ToString("N");

    private static long Number(string? typed) =>
        long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
