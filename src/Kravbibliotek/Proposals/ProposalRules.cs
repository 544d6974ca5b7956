using System.Globalization;
using Kravbibliotek.Consultations;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Proposals;

/// <summary>Something to mend in a field. Page and sheet say it in the same words.</summary>
/// <param name="Field">Name of the property of <see cref="ProposalInput"/>.</param>
/// <param name="Message">What is wrong, in Swedish.</param>
/// <param name="Mend">How to mend it.</param>
public sealed record FieldProblem(string Field, string Message, string Mend);

/// <summary>What a proposal has to say.</summary>
public static class ProposalRules
{
    /// <summary>The longest title and the longest reference.</summary>
    public const int LongestLine = 200;

    private static readonly (string Field, string Name, int Longest, Func<ProposalInput, string?> Value)[] Lengths =
    [
        (nameof(ProposalInput.Title), "Rubriken", LongestLine, i => i.Title),
        (nameof(ProposalInput.Text), "Förslaget", CommentText.Longest, i => i.Text),
        (nameof(ProposalInput.Why), "Skälet", CommentText.Longest, i => i.Why),
        (nameof(ProposalInput.Effect), "Effekten", CommentText.Longest, i => i.Effect),
        (nameof(ProposalInput.Concerned), "Texten om vilka som berörs", CommentText.Longest, i => i.Concerned),
        (nameof(ProposalInput.SuggestedText), "Kravtexten", CommentText.Longest, i => i.SuggestedText),
        (nameof(ProposalInput.Reference), "Hänvisningen", LongestLine, i => i.Reference),
        (nameof(ProposalInput.ContactName), "Namnet", CommentText.LongestName, i => i.ContactName),
        (nameof(ProposalInput.ContactEmail), "E-postadressen", CommentText.LongestEmail, i => i.ContactEmail),
    ];

    /// <summary>All that has to be mended; nothing when the proposal can be handed in.</summary>
    /// <param name="input">What is typed.</param>
    /// <param name="areas">Areas of the published requirements that the input may name, by key.</param>
    public static IReadOnlyList<FieldProblem> Problems(ProposalInput input, IReadOnlyDictionary<string, Area> areas)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(areas);
        return [.. About(input, areas), .. Missing(input), .. TooLong(input), .. Contact(input)];
    }

    /// <summary>The proposal, when there is nothing to mend.</summary>
    /// <param name="input">What is typed.</param>
    /// <param name="areas">As in <see cref="Problems"/>.</param>
    /// <param name="organisation">Id of the organisation that proposes.</param>
    /// <param name="account">Who hands it in.</param>
    /// <param name="now">When.</param>
    public static Submission ToSubmission(
        ProposalInput input, IReadOnlyDictionary<string, Area> areas, string organisation, string account, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(areas);
        var isChange = input.KindValue == SubmissionKind.Change;
        return new()
        {
            Id = SubmissionReference.New(),
            Kind = input.KindValue!.Value,
            At = now,
            Area = isChange ? areas[input.KeyValue!] : input.AreaValue!.Area,
            Key = isChange ? input.KeyValue : null,
            Title = CommentText.Line(input.Title),
            Text = CommentText.Clean(input.Text),
            Proposal = new(
                CommentText.Clean(input.Why), Optional(input.Effect), Optional(input.Concerned), Optional(input.SuggestedText),
                CommentText.Line(input.Reference)),
            Organisation = organisation,
            By = new(CommentText.Line(input.ContactName), null, CommentText.Line(input.ContactEmail), account),
        };
    }

    private static IEnumerable<FieldProblem> About(ProposalInput input, IReadOnlyDictionary<string, Area> areas)
    {
        if (input.KindValue is not { } kind)
            yield return new(nameof(ProposalInput.Kind), "Det framgår inte vad förslaget gäller.", "Välj Nytt krav eller Ändring av krav.");
        else if (kind == SubmissionKind.NewRequirement && input.AreaValue is null)
            yield return new(nameof(ProposalInput.Area), "Området saknas eller finns inte.", "Välj ett område i listan.");
        else if (kind == SubmissionKind.Change && input.KeyValue is null)
            yield return new(nameof(ProposalInput.Key), "Det framgår inte vilket krav som ska ändras.", "Skriv kravets nyckel, till exempel TIL-001.");
        else if (kind == SubmissionKind.Change && !areas.ContainsKey(input.KeyValue!))
            yield return new(
                nameof(ProposalInput.Key), $"Det finns inget publicerat krav med nyckeln {Shortened(input.KeyValue!)}.",
                "Skriv nyckeln som den står på kravets sida, till exempel TIL-001.");
    }

    private static IEnumerable<FieldProblem> Missing(ProposalInput input)
    {
        if (CommentText.Line(input.Title) is null)
            yield return new(nameof(ProposalInput.Title), "Rubriken saknas.", "Skriv en kort rubrik.");
        if (CommentText.Clean(input.Text).Length == 0)
            yield return new(nameof(ProposalInput.Text), "Förslaget saknas.", "Skriv vad ni föreslår.");
        if (CommentText.Clean(input.Why).Length == 0)
            yield return new(nameof(ProposalInput.Why), "Skälet saknas.", "Skriv varför det behövs.");
    }

    private static IEnumerable<FieldProblem> TooLong(ProposalInput input) =>
        from field in Lengths
        let length = CommentText.Clean(field.Value(input)).Length
        where length > field.Longest
        select new FieldProblem(
            field.Field, string.Create(CultureInfo.InvariantCulture, $"{field.Name} är {length} tecken. Högst {field.Longest} går att ta emot."),
            "Korta texten.");

    private static IEnumerable<FieldProblem> Contact(ProposalInput input)
    {
        if (CommentText.Line(input.ContactEmail) is { } email && !IsAddress(email))
            yield return new(nameof(ProposalInput.ContactEmail), "Det är inte en e-postadress.", "Skriv den som namn@exempel.se, eller lämna fältet tomt.");
    }

    /// <summary>True for what can be a mail address.</summary>
    public static bool IsAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.Any(char.IsWhiteSpace)
            && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && text.LastIndexOf('@') == at;
    }

    private static string? Optional(string? typed) => CommentText.Clean(typed) is { Length: > 0 } text ? text : null;

    private static string Shortened(string key) => key.Length <= 20 ? key : key[..20] + "…";
}
