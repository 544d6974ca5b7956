using FluentValidation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Drafts;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Publication;

/// <summary>What is said of one draft that may be published.</summary>
public sealed class PublishFormRow
{
    public bool Chosen { get; set; }

    /// <summary>The revision of the draft that the page showed.</summary>
    public long Revision { get; set; }

    /// <summary>The change kind, as files write it.</summary>
    public string? Kind { get; set; }

    public string? Note { get; set; }

    /// <summary>The note on one line, as histories print it.</summary>
    public string Line() => string.Join(' ', (Note ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The drafts to publish, with what is said of each.</summary>
public sealed class PublishForm
{
    /// <summary>By key.</summary>
    public Dictionary<string, PublishFormRow> Rows { get; set; } = [];

    /// <summary>The day on which it is going to happen; empty for now.</summary>
    public string? Day { get; set; }

    /// <summary>Set by the button that leads back from the question to the form.</summary>
    public string? Back { get; set; }

    /// <summary>The drafts that have been ticked, by key. A row that was sent as a single word is none.</summary>
    public IReadOnlyList<KeyValuePair<string, PublishFormRow>> Chosen() =>
        [.. Rows.Where(row => row.Value is { Chosen: true }).OrderBy(row => row.Key, StringComparer.Ordinal)];

    /// <summary>What a form that has passed its checks orders.</summary>
    public IReadOnlyList<PublishOrder> Orders() =>
        [.. Chosen().Select(row => new PublishOrder(row.Key, row.Value.Revision, KindOf(row.Value)!.Value, row.Value.Line()))];

    /// <summary>The name of a field of a row.</summary>
    public static string Name(string key, string field) => $"{nameof(Rows)}[{key}].{field}";

    /// <summary>The change kind of a row, or null when none is chosen.</summary>
    public static ChangeKind? KindOf(PublishFormRow row) => Words.Changes.TryParse(row.Kind, out var kind) ? kind : null;
}

/// <summary>Something is chosen, and something is said of it. What may be published is decided with the drafts.</summary>
public sealed class PublishFormValidator : AbstractValidator<PublishForm>
{
    public PublishFormValidator()
    {
        RuleFor(f => f.Day).Must(day => day is null || TypedDay.Of(day) is not null).WithMessage(WorkflowTexts.DayWrong);
        RuleFor(f => f).Custom((form, context) =>
        {
            if (form.Chosen().Count == 0)
                context.AddFailure("", WorkflowTexts.NothingChosen);
            foreach (var (key, row) in form.Chosen())
            {
                if (PublishForm.KindOf(row) is null)
                    context.AddFailure(PublishForm.Name(key, nameof(row.Kind)), WorkflowTexts.KindMissing.With(key));
                if (row.Line().Length == 0)
                    context.AddFailure(PublishForm.Name(key, nameof(row.Note)), WorkflowTexts.NoteMissing.With(key));
                if (row.Line().Length > WorkflowLimits.Note)
                    context.AddFailure(PublishForm.Name(key, nameof(row.Note)), WorkflowTexts.NoteLong.With(WorkflowLimits.Note));
                if (row.Line().Any(char.IsControl))
                    context.AddFailure(PublishForm.Name(key, nameof(row.Note)), WorkflowTexts.NoteMissing.With(key));
            }
        });
    }
}
