using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>Placeholders of texts: <c>{{svarstid}}</c> here, <c>{{ insert: param, LEV-003_svarstid }}</c> in OSCAL.</summary>
internal static partial class OscalProse
{
    /// <summary>True when the text holds the modal verb.</summary>
    public static bool HasVerb(string? text) =>
        text is not null && RequirementText.Placeholders(text).Any(p => p.Name == RequirementText.Verb);

    /// <summary>Our text as OSCAL has it. A placeholder of nothing declared is left as it is.</summary>
    public static string WithInserts(string text, string key, IReadOnlyList<Parameter> parameters, IReadOnlyList<string> ids) =>
        RequirementText.Placeholders(text).Reverse().Aggregate(text, (written, placeholder) =>
            IdOf(placeholder.Name, key, parameters, ids) is { } id
                ? written.Remove(placeholder.Start, placeholder.Length).Insert(placeholder.Start, Insert(id))
                : written);

    /// <summary>A text of OSCAL with each insertion of a parameter replaced.</summary>
    /// <param name="prose">The text.</param>
    /// <param name="replacement">What stands for the parameter with an id, or null to leave the insertion as it is.</param>
    public static string WithoutInserts(string prose, Func<string, string?> replacement) =>
        InsertPattern().Replace(prose, m => replacement(m.Groups[1].Value) ?? m.Value);

    /// <summary>How OSCAL writes that the value of a parameter goes here.</summary>
    public static string Insert(string id) => $"{{{{ insert: param, {id} }}}}";

    private static string? IdOf(string name, string key, IReadOnlyList<Parameter> parameters, IReadOnlyList<string> ids)
    {
        if (name == RequirementText.Verb)
            return OscalNames.VerbId(key);
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name == name)
                return ids[i];
        }

        return null;
    }

    [GeneratedRegex(@"\{\{\s*insert:\s*param,\s*([^\s{}]{1,200})\s*\}\}")]
    private static partial Regex InsertPattern();
}
