using FluentValidation;
using Kravbibliotek.Formats.Documents;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Imports.Document;

/// <summary>A document to look at.</summary>
public sealed class DocumentUpload
{
    public IFormFile? File { get; set; }
}

/// <summary>Which sheet somebody means, from 0, and which of its columns, from 1; 0 where nothing is chosen.</summary>
public sealed class ColumnsForm
{
    [ModelBinder(Name = "blad")]
    public int Sheet { get; set; }

    [ModelBinder(Name = "rubrikrad")]
    public int Header { get; set; }

    [ModelBinder(Name = "krav")]
    public int Text { get; set; }

    [ModelBinder(Name = "nummer")]
    public int Number { get; set; }

    [ModelBinder(Name = "rubrik")]
    public int Title { get; set; }

    [ModelBinder(Name = "typ")]
    public int Kind { get; set; }

    [ModelBinder(Name = "grupp")]
    public int Group { get; set; }

    public CandidateColumns ToColumns() => new(Header, Text, Number, Title, Kind, Group);

    public static ColumnsForm Of(int sheet, CandidateColumns? guess) => guess is null
        ? new() { Sheet = sheet }
        : new()
        {
            Sheet = sheet,
            Header = guess.Header,
            Text = guess.Text,
            Number = guess.Number,
            Title = guess.Title,
            Kind = guess.Kind,
            Group = guess.Group,
        };
}

/// <summary>What is decided about one requirement of a document.</summary>
public sealed class CandidateForm
{
    public bool Take { get; set; }

    public string? Title { get; set; }

    public string? Area { get; set; }

    public string? Kind { get; set; }

    /// <summary>What is guessed. What the library seems to say already is left out until somebody asks for it.</summary>
    public static CandidateForm Of(Candidate candidate, LikeRequirement? like) => new()
    {
        Take = like is null,
        Title = candidate.Title,
        Area = Areas.Of(candidate.Area).Folder,
        Kind = Words.Kinds.Code(candidate.Kind),
    };

    /// <summary>The requirement that it begins, when it is valid.</summary>
    public NewRequirement ToRequirement(Candidate candidate) => new(
        Areas.ByFolder(Area)!.Area, candidate.ToContent(Title!, Words.Kinds.All.Single(w => w.Code == Kind).Value));
}

/// <summary>What is decided about each requirement of a document, in the order of the document.</summary>
public sealed class DocumentForm
{
    /// <summary>Which document was looked at.</summary>
    public long Revision { get; set; }

    public IList<CandidateForm> Rows { get; set; } = [];
}

/// <summary>Only what is taken has to be whole.</summary>
public sealed class DocumentFormValidator : AbstractValidator<DocumentForm>
{
    public const int LongTitle = 150;

    public DocumentFormValidator()
    {
        RuleFor(f => f.Rows).Must(rows => rows.Any(r => r.Take)).WithMessage(DocumentTexts.NothingTaken);
        RuleForEach(f => f.Rows).ChildRules(row =>
        {
            row.RuleFor(r => r.Title).NotEmpty().WithMessage(DraftTexts.TitleMissing).MaximumLength(LongTitle).WithMessage(DraftTexts.TitleLong)
                .Must(title => title is null || !title.Any(char.IsControl)).WithMessage(DraftTexts.TitleMissing).When(r => r.Take);
            row.RuleFor(r => r.Area).Must(folder => Areas.ByFolder(folder) is not null).WithMessage(DraftTexts.AreaMissing).When(r => r.Take);
            row.RuleFor(r => r.Kind).Must(code => Words.Kinds.TryParse(code, out _)).WithMessage(DocumentTexts.KindMissing).When(r => r.Take);
        });
    }
}
