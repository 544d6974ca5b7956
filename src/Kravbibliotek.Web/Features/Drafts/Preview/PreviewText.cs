using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Requirements;
using Kravbibliotek.Web.Rendering;
using Microsoft.AspNetCore.Html;

namespace Kravbibliotek.Web.Features.Drafts.Preview;

/// <summary>A text as the public page would show it.</summary>
public static class PreviewText
{
    /// <summary>Renders one of the texts with the defaults of its parameters.</summary>
    public static IHtmlContent Render(RequirementContent content, string part)
    {
        var (text, kind) = part switch
        {
            DraftParts.Text => (content.Text, content.DefaultKind),
            DraftParts.TextAsAward => (content.TextAsAward, RequirementKind.Award),
            DraftParts.TextAsContractTerm => (content.TextAsContractTerm, RequirementKind.ContractTerm),
            DraftParts.Rationale => (content.Rationale, content.DefaultKind),
            DraftParts.Proof => (content.Proof, content.DefaultKind),
            DraftParts.FollowUp => (content.FollowUp, content.DefaultKind),
            DraftParts.Guidance => (content.Guidance, content.DefaultKind),
            _ => (content.CostNote, content.DefaultKind),
        };
        // Two parameters of one name are a finding; here the first stands for both.
        var values = content.Parameters.DistinctBy(p => p.Name).Where(p => p.Name != RequirementText.Verb)
            .Select(p => KeyValuePair.Create(p.Name, ParameterValue.Display(p, p.Default)))
            .Append(new(RequirementText.Verb, RequirementText.VerbOf(kind))).ToDictionary();
        return MarkdownHtml.Render(text, values);
    }
}
