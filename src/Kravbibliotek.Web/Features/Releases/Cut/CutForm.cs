using FluentValidation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Releases.Cut;

/// <summary>A release to make.</summary>
public sealed class CutForm
{
    public string? Name { get; set; }

    public string? Note { get; set; }

    /// <summary>What was looked at.</summary>
    public string? Digest { get; set; }

    /// <summary>True when it is sent from the page that asks whether one is sure.</summary>
    public bool Confirmed { get; set; }

    /// <summary>The form with what there is to propose.</summary>
    public static CutForm For(ReleaseProposal proposal) => new()
    {
        Name = proposal.Release.Name,
        Note = NoteOf(proposal),
        Digest = proposal.Digest,
    };

    private static string NoteOf(ReleaseProposal proposal)
    {
        var comparison = proposal.Comparison;
        List<(int Count, string One, string Many)> counts =
        [
            (comparison.Added.Count, "nytt krav", "nya krav"), (comparison.Changed.Count, "ändrat krav", "ändrade krav"),
            (comparison.Retiring.Count, "utgående krav", "utgående krav"), (comparison.Withdrawn.Count, "upphävt krav", "upphävda krav"),
        ];
        var said = string.Join(", ", counts.Where(c => c.Count > 0).Select(c => Wording.Count(c.Count, c.One, c.Many)));
        return said.Length == 0 ? "" : $"{said}.";
    }
}

/// <summary>Name and note.</summary>
public sealed class CutFormValidator : AbstractValidator<CutForm>
{
    private const int LongNote = 2000;

    public CutFormValidator(IEnumerable<Release> releases)
    {
        var taken = releases.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        RuleFor(f => f.Name).Must(LibraryPath.IsReleaseName).WithMessage(ReleaseTexts.NameWrong)
            .Must(n => !taken.Contains(n ?? "")).WithMessage(f => ReleaseTexts.NameTaken.With(f.Name));
        RuleFor(f => f.Note).NotEmpty().WithMessage(ReleaseTexts.NoteMissing).MaximumLength(LongNote).WithMessage(ReleaseTexts.NoteLong)
            .Must(n => CanonicalText.IndexOfForbidden((n ?? "").ReplaceLineEndings("\n")) < 0).WithMessage(ReleaseTexts.NoteCharacters);
    }
}
