using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Rendering;
using Microsoft.AspNetCore.Html;

namespace Kravbibliotek.Web.Features.Requirements;

/// <summary>One version with the register entries it leans on, as the requirement page and the permalink show it.</summary>
public sealed record VersionView(
    RequirementVersion Version, IReadOnlyDictionary<string, Standard> Standards, IReadOnlyDictionary<string, Law> Laws)
{
    /// <summary>Finds the terms to link in the texts; none on a page that never changes, since the glossary does.</summary>
    public TermFinder Terms { get; init; } = TermFinder.None;

    /// <summary>What the version says.</summary>
    public RequirementContent Content => Version.Content;

    /// <summary>What stands for the placeholders of the texts when they are read and no kind or value has been chosen.</summary>
    public IReadOnlyDictionary<string, string> Values(RequirementKind kind) =>
        Content.Parameters.Select(p => KeyValuePair.Create(p.Name, ParameterValue.Display(p, p.Default)))
            .Append(new(RequirementText.Verb, RequirementText.VerbOf(kind)))
            // A draft may still name two parameters alike.
            .DistinctBy(value => value.Key)
            .ToDictionary();

    /// <summary>One of its texts as HTML, read with a kind and the default values, the terms in it linked.</summary>
    public IHtmlContent Html(string markdown, RequirementKind kind) => MarkdownHtml.Render(markdown, Values(kind), Terms);

    /// <summary>The wordings, each with the kind it is for; the first is the one proposed.</summary>
    public IReadOnlyList<(RequirementKind Kind, string Source)> Wordings() =>
        Content.AllowedKinds.OrderBy(kind => kind != Content.DefaultKind)
            .Select(kind => (kind, RequirementText.Source(Content, kind)))
            .DistinctBy(wording => wording.Item2)
            .ToList();

    /// <summary>Everything that is shown, and nothing else: what the entity tag of the permalink stands for.</summary>
    public object Shown() => new
    {
        Version,
        Standards = Content.Standards.Select(s => Standards.GetValueOrDefault(s.Standard)?.Designation),
        Laws = Content.Laws.Select(l => Laws.GetValueOrDefault(l.Law) is { } law
            ? new[] { law.Name, law.Number, law.Address, law.Places.FirstOrDefault(p => p.Name == l.Place)?.Heading }
            : null),
    };

    /// <summary>Looks up what a version refers to.</summary>
    public static async Task<VersionView> LoadAsync(
        RequirementVersion version, RegisterStore registers, CancellationToken cancellationToken)
    {
        var standards = await registers.StandardsAsync([.. version.Content.Standards.Select(s => s.Standard).Distinct()], cancellationToken);
        var laws = await registers.LawsAsync([.. version.Content.Laws.Select(l => l.Law).Distinct()], cancellationToken);
        return new(version, standards, laws);
    }
}
