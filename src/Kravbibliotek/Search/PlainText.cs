using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;
using Markdig;

namespace Kravbibliotek.Search;

/// <summary>A version's texts without Markdown, as they are searched and quoted in lists of hits.</summary>
public static partial class PlainText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The requirement's own text with the default values put in.</summary>
    public static string OfText(RequirementContent content) => Of(content.Text, content);

    /// <summary>Everything that is searched besides the title: all texts, one after another.</summary>
    public static string OfAll(RequirementContent content)
    {
        string?[] texts =
        [
            content.Text, content.TextAsAward, content.TextAsContractTerm, content.Rationale, content.Proof, content.FollowUp,
            content.Guidance, content.CostNote,
        ];
        return string.Join(' ', texts.OfType<string>().Select(t => Of(t, content)));
    }

    private static string Of(string markdown, RequirementContent content)
    {
        var filled = Placeholder().Replace(markdown, m => ValueOf(m.Groups[1].Value, content));
        return Blank().Replace(Markdown.ToPlainText(filled, Pipeline), " ").Trim();
    }

    private static string ValueOf(string name, RequirementContent content)
    {
        if (name == "ska")
            return "ska";
        var parameter = content.Parameters.FirstOrDefault(p => p.Name == name);
        return parameter is null ? name : parameter.Unit is { } unit ? $"{parameter.Default} {unit}" : parameter.Default;
    }

    [GeneratedRegex(@"\{\{([^{}]*)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
