using System.Globalization;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation.Editing;

/// <summary>The lists of a content whose items have fields of their own: parameters, standards, laws and conditions.</summary>
internal static class RowFields
{
    private const char ListMark = ',';

    public static IEnumerable<KeyValuePair<string, string>> Of(StandardReference reference, int row) => Row(DraftParts.Standards, row,
    [
        ("Standard", reference.Standard), ("Edition", reference.Edition), ("Clauses", string.Join(", ", reference.Clauses)),
        ("Reason", reference.DeviationReason ?? ""),
    ]);

    public static IEnumerable<KeyValuePair<string, string>> Of(LawReference reference, int row) => Row(DraftParts.Laws, row,
        [("Law", reference.Law), ("Place", reference.Place), .. reference.Binding ? new[] { ("Binding", "true") } : []]);

    public static IEnumerable<KeyValuePair<string, string>> Of(Condition condition, int row) => Row(DraftParts.Conditions, row,
    [
        ("Fact", condition.Fact), ("AtLeast", condition.AtLeast?.ToString(CultureInfo.InvariantCulture) ?? ""),
        .. condition.AnyOf.Select((value, i) => (string.Create(CultureInfo.InvariantCulture, $"Any[{i}]"), value)),
    ]);

    public static IEnumerable<KeyValuePair<string, string>> Of(Parameter parameter, int row) => Row(DraftParts.Parameters, row,
    [
        ("Name", parameter.Name), ("Type", Words.ParameterTypes.Code(parameter.Type)), ("Unit", parameter.Unit ?? ""),
        ("Min", Typed(parameter.Min)), ("Max", Typed(parameter.Max)), ("Choices", string.Join('\n', parameter.Choices)),
        ("Default", Typed(parameter)), ("Explanation", parameter.Explanation),
    ]);

    public static IReadOnlyList<StandardReference> Standards(DraftFields fields) =>
    [
        .. fields.Rows(DraftParts.Standards).Select(row => new StandardReference
        {
            Standard = Text(fields, DraftParts.Standards, row, "Standard"),
            Edition = Text(fields, DraftParts.Standards, row, "Edition"),
            Clauses = Clauses(Text(fields, DraftParts.Standards, row, "Clauses")),
            DeviationReason = Optional(fields, DraftParts.Standards, row, "Reason"),
        }).Where(s => s.Standard.Length > 0),
    ];

    public static IReadOnlyList<LawReference> Laws(DraftFields fields) =>
    [
        .. fields.Rows(DraftParts.Laws).Select(row => new LawReference
        {
            Law = Text(fields, DraftParts.Laws, row, "Law"),
            Place = Text(fields, DraftParts.Laws, row, "Place"),
            Binding = Text(fields, DraftParts.Laws, row, "Binding") == "true",
        }).Where(l => l.Law.Length > 0),
    ];

    /// <summary>The conditions. A question where nothing was chosen asks for nothing.</summary>
    public static IReadOnlyList<Condition> Conditions(DraftFields fields, List<FieldProblem> problems)
    {
        var conditions = new List<Condition>();
        foreach (var row in fields.Rows(DraftParts.Conditions))
        {
            var fact = Text(fields, DraftParts.Conditions, row, "Fact");
            var least = Text(fields, DraftParts.Conditions, row, "AtLeast");
            var any = fields.List(DraftFields.Name(DraftParts.Conditions, row, "Any"));
            if (least is [>= '0' and <= '3'])
                conditions.Add(new() { Fact = fact, AtLeast = least[0] - '0' });
            else if (least.Length > 0)
                problems.Add(new(DraftFields.Name(DraftParts.Conditions, row, "AtLeast"), "Välj lägsta nivå, 0 till 3."));
            else if (any.Count > 0)
                conditions.Add(new() { Fact = fact, AnyOf = any });
        }

        return conditions;
    }

    /// <summary>The parameters. A row where nothing is filled in is none.</summary>
    public static IReadOnlyList<Parameter> Parameters(DraftFields fields, List<FieldProblem> problems) =>
    [
        .. fields.Rows(DraftParts.Parameters).Where(row => IsFilled(fields, DraftParts.Parameters, row))
            .Select(row => ReadParameter(fields, row, problems)),
    ];

