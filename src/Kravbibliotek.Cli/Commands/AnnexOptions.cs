using System.CommandLine;
using System.Globalization;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders;

namespace Kravbibliotek.Cli.Commands;

/// <summary>The options of <c>krav annex</c>, and the order that they make.</summary>
internal sealed class AnnexOptions
{
    public Option<string> Profile { get; } = new("--profile")
    {
        Required = true,
        HelpName = "id",
        Description = "Kravprofilens id, till exempel molntjanst.",
    };

    public Option<string> Out { get; } = new("--out")
    {
        Required = true,
        HelpName = "fil",
        Description = "Filen som skrivs; - skriver till standard ut. En fil som finns skrivs över.",
    };

    public Option<string[]> Param { get; } = new("--param")
    {
        HelpName = "NYCKEL.namn=värde",
        Description = "Värde på en parameter, till exempel LEV-003.svarstid=4. Kan anges flera gånger.",
        DefaultValueFactory = _ => [],
    };

    public Option<string[]> Kind { get; } = new("--kind")
    {
        HelpName = "NYCKEL=kravtyp",
        Description = "Annan kravtyp för ett krav, till exempel LEV-003=ska-krav. Kan anges flera gånger.",
        DefaultValueFactory = _ => [],
    };

    public Option<string[]> Deduction { get; } = new("--deduction")
    {
        HelpName = "NYCKEL=kronor",
        Description = "Mervärdesavdrag för ett tilldelningskriterium. Kan anges flera gånger.",
        DefaultValueFactory = _ => [],
    };

    public Option<bool> Short { get; } = new("--short") { Description = "Bara profilens kortform, för mindre inköp." };

    public Option<string?> Title { get; } = new("--title")
    {
        HelpName = "text",
        Description = "Kravbilagans titel. Utelämnas används profilens namn.",
    };

    public Option<string?> Reference { get; } = new("--reference") { HelpName = "text", Description = "Diarienummer." };

    public Option<string?> Organisation { get; } = new("--organisation") { HelpName = "namn", Description = "Upphandlande organisation." };

    public Option<string> Law { get; } = new("--law")
    {
        HelpName = "lou|luf|luk",
        Description = "Upphandlingslag.",
        DefaultValueFactory = _ => TenderWords.Laws.Code(ProcurementLaw.Lou),
    };

    public Option<bool> UnderThresholds { get; } = new("--under-thresholds")
    {
        Description = "Upphandlingens värde är under tröskelvärdet.",
    };

    public Option<string> Ground { get; } = new("--ground")
    {
        HelpName = "pris-kvalitet|kostnad|pris",
        Description = "Grund för utvärdering.",
        DefaultValueFactory = _ => TenderWords.Grounds.Code(AwardGround.PriceAndQuality),
    };

    public Option<DateOnly?> Date { get; } = new("--date")
    {
        HelpName = "åååå-mm-dd",
        Description = "Datum på kravbilagan. Utelämnas skrivs dagens datum.",
    };

    public Option<string?> Template { get; } = new("--template") { HelpName = "fil", Description = "Egen Word-mall (docx eller dotx)." };

    public Option<string?> From { get; } = LibraryFolderArgument.CreateOption();

    /// <summary>All options in the order help shows them.</summary>
    public IEnumerable<Option> All =>
    [
        Profile, Out, Param, Kind, Deduction, Short, Title, Reference, Organisation, Law, UnderThresholds, Ground, Date, Template, From,
    ];

    /// <summary>The order that a command line makes.</summary>
    public AnnexOrder OrderOf(ParseResult parsed, Library library, TimeProvider clock)
    {
        var id = parsed.GetValue(Profile)!;
        var profile = library.Profiles.FirstOrDefault(p => p.Id == id) ?? throw Bad(
            $"Profilen {id} finns inte. Välj bland: {string.Join(", ", library.Profiles.Select(p => p.Id))}.");
        return new AnnexOrder
        {
            Title = parsed.GetValue(Title) ?? $"Kravbilaga – {profile.Title}",
            ReferenceNumber = parsed.GetValue(Reference),
            Organisation = parsed.GetValue(Organisation),
            Date = parsed.GetValue(Date) ?? DateOnly.FromDateTime(clock.GetLocalNow().DateTime),
            Law = WordOf(TenderWords.Laws, parsed.GetValue(Law)!, "Lagen"),
            BelowThreshold = parsed.GetValue(UnderThresholds),
            Ground = WordOf(TenderWords.Grounds, parsed.GetValue(Ground)!, "Grunden"),
            Selections = SelectionsOf(parsed, profile, library),
        };
    }

    private IReadOnlyList<AnnexSelection> SelectionsOf(ParseResult parsed, Profile profile, Library library)
    {
        var selections = AnnexOrder.SelectionOf(profile, parsed.GetValue(Short)).ToDictionary(s => s.Key, StringComparer.Ordinal);
        var order = selections.Keys.ToList();
        foreach (var (key, kind) in parsed.GetValue(Kind)!.Select(o => Pair(o, "NYCKEL=kravtyp")))
            selections[key] = Selected(selections, key) with { Kind = WordOf(Words.Kinds, kind, "Kravtypen") };
        foreach (var (key, text) in parsed.GetValue(Deduction)!.Select(o => Pair(o, "NYCKEL=kronor")))
            selections[key] = Selected(selections, key) with
            {
                Deduction = ParameterValue.TryNumber(text, out var amount) && amount > 0 ? amount : throw Bad($"{text} är inget belopp."),
            };
        foreach (var (path, value) in parsed.GetValue(Param)!.Select(o => Pair(o, "NYCKEL.namn=värde")))
        {
            var (key, name) = Pair(path, "NYCKEL.namn=värde", '.');
            var selection = Selected(selections, key);
            selections[key] = selection with { Values = With(selection.Values, name, FileForm(library, key, name, value)) };
        }

        return [.. order.Select(key => selections[key])];
    }

    private static AnnexSelection Selected(Dictionary<string, AnnexSelection> selections, string key) =>
        selections.GetValueOrDefault(key) ?? throw Bad($"Kravet {key} ingår inte i urvalet.");

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> values, string name, string value) =>
        new(values) { [name] = value };

    /// <summary>What was typed, in the form files have. An unknown parameter is left for the builder, which says which there are.</summary>
    private static string FileForm(Library library, string key, string name, string typed)
    {
        var number = library.Requirements.FirstOrDefault(r => r.Key == key)?.CurrentNumber;
        var parameter = library.Versions.FirstOrDefault(v => v.Key == key && v.Number == number)
            ?.Content.Parameters.FirstOrDefault(p => p.Name == name);
        return parameter is null ? typed : ParameterValue.Normalize(parameter, typed);
    }

    private static (string Left, string Right) Pair(string text, string form, char separator = '=')
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at > 0 ? (text[..at].Trim(), text[(at + 1)..].Trim()) : throw Bad($"{text} går inte att tolka. Skriv {form}.");
    }

    private static T WordOf<T>(Vocabulary<T> words, string code, string what)
        where T : struct, Enum =>
        words.TryParse(code.ToLower(CultureInfo.InvariantCulture), out var value) ? value
            : throw Bad($"{what} {code} finns inte. Välj bland: {string.Join(", ", words.All.Select(w => w.Code))}.");

    private static CommandException Bad(string message) => new(ExitCodes.Usage, message);
}
