using FluentValidation;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Drafts.Facts;

/// <summary>What may change in a requirement without a new version, as typed.</summary>
public sealed class FactsForm
{
    /// <summary>The revision that the page showed.</summary>
    public long Revision { get; set; }

    public string? Area { get; set; }

    public string? Tags { get; set; }

    public string? NextReview { get; set; }

    public string? Requires { get; set; }

    public string? Replaces { get; set; }

    public string? Overlaps { get; set; }

    public string? Conflicts { get; set; }

    /// <summary>One waiver a line: code, colon and reason.</summary>
    public string? Waivers { get; set; }

    public string? Why { get; set; }

    /// <summary>The form of a requirement as it is.</summary>
    public static FactsForm Of(Requirement requirement) => new()
    {
        Revision = requirement.Revision,
        Area = Areas.Of(requirement.Area).Folder,
        Tags = Join(requirement.Tags),
        NextReview = requirement.NextReview is { } day ? Wording.Date(day) : null,
        Requires = Join(requirement.Relations.Requires),
        Replaces = Join(requirement.Relations.Replaces),
        Overlaps = Join(requirement.Relations.Overlaps),
        Conflicts = Join(requirement.Relations.Conflicts),
        Waivers = string.Join('\n', requirement.Waivers.Select(w => $"{w.Rule}: {w.Reason}")),
    };

    /// <summary>The facts that a form which has passed its checks stands for.</summary>
    public RequirementFacts ToFacts() => new(
        Areas.ByFolder(Area)!.Area, Split(Tags),
        new() { Requires = Keys(Requires), Replaces = Keys(Replaces), Overlaps = Keys(Overlaps), Conflicts = Keys(Conflicts) },
        ParameterValue.TryDate(NextReview, out var day) ? day : null)
    {
        Waivers = WaiversOf(Waivers),
    };

    /// <summary>Keys as typed, in capitals.</summary>
    internal static IReadOnlyList<string> Keys(string? typed) => [.. Split(typed).Select(k => k.ToUpperInvariant())];

    internal static IReadOnlyList<string> Split(string? typed) =>
        (typed ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal static IReadOnlyList<Waiver> WaiversOf(string? typed) =>
    [
        .. LinesOf(typed).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Select(parts => new Waiver(parts[0].ToUpperInvariant(), parts.Length > 1 ? parts[1] : "")),
    ];

    internal static IReadOnlyList<string> LinesOf(string? typed) =>
        (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Join(IEnumerable<string> values) => string.Join(", ", values);
}

/// <summary>What has to hold before the rules of the library are asked.</summary>
public sealed class FactsFormValidator : AbstractValidator<FactsForm>
{
    private const int LongReason = 500;
    private const int MostValues = 50;

    public FactsFormValidator()
    {
        RuleFor(f => f.Area).Must(folder => Areas.ByFolder(folder) is not null).WithMessage(DraftTexts.AreaMissing);
        RuleFor(f => f.NextReview).Must(day => day is null || ParameterValue.TryDate(day, out _)).WithMessage(DraftTexts.ReviewInvalid);
        RuleFor(f => f.Why).NotEmpty().WithMessage(DraftTexts.WhyMissing).MaximumLength(LongReason).WithMessage(DraftTexts.WhyLong);
        RuleFor(f => f.Tags).Custom((typed, context) => Few(FactsForm.Split(typed), context));
        RuleFor(f => f.Requires).Custom(Keys);
        RuleFor(f => f.Replaces).Custom(Keys);
        RuleFor(f => f.Overlaps).Custom(Keys);
        RuleFor(f => f.Conflicts).Custom(Keys);
        RuleFor(f => f.Waivers).Custom(Waivers);
    }

    private static void Waivers(string? typed, ValidationContext<FactsForm> context)
    {
        var lines = FactsForm.LinesOf(typed);
        Few(lines, context);
        if (FactsForm.WaiversOf(typed).Zip(lines).FirstOrDefault(w => w.First.Rule.Length == 0 || w.First.Reason.Length == 0) is { Second: { } wrong })
            context.AddFailure(DraftTexts.WaiverInvalid.With(wrong));
    }

    private static void Keys(string? typed, ValidationContext<FactsForm> context)
    {
        var keys = FactsForm.Keys(typed);
        Few(keys, context);
        if (keys.FirstOrDefault(k => !LibraryPath.IsKey(k)) is { } wrong)
            context.AddFailure(DraftTexts.KeyInvalid.With(wrong));
    }

    private static void Few(IReadOnlyList<string> values, ValidationContext<FactsForm> context)
    {
        if (values.Count > MostValues)
            context.AddFailure(DraftTexts.ListTooLong.With(MostValues));
    }
}
