using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>
/// Makes the beginning of a requirement of somebody else's control. What the control does not say is marked as missing, and the check of
/// texts stops it from going out before a curator has written it.
/// </summary>
internal static partial class OthersControl
{
    private const string Missing = "Saknas i katalogen. Skriv det innan utkastet skickas på granskning.";
    private const int LongestTitle = 200;

    /// <summary>The title that the requirement gets; it is how the same control is known again.</summary>
    public static string Title(OscalControl control)
    {
        var label = control.Props.FirstOrDefault(p => p is { Name: "label", Space: null })?.Text ?? control.Id;
        var title = control.Title.Contains(label, StringComparison.OrdinalIgnoreCase) ? control.Title
            : label.Contains(control.Title, StringComparison.OrdinalIgnoreCase) ? label
            : $"{label} {control.Title}";
        return OneLine(title) is { Length: > LongestTitle } text ? text[..LongestTitle].TrimEnd() : OneLine(title);
    }

    /// <summary>The content, or null when the control has no text of its own.</summary>
    public static RequirementContent? Read(OscalControl control, OscalCatalog catalog)
    {
        var parameters = Parameters(control);
        string Prose(Func<OscalPart, bool> chosen) => Text(string.Join("\n\n", control.Parts.Where(chosen).Select(p => Flat(p, 0)).Where(t => t.Length > 0)));
        var statement = Filled(Prose(p => p.Name == "statement"), parameters);
        if (statement.Length == 0)
            return null;
        var rest = Prose(p => p.Name != "statement");
        return new()
        {
            Title = Title(control),
            Level = Level.Basic,
            AllowedKinds = [RequirementKind.Mandatory],
            DefaultKind = RequirementKind.Mandatory,
            ProofTimes = [ProofTime.Bid],
            Parameters = [.. parameters.Where(p => RequirementText.Placeholders(statement).Any(h => h.Name == p.Parameter.Name)).Select(p => p.Parameter)],
            Text = statement,
            Rationale = Missing,
            Proof = Missing,
            FollowUp = Missing,
            Guidance = Text(string.Join("\n\n", new[] { Plain(rest, control), Source(control, catalog) }.Where(t => t.Length > 0))),
        };
    }

    private static string Source(OscalControl control, OscalCatalog catalog)
    {
        var name = string.Join(' ', new[] { catalog.Title, catalog.Version }.Where(t => t.Length > 0));
        return OneLine($"Kommer från {name}, kontroll {control.Id}{(control.Around.Count > 0 ? ": " + string.Join(", ", control.Around) : "")}.");
    }

    // Items become a list, each with its label.
    private static string Flat(OscalPart part, int depth)
    {
        var own = depth == 0 ? part.Prose : $"{part.Label} {part.Prose.ReplaceLineEndings(" ")}".Trim();
        var heading = depth == 0 ? part.Title ?? (part.Name is "statement" or "guidance" ? null : part.Label) : null;
        var text = new StringBuilder(heading is null ? own : $"**{heading}**\n\n{own}".TrimEnd());
        foreach (var inner in part.Parts.Select(p => Flat(p, depth + 1)).Where(t => t.Length > 0))
        {
            if (text.Length > 0)
                text.Append(depth == 0 && !text.ToString().Contains("\n- ", StringComparison.Ordinal) ? "\n\n" : "\n");
            text.Append(' ', depth * 2).Append("- ").Append(inner);
        }

        return text.ToString();
    }

    private static List<(string Id, Parameter Parameter)> Parameters(OscalControl control)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { RequirementText.Verb };
        return [.. control.Params.Select(p => (p.Id, Of(p, NameOf(p.Id, names), control)))];
    }

    private static string NameOf(string id, HashSet<string> taken)
    {
        var plain = NotInName().Replace(id.ToLowerInvariant(), "-").Trim('-');
        var name = plain.Length > 0 && char.IsAsciiLetterLower(plain[0]) ? plain : "p-" + plain;
        for (var i = 2; !taken.Add(name); i++)
            name = FormattableString.Invariant($"{plain}-{i}");
        return name;
    }

    private static Parameter Of(OscalParam param, string name, OscalControl control)
    {
        var choices = param.Choices.Select(c => OneLine(Plain(c, control))).Where(c => c.Length > 0).Distinct().ToList();
        var isChoice = !param.AllowsMany && choices.Count > 1;
        var label = OneLine(Plain(param.Label ?? "", control));
        var many = param.AllowsMany && choices.Count > 0 ? $"Ett eller flera av: {string.Join("; ", choices)}." : "";
        var advice = new[] { label, param.Usage ?? "", many }.Concat(param.Advice).Where(t => t.Length > 0);
        var value = param.Values.Select(OneLine).FirstOrDefault(v => v.Length > 0) ?? (label.Length > 0 ? label : param.Id);
        return new()
        {
            Name = name,
            Type = isChoice ? ParameterType.Choice : ParameterType.Text,
            Choices = isChoice ? choices : [],
            Default = isChoice ? choices.Contains(value) ? value : choices[0] : value,
            Explanation = OneLine(Plain(string.Join(" ", advice), control)) is { Length: > 0 } explanation ? explanation : Missing,
        };
    }

    private static string Filled(string text, List<(string Id, Parameter Parameter)> parameters) => OscalProse.WithoutInserts(
        text, id => parameters.FirstOrDefault(p => p.Id == id).Parameter is { } parameter ? $"{{{{{parameter.Name}}}}}" : $"[{id}]");

    // Where no value can be filled in, what stands in for it is shown.
    private static string Plain(string text, OscalControl control) =>
        OscalProse.WithoutInserts(text, id => $"[{control.Params.FirstOrDefault(p => p.Id == id)?.Label ?? id}]");

    // A line that begins like a heading would end the section it stands in, and braces would be a placeholder.
    private static string Text(string text) => CanonicalText.Tidy(Heading().Replace(text, "$1"));

    private static string OneLine(string text) => CanonicalText.Tidy(Space().Replace(text, " "));

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInName();

    [GeneratedRegex(@"^([ \t]*)#+[ \t]*", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
