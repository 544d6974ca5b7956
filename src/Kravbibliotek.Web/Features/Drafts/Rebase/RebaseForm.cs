namespace Kravbibliotek.Web.Features.Drafts.Rebase;

/// <summary>Says that the draft has been compared with a version published beside it.</summary>
public sealed class RebaseForm : RevisionForm
{
    /// <summary>The version that the page compared it with.</summary>
    public int Number { get; set; }
}
