using System.Globalization;
using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Web.Features.Drafts.Edit;

/// <summary>What the buttons of the editor do with the fields, apart from saving: rows added and taken away, clauses picked.</summary>
public static class EditActions
{
    /// <summary>Shows a text as the public page would.</summary>
    public const string Preview = "preview";

    /// <summary>Shows the clauses of a standard.</summary>
    public const string Clauses = "clauses";

    /// <summary>Adds the ticked clauses.</summary>
    public const string Pick = "pick";

    private const string Adding = "add";
    private const string Removing = "remove";

    /// <summary>The value of a button.</summary>
    public static string Value(string action, string part, int? row = null) =>
        row is { } number ? string.Create(CultureInfo.InvariantCulture, $"{action}:{part}:{number}") : $"{action}:{part}";

    /// <summary>The fields after a button was pressed. A button that is not known changes nothing.</summary>
    public static DraftFields Apply(EditForm form, IReadOnlyList<Standard> standards)
    {
        var fields = form.Fields;
        return form.Do.Split(':') switch
        {
            [Adding, DraftParts.Parameters] => fields.WithRow(DraftParts.Parameters, ("Name", ""), ("Type", "tal")),
            [Adding, DraftParts.Standards] => AddStandard(fields, form.Add, standards),
            [Adding, DraftParts.Laws] => AddLaw(fields, form.Add),
            [Removing, var list, var row] when int.TryParse(row, out var number) => fields.WithoutRow(list, number),
            [Pick, _, var row] when int.TryParse(row, out var number) => AddClauses(fields, number),
            _ => fields,
        };
    }

    /// <summary>The part or row that a button was about, when it was this button.</summary>
    public static string? TargetOf(EditForm form, string action) =>
        form.Do.Split(':') is [var pressed, .. var target] && pressed == action ? string.Join(':', target) : null;

    private static DraftFields AddStandard(DraftFields fields, string id, IReadOnlyList<Standard> standards)
    {
        if (standards.FirstOrDefault(s => s.Id == id) is not { } standard)
            return fields;
        var edition = standard.Editions.FirstOrDefault(e => e.Status == EditionStatus.Current) ?? standard.Editions[0];
        return fields.WithRow(DraftParts.Standards, ("Standard", id), ("Edition", edition.Name));
    }

    // An id has no slash, so the first one ends it.
    private static DraftFields AddLaw(DraftFields fields, string place) =>
        place.Split('/', 2) is [var law, var name] ? fields.WithRow(DraftParts.Laws, ("Law", law), ("Place", name)) : fields;

    private static DraftFields AddClauses(DraftFields fields, int row)
    {
        var clauses = DraftFields.Name(DraftParts.Standards, row, "Clauses");
        var picks = DraftFields.Name(DraftParts.Standards, row, "Pick");
        var there = fields[clauses].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var picked = fields.List(picks).Except(there, StringComparer.Ordinal);
        var rest = fields.Values.Where(v => !v.Key.StartsWith(picks + "[", StringComparison.Ordinal));
        return new DraftFields(rest).With(clauses, string.Join(", ", there.Concat(picked)));
    }
}
