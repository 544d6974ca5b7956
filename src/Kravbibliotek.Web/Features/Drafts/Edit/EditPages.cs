using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Curation;
using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Registers;

namespace Kravbibliotek.Web.Features.Drafts.Edit;

/// <summary>Puts the pages of the editor together.</summary>
public sealed class EditPages(DraftEditing editing, RegisterStore registers, AccountRegister accounts, LibraryFindings library)
{
    /// <summary>The draft, or null when there never was one.</summary>
    public Task<DraftSituation?> FindAsync(string key, CancellationToken cancellationToken) => editing.FindAsync(key, cancellationToken);

    /// <summary>The registers that a draft refers to.</summary>
    public async Task<EditRegisters> RegistersAsync(CancellationToken cancellationToken) => new(
        await registers.QuestionsAsync(cancellationToken), await registers.StandardsAsync(cancellationToken),
        await registers.LawsAsync(cancellationToken), await registers.TermsAsync(cancellationToken));

    /// <summary>The page of a draft as it is stored.</summary>
    public static EditForm Fresh(Draft draft)
    {
        var marks = DraftMerge.MarksOf(draft.Content!);
        return new()
        {
            Fields = ContentFields.Write(draft.Content!),
            Revision = draft.Revision,
            Began = marks,
            FromRevision = draft.Revision,
            FromBegan = marks,
            Page = EditForm.NewPage(),
        };
    }

    /// <summary>The page of what was typed and not saved.</summary>
    public static EditForm Resumed(DraftInput input) => new()
    {
        Fields = new(input.Fields!),
        Revision = input.DraftRevision,
        Began = input.Began,
        FromRevision = input.DraftRevision,
        FromBegan = input.Began,
        Page = EditForm.NewPage(),
    };

    /// <summary>The page with what is found in its text, and with both texts where somebody else has saved meanwhile.</summary>
    public async Task<EditPage> PageAsync(
        DraftSituation situation, EditForm form, EditRegisters? known = null, CancellationToken cancellationToken = default)
    {
        var content = ContentFields.Read(form.Fields).Content;
        var findings = await editing.FindingsAsync(situation, content, cancellationToken);
        known ??= await RegistersAsync(cancellationToken);
        var remarks = DraftRemarks.Of(content, ContextOf(situation, known), findings);
        var isConflict = form.FromRevision != form.Revision && situation.Draft.Content is not null;
        return new()
        {
            Situation = situation,
            Form = form,
            Registers = known,
            Content = content,
            Findings = [.. findings.Select(f => f with { Field = ContentFields.FieldOnPage(form.Fields, f.Field) })],
            Remarks = [.. remarks.Select(r => r with { Field = ContentFields.FieldOnPage(form.Fields, r.Field) })],
            Advice = WritingAdvice.Of(content),
            Conflicts = isConflict ? DraftMerge.Compare(form.FromBegan, situation.Draft.Content!, form.Fields) : [],
            Other = isConflict ? await LastAuthorAsync(situation.Draft, cancellationToken) : null,
        };
    }

    private QualityContext ContextOf(DraftSituation situation, EditRegisters known) => new()
    {
        Requirement = situation.Requirement,
        Standards = known.Standards,
        Laws = known.Laws,
        Terms = known.Terms,
        Others = library.Latest?.Texts ?? [],
    };

    private async Task<string?> LastAuthorAsync(Draft draft, CancellationToken cancellationToken)
    {
        var names = await accounts.NamesAsync(draft.Authors, cancellationToken);
        return draft.Authors.Count == 0 ? null : string.Join(", ", draft.Authors.Select(a => names[a]));
    }
}
