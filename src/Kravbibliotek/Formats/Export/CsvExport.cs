using System.Globalization;
using CsvHelper;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Export;

/// <summary>One row for the latest version of each requirement, for spreadsheets.</summary>
public sealed class CsvExport : ExportFormat
{
    private const string Separator = "; ";

    // What begins like a formula is made text with an apostrophe: a spreadsheet must never run what the library says.
    private static readonly CsvWriterOptions Form = CsvWriterOptions.Default with
    {
        Injection = CsvInjection.Escape,
        NewLine = "\n",
        FormatProvider = CultureInfo.InvariantCulture,
    };

    private static readonly (string Name, Func<Requirement, RequirementVersion, string?> Value)[] Columns =
    [
        ("key", (r, _) => r.Key),
        ("number", (_, v) => v.Number.ToString(CultureInfo.InvariantCulture)),
        ("area", (r, _) => Areas.Of(r.Area).Prefix),
        ("status", (r, _) => Words.Statuses.Code(r.Status)),
        ("lastDay", (r, _) => Iso(r.LastDay)),
        ("replacedBy", (r, _) => Join(r.ReplacedBy)),
        ("published", (_, v) => Iso(v.Published)),
        ("title", (_, v) => v.Content.Title),
        ("level", (_, v) => Words.Levels.Code(v.Content.Level)),
        ("kinds", (_, v) => Join(v.Content.AllowedKinds.Select(Words.Kinds.Code))),
        ("defaultKind", (_, v) => Words.Kinds.Code(v.Content.DefaultKind)),
        ("qualificationGround", (_, v) => v.Content.QualificationGround is { } ground ? Words.QualificationGrounds.Code(ground) : null),
        ("proofTimes", (_, v) => Join(v.Content.ProofTimes.Select(Words.ProofTimes.Code))),
        ("vendorEffort", (_, v) => v.Content.VendorEffort.ToString(CultureInfo.InvariantCulture)),
        ("goals", (_, v) => Join(v.Content.Goals)),
        ("text", (_, v) => v.Content.Text),
        ("textAsAward", (_, v) => v.Content.TextAsAward),
        ("textAsContractTerm", (_, v) => v.Content.TextAsContractTerm),
        ("parameters", (_, v) => Join(v.Content.Parameters.Select(p => $"{p.Name} = {p.Default}"))),
        ("rationale", (_, v) => v.Content.Rationale),
        ("proof", (_, v) => v.Content.Proof),
        ("followUp", (_, v) => v.Content.FollowUp),
        ("guidance", (_, v) => v.Content.Guidance),
        ("costNote", (_, v) => v.Content.CostNote),
        ("standards", (_, v) => Join(v.Content.Standards.Select(s => string.Join(' ', [s.Standard, s.Edition, .. s.Clauses])))),
        ("laws", (_, v) => Join(v.Content.Laws.Select(l => $"{l.Law} {l.Place}"))),
        ("tags", (r, _) => Join(r.Tags)),
        ("fingerprint", (_, v) => v.Fingerprint),
    ];

    /// <inheritdoc/>
    public override string Handle => "csv";

    /// <inheritdoc/>
    public override string Extension => ".csv";

    /// <inheritdoc/>
    public override string MediaType => "text/csv; charset=utf-8";

    /// <inheritdoc/>
    public override string Description => "en rad för varje krav i dess senaste version, för kalkylprogram";

    /// <inheritdoc/>
    public override void Write(Library library, Stream target)
    {
        ArgumentNullException.ThrowIfNull(library);
        Write(library.Published().Select(p => (p.Requirement, p.Versions[^1])), null, target);
    }

    /// <summary>Writes chosen requirements in the order given.</summary>
    /// <param name="rows">Each requirement with the version to write.</param>
    /// <param name="schema">What a column <c>schema</c> before the others holds on every row, or null for no such column.</param>
    /// <param name="target">Left open.</param>
    public static void Write(IEnumerable<(Requirement Requirement, RequirementVersion Version)> rows, string? schema, Stream target)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = CsvWriter.Create(target, Form, leaveOpen: true);
        csv.WriteHeader([.. schema is null ? [] : new[] { "schema" }, .. Columns.Select(c => c.Name)]);
        foreach (var (requirement, version) in rows)
        {
            if (schema is not null)
                csv.WriteField(schema);
            foreach (var column in Columns)
                csv.WriteField(column.Value(requirement, version));
            csv.EndRecord();
        }
    }

    private static string Join(IEnumerable<string> values) => string.Join(Separator, values);

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
