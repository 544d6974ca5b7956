using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Formats;

namespace Kravbibliotek.Requirements;

/// <summary>
/// SHA-256 of what a requirement demands (fingeravtryck). Two versions with the same fingerprint ask the same of a vendor. The
/// form is described in <c>requirements/README.md</c> and never changes: published fingerprints are printed in annexes.
/// </summary>
public static class Fingerprint
{
    /// <summary>The fingerprint: 64 lower case hexadecimal digits.</summary>
    public static string Of(RequirementContent content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalForm(content))));

    /// <summary>The canonical form that is hashed: JSON as RFC 8785, sets in ordinal order.</summary>
    public static string CanonicalForm(RequirementContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var json = new CanonicalJson().Open('{');
        json.Name("kinds").Values(Sorted(content.AllowedKinds.Select(Words.Kinds.Code)));
        WriteLaws(json, content.Laws);
        json.Name("level").Value(Words.Levels.Code(content.Level));
        WriteParameters(json, content.Parameters);
        json.Name("proof").Value(content.Proof);
        json.Name("proofTimes").Values(Sorted(content.ProofTimes.Select(Words.ProofTimes.Code)));
        json.Name("qualificationGround").Value(content.QualificationGround is { } ground ? Words.QualificationGrounds.Code(ground) : null);
        json.Name("schema").Value(1);
        WriteStandards(json, content.Standards);
        json.Name("text").Value(content.Text);
        json.Name("textAsAward").Value(content.TextAsAward);
        json.Name("textAsContractTerm").Value(content.TextAsContractTerm);
        return json.Close('}').ToString();
    }

    private static void WriteLaws(CanonicalJson json, IReadOnlyList<LawReference> laws)
    {
        json.Name("laws").Open('[');
        foreach (var law in laws.OrderBy(l => l.Law, StringComparer.Ordinal).ThenBy(l => l.Place, StringComparer.Ordinal))
        {
            json.Open('{').Name("binding").Value(law.Binding);
            json.Name("id").Value(law.Law).Name("place").Value(law.Place).Close('}');
        }

        json.Close(']');
    }

    private static void WriteParameters(CanonicalJson json, IReadOnlyList<Parameter> parameters)
    {
        json.Name("parameters").Open('[');
        foreach (var parameter in parameters.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            json.Open('{').Name("choices").Values(parameter.Choices);
            json.Name("max").Value(Number(parameter.Max)).Name("min").Value(Number(parameter.Min));
            json.Name("name").Value(parameter.Name).Name("type").Value(Words.ParameterTypes.Code(parameter.Type));
            json.Name("unit").Value(parameter.Unit).Close('}');
        }

        json.Close(']');
    }

    private static void WriteStandards(CanonicalJson json, IReadOnlyList<StandardReference> standards)
    {
        json.Name("standards").Open('[');
        foreach (var standard in standards.OrderBy(s => s.Standard, StringComparer.Ordinal).ThenBy(s => s.Edition, StringComparer.Ordinal))
        {
            json.Open('{').Name("clauses").Values(Sorted(standard.Clauses));
            json.Name("edition").Value(standard.Edition).Name("id").Value(standard.Standard).Close('}');
        }

        json.Close(']');
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> values) => values.Order(StringComparer.Ordinal);

    // "24.0" and "24" are the same limit; the format drops what does not change the value.
    private static string? Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);
}
