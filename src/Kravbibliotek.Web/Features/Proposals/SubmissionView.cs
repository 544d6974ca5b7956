using Kravbibliotek.Proposals;
using Kravbibliotek.Storage.Proposals;

namespace Kravbibliotek.Web.Features.Proposals;

/// <summary>A submission with what came of it.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Became">The published version that came of it, or null.</param>
public sealed record SubmissionView(Submission Submission, DraftLink? Became)
{
    /// <summary>Looks up what came of a submission.</summary>
    public static async Task<SubmissionView> LoadAsync(
        Submission submission, SubmissionRegister register, CancellationToken cancellationToken) =>
        (await LoadAsync([submission], register, cancellationToken))[0];

    /// <summary>Looks up what came of several, in one query.</summary>
    public static async Task<IReadOnlyList<SubmissionView>> LoadAsync(
        IReadOnlyList<Submission> submissions, SubmissionRegister register, CancellationToken cancellationToken)
    {
        var published = await register.PublishedAsync(submissions.Select(s => s.Draft).OfType<DraftLink>(), cancellationToken);
        return [.. submissions.Select(s => new SubmissionView(s, s.Draft is { } draft && published.Contains(draft) ? draft : null))];
    }

    /// <summary>What it is called in a list.</summary>
    public static string NameOf(Submission submission) => submission.Title ?? $"Synpunkt på {submission.Key}";

    /// <summary>The colour of a tag with this status.</summary>
    public static string Colour(SubmissionStatus status) => status switch
    {
        SubmissionStatus.Received => "warning",
        SubmissionStatus.Preparing => "info",
        SubmissionStatus.Implemented => "success",
        _ => "neutral",
    };
}
