using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kravbibliotek.Web.Features.Publication;

/// <summary>Gathers what the page of publication shows, and asks the rules beforehand.</summary>
public sealed class PublishPages(DraftRegister drafts, AccountRegister accounts)
{
    /// <summary>The page with what has been typed, or as proposed when nothing has.</summary>
    public async Task<PublishPage> LoadAsync(PublishForm? form, CancellationToken cancellationToken)
    {
        var rows = (await drafts.ApprovedAsync(cancellationToken)).Select(PublishRow.Proposed).ToList();
        var conflicts = form is null ? [] : await ConflictsAsync(form, rows, cancellationToken);
        var names = await accounts.NamesAsync(
            [
                .. rows.SelectMany(r => r.Draft.Authors), .. rows.Select(r => r.Draft.Reviewer).OfType<string>(),
                .. rows.Select(r => r.Draft.Plan?.By).OfType<string>(), .. conflicts.SelectMany(c => c.Meanwhile?.By ?? []),
            ],
            cancellationToken);
        return new(form is null ? rows : [.. rows.Select(row => Typed(row, form))], form?.Day, conflicts, names);
    }

    /// <summary>Holds the chosen rows to the rules as they would be decided now, each refusal beside its row.</summary>
    public static void Check(PublishPage page, PublishForm form, Actor by, ModelStateDictionary state)
    {
        var day = TypedDay.Of(form.Day);
        foreach (var row in page.Rows.Where(r => r.Typed.Chosen))
        {
            foreach (var finding in FindingsOf(row, day, by))
                state.AddModelError(PublishForm.Name(row.Key, nameof(PublishFormRow.Chosen)), $"{row.Key}: {finding.Message} {finding.Mend}");
        }
    }

    private static IReadOnlyList<Finding> FindingsOf(PublishRow row, DateOnly? day, Actor by)
    {
        if (PublishForm.KindOf(row.Typed) is not { } kind)
            return [];
        var note = row.Typed.Line();
        return day is { } planned
            ? DraftWorkflow.Decide(row.Situation, new PlanPublication(by, new(kind, note, planned, by.Account))).Findings
            : PublicationRules.Decide(row.Situation, kind, note).Findings;
    }

    // What is typed stays; the revision is that of now, because the page says what has changed.
    private static PublishRow Typed(PublishRow row, PublishForm form) => form.Rows.GetValueOrDefault(row.Key) is not { } typed
        ? row
        : row with
        {
            Typed = new() { Chosen = typed.Chosen, Revision = row.Draft.Revision, Kind = typed.Kind, Note = typed.Note },
        };

    private async Task<IReadOnlyList<PublishConflict>> ConflictsAsync(
        PublishForm form, IReadOnlyList<PublishRow> rows, CancellationToken cancellationToken)
    {
        var conflicts = new List<PublishConflict>();
        foreach (var (key, typed) in form.Chosen())
        {
            var now = rows.FirstOrDefault(r => r.Key == key)?.Draft ?? (await drafts.FindAsync(key, cancellationToken))?.Draft;
            if (now is not null && now.Revision != typed.Revision)
                conflicts.Add(new(now, await drafts.MeanwhileAsync(key, typed.Revision, cancellationToken)));
        }

        return conflicts;
    }
}
