using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Kravbibliotek.Requirements;

/// <summary>A placeholder in a text.</summary>
/// <param name="Name">What stands between the braces, for instance <c>ska</c> or <c>svarstid</c>.</param>
/// <param name="Start">Position of the first brace.</param>
/// <param name="Length">Length with all four braces.</param>
public sealed record Placeholder(string Name, int Start, int Length);

/// <summary>The text of a requirement as it reads for one kind and one set of parameter values (kravtext).</summary>
public static partial class RequirementText
{
    /// <summary>The placeholder of the modal verb.</summary>
    public const string Verb = "ska";

    // Characters that Markdown could take for markup when they come from a parameter value.
    private static readonly SearchValues<char> MarkdownPunctuation = SearchValues.Create("\\`*_{}[]()<>#+-!|~&");

    /// <summary>Every <c>{{…}}</c> of a text, in order, also those that are not well formed names.</summary>
    public static IReadOnlyList<Placeholder> Placeholders(string markdown) =>
        [.. PlaceholderPattern().Matches(markdown).Select(m => new Placeholder(m.Groups[1].Value, m.Index, m.Length))];

    /// <summary>The modal verb of a kind: <i>bör</i> for an award criterion, otherwise <i>ska</i>.</summary>
    public static string VerbOf(RequirementKind kind) => kind == RequirementKind.Award ? "bör" : "ska";

    /// <summary>The wording that serves a kind, with its placeholders.</summary>
    public static string Source(RequirementContent content, RequirementKind kind)
    {
        ArgumentNullException.ThrowIfNull(content);
        return kind switch
        {
            RequirementKind.Award => content.TextAsAward ?? content.Text,
            RequirementKind.ContractTerm => content.TextAsContractTerm ?? content.Text,
            _ => content.Text,
        };
    }

    /// <summary>The requirement's text as Markdown for a kind, verb and values filled in; defaults serve where no value is given.</summary>
    /// <param name="content">The version's content.</param>
    /// <param name="kind">The kind it is used as.</param>
    /// <param name="values">Values by parameter name in file form, or null for the defaults.</param>
    public static string Render(
        RequirementContent content, RequirementKind kind, IReadOnlyDictionary<string, string>? values = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Fill(Source(content, kind), kind, content.Parameters, values);
    }

    /// <summary>Fills in the placeholders of any of the version's texts, such as its proof. Unknown ones are left as they are.</summary>
    public static string Fill(
        string markdown,
        RequirementKind kind,
        IReadOnlyList<Parameter> parameters,
        IReadOnlyDictionary<string, string>? values = null)
    {
        var filled = new StringBuilder(markdown.Length);
        var from = 0;
        foreach (var placeholder in Placeholders(markdown))
        {
            if (Replacement(placeholder.Name, kind, parameters, values) is not { } text)
                continue;
            filled.Append(markdown, from, placeholder.Start - from).Append(text);
            from = placeholder.Start + placeholder.Length;
        }

        return filled.Append(markdown, from, markdown.Length - from).ToString();
    }

    /// <summary>The text with each placeholder shown by name: the verb as <i>ska</i>, a parameter as <c>[svarstid]</c>.</summary>
    public static string Name(string markdown) =>
        PlaceholderPattern().Replace(markdown, m => m.Groups[1].Value == Verb ? Verb : $"[{m.Groups[1].Value}]");

    private static string? Replacement(
        string name, RequirementKind kind, IReadOnlyList<Parameter> parameters, IReadOnlyDictionary<string, string>? values)
    {
        if (name == Verb)
            return VerbOf(kind);
        if (parameters.FirstOrDefault(p => p.Name == name) is not { } parameter)
            return null;
        var value = values is not null && values.TryGetValue(name, out var given) && given.Length > 0 ? given : parameter.Default;
        return Escape(ParameterValue.Display(parameter, value));
    }

    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(MarkdownPunctuation) < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            (MarkdownPunctuation.Contains(c) ? escaped.Append('\\') : escaped).Append(c);
        return escaped.ToString();
    }

    [GeneratedRegex(@"\{\{([^{}\n]*)\}\}")]
    private static partial Regex PlaceholderPattern();
}
