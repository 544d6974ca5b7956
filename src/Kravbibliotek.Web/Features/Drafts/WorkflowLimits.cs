namespace Kravbibliotek.Web.Features.Drafts;

/// <summary>How long what is typed on the way of a draft may be.</summary>
public static class WorkflowLimits
{
    /// <summary>A reason, kept in the change log.</summary>
    public const int Reason = 500;

    /// <summary>A reviewer's comment.</summary>
    public const int Comment = 4000;

    /// <summary>A change note: one or a few sentences, printed in every history.</summary>
    public const int Note = 500;
}
