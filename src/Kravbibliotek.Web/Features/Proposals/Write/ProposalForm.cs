using Kravbibliotek.Proposals;

namespace Kravbibliotek.Web.Features.Proposals.Write;

/// <summary>A proposal as it is typed. The fields have the names of <see cref="ProposalInput"/>.</summary>
public sealed class ProposalForm
{
    public string? Kind { get; set; }

    public string? Area { get; set; }

    public string? Key { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Why { get; set; }

    public string? Effect { get; set; }

    public string? Concerned { get; set; }

    public string? SuggestedText { get; set; }

    public string? Reference { get; set; }

    public string? ContactName { get; set; }

    public string? ContactEmail { get; set; }

    /// <summary>What is typed.</summary>
    public ProposalInput ToInput() => new()
    {
        Kind = Kind,
        Area = Area,
        Key = Key,
        Title = Title,
        Text = Text,
        Why = Why,
        Effect = Effect,
        Concerned = Concerned,
        SuggestedText = SuggestedText,
        Reference = Reference,
        ContactName = ContactName,
        ContactEmail = ContactEmail,
    };
}
