namespace Kravbibliotek.Web.Features.Drafts.Edit;

/// <summary>A large text of the editor, with its preview.</summary>
/// <param name="Page">The page.</param>
/// <param name="Part">The part that it is.</param>
/// <param name="Label">Its label.</param>
/// <param name="Hint">What a good text says.</param>
/// <param name="Rows">Its height in lines.</param>
public sealed record TextField(EditPage Page, string Part, string Label, string Hint, int Rows);
