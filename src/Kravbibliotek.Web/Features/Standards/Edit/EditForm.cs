using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Standards.Edit;

/// <summary>One criterion as it was typed.</summary>
public sealed class CriterionForm
{
    public string? Name { get; set; }

    /// <summary><c>ja</c>, <c>nej</c> or anything else for not known.</summary>
    public string? Met { get; set; }
}

/// <summary>One edition as it was typed.</summary>
public sealed class EditionForm
{
    public string? Name { get; set; }

    public string? Published { get; set; }

    public string? Status { get; set; }

    public string? ReplacedBy { get; set; }

    public string? Note { get; set; }

    /// <summary>One clause a line.</summary>
    public string? Clauses { get; set; }
}

/// <summary>A standard as it was typed. A row without a name is no row.</summary>
public sealed class EditForm
{
    public const string Yes = "ja";
    public const string No = "nej";
    public const string Void = " utgår";

    public long Revision { get; set; }

    public string? Id { get; set; }

    public string? Designation { get; set; }

    public string? Title { get; set; }

    public string? Publisher { get; set; }

    public string? Address { get; set; }

    public string? TextLicence { get; set; }

    public string? LegalBasis { get; set; }

    public bool Verified { get; set; }

    public string? Judgement { get; set; }

    public string? OpennessDate { get; set; }

    public string? OpennessNote { get; set; }

    public IList<CriterionForm> Criteria { get; set; } = [];

    public IList<EditionForm> Editions { get; set; } = [];

    public string? Why { get; set; }

    /// <summary>A button that adds a row instead of saving.</summary>
    public string? Add { get; set; }

    /// <summary>The form as a standard stands.</summary>
    public static EditForm Of(Standard standard) => new()
    {
        Revision = standard.Revision,
        Id = standard.Id,
        Designation = standard.Designation,
        Title = standard.Title,
        Publisher = standard.Publisher,
        Address = standard.Address,
        TextLicence = standard.TextLicence,
        LegalBasis = standard.LegalBasis,
        Verified = standard.Verified,
        Judgement = Words.Opennesses.Code(standard.Openness.Judgement),
        OpennessDate = standard.Openness.Date is { } date ? Wording.Date(date) : null,
        OpennessNote = standard.Openness.Note,
        Criteria = [.. standard.Openness.Criteria.Select(c => new CriterionForm
        {
            Name = c.Name, Met = c.Met switch { true => Yes, false => No, null => "" },
        })],
        Editions = [.. standard.Editions.Select(e => new EditionForm
        {
            Name = e.Name, Published = e.Published, Status = Words.EditionStatuses.Code(e.Status), ReplacedBy = e.ReplacedBy, Note = e.Note,
            Clauses = string.Join('\n', e.Clauses.Select(c => c.IsVoid ? c.Number + Void : c.Number)),
        })],
    };

    /// <summary>The standard that the form says; it has to be valid.</summary>
    public Standard ToStandard()
    {
        return new()
        {
            Id = Id!,
            Designation = Clean(Designation)!,
            Title = Clean(Title)!,
            Publisher = Clean(Publisher)!,
            Address = Clean(Address),
            TextLicence = Clean(TextLicence)!,
            LegalBasis = Clean(LegalBasis),
            Verified = Verified,
            Openness = new()
            {
                Judgement = Words.Opennesses.TryParse(Judgement, out var judgement) ? judgement : Openness.NotAssessed,
                Date = ParameterValue.TryDate(OpennessDate ?? "", out var date) ? date : null,
                Note = Clean(OpennessNote),
                Criteria =
                [
                    .. Criteria.Where(c => c.Name is not null)
                        .Select(c => new OpennessCriterion(Clean(c.Name)!, c.Met switch { Yes => true, No => false, _ => null })),
                ],
            },
            Editions = [.. Editions.Where(e => e.Name is not null).Select(ToEdition)],
            Revision = Revision,
        };
    }

    /// <summary>The clauses in a text with one a line; a line that cannot be read comes as it is, with <c>Read</c> false.</summary>
    public static IEnumerable<(string Line, Clause Clause, bool Read)> ClausesIn(string? text)
    {
        foreach (var line in (text ?? "").Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isVoid = line.EndsWith(Void, StringComparison.OrdinalIgnoreCase);
            var number = (isVoid ? line[..^Void.Length] : line).Trim();
            yield return (line, new(number, isVoid), number.Length is > 0 and <= 40 && !number.Any(c => char.IsWhiteSpace(c) || c is ',' or '"'));
        }
    }

    private static Edition ToEdition(EditionForm form) => new()
    {
        Name = Clean(form.Name)!,
        Published = Clean(form.Published),
        Status = Words.EditionStatuses.TryParse(form.Status, out var status) ? status : EditionStatus.Current,
        ReplacedBy = Clean(form.ReplacedBy),
        Note = Clean(form.Note),
        Clauses = [.. ClausesIn(form.Clauses).Select(c => c.Clause)],
    };

    private static string? Clean(string? text) => text is null ? null : CanonicalText.Clean(text);
}
