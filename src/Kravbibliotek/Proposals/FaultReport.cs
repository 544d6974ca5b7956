using Kravbibliotek.Consultations;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Proposals;

/// <summary>What somebody says is wrong with the site.</summary>
public enum FaultKind
{
    /// <summary>Something does not work.</summary>
    Broken,

    /// <summary>Something cannot be used, read or heard by the person who reports it.</summary>
    Inaccessible,

    /// <summary>A wish to have something in another form, lagen (2018:1937) 15 §.</summary>
    OtherForm,

    /// <summary>Something that is said is not true.</summary>
    Wrong,
}

/// <summary>A report of a fault on the site, as anybody may send it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Text">What happened.</param>
/// <param name="Page">The page, as its path or in words, or null.</param>
/// <param name="By">Who reports it, as far as told.</param>
public sealed record FaultReport(FaultKind Kind, string? Text, string? Page, Sender By)
{
    /// <summary>The longest address or description of a page.</summary>
    public const int LongestPage = 500;

    /// <summary>Fel, with the title that curators know it by and what an English form offers.</summary>
    public static Vocabulary<FaultKind> Kinds { get; } = new(
        new(FaultKind.Broken, "fel", "Något fungerar inte", "Something does not work"),
        new(FaultKind.Inaccessible, "tillganglighet", "Brist i tillgänglighet", "Something is not accessible to me"),
        new(FaultKind.OtherForm, "annan-form", "Begäran om en annan form", "I ask for something in another form"),
        new(FaultKind.Wrong, "uppgift", "Felaktig uppgift", "Something said is wrong"));

    /// <summary>The case that curators answer.</summary>
    /// <param name="codeHash">Hash of the code in the link by which its author follows it.</param>
    /// <param name="now">When it came in.</param>
    public Submission ToSubmission(string codeHash, DateTimeOffset now) => new()
    {
        Id = SubmissionReference.New(),
        Kind = SubmissionKind.Fault,
        At = now,
        Title = Kinds.Label(Kind),
        Page = CommentText.Line(Page),
        Text = CommentText.Clean(Text),
        By = new(CommentText.Line(By.Name), null, CommentText.Line(By.Email), By.Account),
        CodeHash = codeHash,
    };
}
