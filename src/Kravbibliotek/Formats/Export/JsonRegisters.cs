using System.Text.Json;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Formats.Export;

/// <summary>The registers of the JSON export, member by member.</summary>
internal static class JsonRegisters
{
    public static void Write(Utf8JsonWriter json, Standard standard)
    {
        json.WriteString("id", standard.Id);
        json.WriteString("designation", standard.Designation);
        json.WriteString("title", standard.Title);
        json.WriteString("publisher", standard.Publisher);
        json.WriteString("address", standard.Address);
        json.WriteString("textLicence", standard.TextLicence);
        json.WriteString("legalBasis", standard.LegalBasis);
        json.WriteString("openness", Words.Opennesses.Code(standard.Openness.Judgement));
        JsonExport.Date(json, "opennessDate", standard.Openness.Date);
        JsonExport.Array(json, "opennessCriteria", standard.Openness.Criteria, c => WriteCriterion(json, c));
        json.WriteString("opennessNote", standard.Openness.Note);
        JsonExport.Array(json, "editions", standard.Editions, e => WriteEdition(json, e));
        json.WriteBoolean("verified", standard.Verified);
    }

    public static void Write(Utf8JsonWriter json, Law law)
    {
        json.WriteString("id", law.Id);
        json.WriteString("number", law.Number);
        json.WriteString("name", law.Name);
        json.WriteString("shortName", law.ShortName);
        JsonExport.Date(json, "inForce", law.InForce);
        JsonExport.Date(json, "repealed", law.Repealed);
        json.WriteString("address", law.Address);
        JsonExport.Array(json, "places", law.Places, p =>
        {
            json.WriteString("name", p.Name);
            json.WriteString("heading", p.Heading);
            json.WriteString("topic", p.Topic is { } topic ? Words.LawTopics.Code(topic) : null);
        });
        JsonExport.Array(json, "exceptions", law.Exceptions, e =>
        {
            json.WriteString("place", e.Place);
            json.WriteString("text", e.Text);
        });
        json.WriteString("note", law.Note);
        json.WriteBoolean("verified", law.Verified);
    }

    public static void Write(Utf8JsonWriter json, Term term)
    {
        json.WriteString("id", term.Id);
        json.WriteString("name", term.Name);
        json.WriteString("abbreviation", term.Abbreviation);
        json.WriteString("english", term.English);
        json.WriteString("definition", term.Definition);
        json.WriteString("source", term.Source);
    }

    public static void Write(Utf8JsonWriter json, Profile profile)
    {
        json.WriteString("id", profile.Id);
        json.WriteString("title", profile.Title);
        json.WriteString("description", profile.Description);
        JsonExport.Array(json, "facts", profile.Facts.OrderBy(f => f.Key, StringComparer.Ordinal), f =>
        {
            json.WriteString("fact", f.Key);
            JsonExport.Strings(json, "values", f.Value);
        });
        JsonExport.Array(json, "requirements", profile.Requirements, r => WriteRequirement(json, r));
    }

    public static void Write(Utf8JsonWriter json, Coverage coverage)
    {
        var answersTo = Coverage.StandardOf(coverage.Id);
        json.WriteString("area", coverage.Id);
        json.WriteString("standard", answersTo?.Standard);
        json.WriteString("edition", answersTo?.Edition);
        JsonExport.Array(json, "rows", coverage.Rows, r =>
        {
            json.WriteString("clause", r.Clause);
            JsonExport.Strings(json, "keys", r.Keys);
            json.WriteString("note", r.Note);
        });
    }

    public static void Write(Utf8JsonWriter json, Question question)
    {
        json.WriteString("id", question.Id);
        json.WriteString("fact", question.Fact);
        json.WriteNumber("order", question.Order);
        json.WriteString("text", question.Text);
        json.WriteString("help", question.Help);
        json.WriteBoolean("isClassification", question.IsClassification);
        json.WriteBoolean("allowsMany", question.AllowsMany);
        JsonExport.Array(json, "answers", question.Answers, a =>
        {
            json.WriteString("value", a.Value);
            json.WriteString("label", a.Label);
        });
    }

    public static void Write(Utf8JsonWriter json, Release release)
    {
        json.WriteString("name", release.Name);
        JsonExport.Date(json, "date", release.Date);
        json.WriteString("note", release.Note);
        JsonExport.Array(json, "files", release.Files, f =>
        {
            json.WriteString("path", f.Path);
            json.WriteString("sha256", f.Sha256);
            json.WriteString("fingerprint", f.Fingerprint);
        });
    }

    private static void WriteCriterion(Utf8JsonWriter json, OpennessCriterion criterion)
    {
        json.WriteString("name", criterion.Name);
        json.WritePropertyName("met");
        if (criterion.Met is { } met)
            json.WriteBooleanValue(met);
        else
            json.WriteNullValue();
    }

    private static void WriteEdition(Utf8JsonWriter json, Edition edition)
    {
        json.WriteString("name", edition.Name);
        json.WriteString("published", edition.Published);
        json.WriteString("status", Words.EditionStatuses.Code(edition.Status));
        json.WriteString("replacedBy", edition.ReplacedBy);
        json.WriteString("note", edition.Note);
        JsonExport.Array(json, "clauses", edition.Clauses, c =>
        {
            json.WriteString("number", c.Number);
            json.WriteBoolean("isVoid", c.IsVoid);
        });
    }

    private static void WriteRequirement(Utf8JsonWriter json, ProfileRequirement requirement)
    {
        json.WriteString("key", requirement.Key);
        json.WriteString("kind", requirement.Kind is { } kind ? Words.Kinds.Code(kind) : null);
        json.WriteBoolean("shortForm", requirement.ShortForm);
        JsonExport.Array(json, "values", requirement.Values.OrderBy(v => v.Key, StringComparer.Ordinal), v =>
        {
            json.WriteString("parameter", v.Key);
            json.WriteString("value", v.Value);
        });
    }
}
