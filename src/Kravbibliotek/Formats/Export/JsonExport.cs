using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Export;

/// <summary>Everything published, all versions and registers, for programs. The shape is described in README.md beside this file.</summary>
public sealed class JsonExport : ExportFormat
{
    private const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public override string Handle => "json";

    /// <inheritdoc/>
    public override string Extension => ".json";

    /// <inheritdoc/>
    public override string MediaType => "application/json";

    /// <inheritdoc/>
    public override string Description => "allt publicerat med alla versioner och register, för program";

    /// <inheritdoc/>
    public override void Write(Library library, Stream target)
    {
        ArgumentNullException.ThrowIfNull(library);
        using var json = new Utf8JsonWriter(target, Form);
        json.WriteStartObject();
        json.WriteNumber("schema", SchemaVersion);
        json.WriteString("licence", "CC0-1.0");
        Array(json, "requirements", Published(library), r => WriteRequirement(json, r.Requirement, r.Versions));
        Array(json, "standards", library.Standards.OrderBy(s => s.Id, StringComparer.Ordinal), s => JsonRegisters.Write(json, s));
        Array(json, "laws", library.Laws.OrderBy(l => l.Id, StringComparer.Ordinal), l => JsonRegisters.Write(json, l));
        Array(json, "terms", library.Terms.OrderBy(t => t.Id, StringComparer.Ordinal), t => JsonRegisters.Write(json, t));
        Array(json, "profiles", library.Profiles.OrderBy(p => p.Id, StringComparer.Ordinal), p => JsonRegisters.Write(json, p));
        var questions = library.Questions.OrderBy(q => q.Order).ThenBy(q => q.Id, StringComparer.Ordinal);
        Array(json, "questions", questions, q => JsonRegisters.Write(json, q));
        Array(json, "coverages", library.Coverages.OrderBy(c => c.Id, StringComparer.Ordinal), c => JsonRegisters.Write(json, c));
        Array(json, "releases", library.Releases.OrderBy(r => r.Name, StringComparer.Ordinal), r => JsonRegisters.Write(json, r));
        json.WriteEndObject();
        json.Flush();
        target.WriteByte((byte)'\n');
    }

    internal static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    internal static void Date(Utf8JsonWriter json, string name, DateOnly? date) =>
        json.WriteString(name, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void WriteRequirement(Utf8JsonWriter json, Requirement requirement, IReadOnlyList<RequirementVersion> versions)
    {
        json.WriteString("key", requirement.Key);
        json.WriteString("area", Areas.Of(requirement.Area).Folder);
        json.WriteString("status", Words.Statuses.Code(requirement.Status));
        Date(json, "lastDay", requirement.LastDay);
        Strings(json, "replacedBy", requirement.ReplacedBy);
        Date(json, "nextReview", requirement.NextReview);
        Strings(json, "tags", requirement.Tags);
        Strings(json, "requires", requirement.Relations.Requires);
        Strings(json, "replaces", requirement.Relations.Replaces);
        Strings(json, "overlaps", requirement.Relations.Overlaps);
        Strings(json, "conflicts", requirement.Relations.Conflicts);
        Array(json, "waivers", requirement.Waivers, w =>
        {
            json.WriteString("rule", w.Rule);
            json.WriteString("reason", w.Reason);
        });
        Array(json, "versions", versions, v => WriteVersion(json, v));
    }

    private static void WriteVersion(Utf8JsonWriter json, RequirementVersion version)
    {
        var content = version.Content;
        json.WriteNumber("number", version.Number);
        Date(json, "published", version.Published);
        json.WriteString("change", Words.Changes.Code(version.ChangeKind));
        json.WriteString("changeNote", version.ChangeNote);
        json.WriteString("fingerprint", version.Fingerprint);
        json.WriteString("title", content.Title);
        json.WriteString("level", Words.Levels.Code(content.Level));
        Strings(json, "kinds", content.AllowedKinds.Select(Words.Kinds.Code));
        json.WriteString("defaultKind", Words.Kinds.Code(content.DefaultKind));
        json.WriteString("qualificationGround", content.QualificationGround is { } ground ? Words.QualificationGrounds.Code(ground) : null);
        Strings(json, "proofTimes", content.ProofTimes.Select(Words.ProofTimes.Code));
        json.WriteNumber("vendorEffort", content.VendorEffort);
        Strings(json, "goals", content.Goals);
        Array(json, "standards", content.Standards, s => WriteStandard(json, s));
        Array(json, "laws", content.Laws, l => WriteLaw(json, l));
        Array(json, "conditions", content.Applicability.Conditions, c => WriteCondition(json, c));
        Array(json, "parameters", content.Parameters, p => WriteParameter(json, p));
        json.WriteString("text", content.Text);
        json.WriteString("textAsAward", content.TextAsAward);
        json.WriteString("textAsContractTerm", content.TextAsContractTerm);
        json.WriteString("rationale", content.Rationale);
        json.WriteString("proof", content.Proof);
        json.WriteString("followUp", content.FollowUp);
        json.WriteString("guidance", content.Guidance);
        json.WriteString("costNote", content.CostNote);
    }

    private static void WriteStandard(Utf8JsonWriter json, StandardReference reference)
    {
        json.WriteString("id", reference.Standard);
        json.WriteString("edition", reference.Edition);
        Strings(json, "clauses", reference.Clauses);
        json.WriteString("deviationReason", reference.DeviationReason);
    }

    private static void WriteLaw(Utf8JsonWriter json, LawReference reference)
    {
        json.WriteString("id", reference.Law);
        json.WriteString("place", reference.Place);
        json.WriteBoolean("binding", reference.Binding);
    }

    private static void WriteCondition(Utf8JsonWriter json, Condition condition)
    {
        json.WriteString("fact", condition.Fact);
        Strings(json, "anyOf", condition.AnyOf);
        Number(json, "atLeast", condition.AtLeast);
    }

    private static void WriteParameter(Utf8JsonWriter json, Parameter parameter)
    {
        json.WriteString("name", parameter.Name);
        json.WriteString("type", Words.ParameterTypes.Code(parameter.Type));
        json.WriteString("unit", parameter.Unit);
        Number(json, "min", parameter.Min);
        Number(json, "max", parameter.Max);
        Strings(json, "choices", parameter.Choices);
        json.WriteString("default", parameter.Default);
        json.WriteString("explanation", parameter.Explanation);
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        // The number without superfluous zeros: 24.0 and 24 are the same limit.
        json.WritePropertyName(name);
        json.WriteRawValue(value is { } number ? ParameterValue.FileForm(number) : "null");
    }
}