    /// <summary>True when a row stands for something in the content.</summary>
    public static bool IsFilled(DraftFields fields, string list, int row) => list switch
    {
        DraftParts.Parameters => ParameterFields.Any(f => Text(fields, list, row, f).Length > 0),
        DraftParts.Conditions =>
            Text(fields, list, row, "AtLeast") is [>= '0' and <= '3'] || fields.List(DraftFields.Name(list, row, "Any")).Count > 0,
        DraftParts.Standards => Text(fields, list, row, "Standard").Length > 0,
        _ => Text(fields, list, row, "Law").Length > 0,
    };

    /// <summary>The fields that make a parameter of a row; its type is always chosen.</summary>
    private static readonly string[] ParameterFields = ["Name", "Unit", "Min", "Max", "Choices", "Default", "Explanation"];

    private static Parameter ReadParameter(DraftFields fields, int row, List<FieldProblem> problems)
    {
        if (!Words.ParameterTypes.TryParse(Text(fields, DraftParts.Parameters, row, "Type"), out var type))
            problems.Add(new(DraftFields.Name(DraftParts.Parameters, row, "Type"), "Välj parameterns typ."));
        var parameter = new Parameter
        {
            Name = Text(fields, DraftParts.Parameters, row, "Name"),
            Type = type,
            Unit = Optional(fields, DraftParts.Parameters, row, "Unit"),
            Min = Number(fields, row, "Min", problems),
            Max = Number(fields, row, "Max", problems),
            Choices =
            [
                .. Text(fields, DraftParts.Parameters, row, "Choices").Split('\n').Select(FieldText.Clean).Where(c => c.Length > 0),
            ],
            Default = "",
            Explanation = Text(fields, DraftParts.Parameters, row, "Explanation"),
        };
        return parameter with { Default = FileForm(parameter, Text(fields, DraftParts.Parameters, row, "Default")) };
    }

    private static decimal? Number(DraftFields fields, int row, string field, List<FieldProblem> problems)
    {
        var typed = Text(fields, DraftParts.Parameters, row, field);
        if (typed.Length == 0)
            return null;
        var number = new string([.. typed.Where(c => !char.IsWhiteSpace(c))]).Replace(',', '.').Replace('\u2212', '-');
        if (ParameterValue.TryNumber(number, out var value))
            return value;
        problems.Add(new(DraftFields.Name(DraftParts.Parameters, row, field), $"”{typed}” är inget tal. Skriv med siffror, till exempel 4 eller 0,5."));
        return null;
    }

    // A number is kept as it stands in the file, zeros and all, so that what nobody touched does not change.
    private static string FileForm(Parameter parameter, string typed)
    {
        var plain = typed.Replace(',', '.');
        return parameter.Type == ParameterType.Number && ParameterValue.TryNumber(plain, out _) ? plain : ParameterValue.Normalize(parameter, typed);
    }

    private static string Typed(Parameter parameter) =>
        parameter.Type == ParameterType.Number && ParameterValue.TryNumber(parameter.Default, out _)
            ? parameter.Default.Replace('.', ',') : parameter.Default;

    private static string Typed(decimal? number) => number is { } value ? ParameterValue.FileForm(value).Replace('.', ',') : "";

    /// <summary>Clauses as they are typed: with commas, semicolons or line breaks between them.</summary>
    private static IReadOnlyList<string> Clauses(string typed) =>
        [.. typed.Split([ListMark, ';', '\n']).Select(FieldText.Clean).Where(c => c.Length > 0)];

    private static IEnumerable<KeyValuePair<string, string>> Row(string list, int row, IEnumerable<(string Field, string Text)> fields) =>
        fields.Select(f => KeyValuePair.Create(DraftFields.Name(list, row, f.Field), f.Text));

    private static string Text(DraftFields fields, string list, int row, string field) =>
        FieldText.Clean(fields[DraftFields.Name(list, row, field)]);

    private static string? Optional(DraftFields fields, string list, int row, string field) =>
        Text(fields, list, row, field) is { Length: > 0 } text ? text : null;
}
