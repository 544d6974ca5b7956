using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders;

namespace Kravbibliotek.Web.Features.Profiles.Annex;

/// <summary>What the procurer says of one requirement.</summary>
public sealed class AnnexFormItem
{
    /// <summary>True when it goes into the annex.</summary>
    public bool Chosen { get; set; }

    /// <summary>The version that the page showed.</summary>
    public int Number { get; set; }

    /// <summary>The kind, as files write it.</summary>
    public string? Kind { get; set; }

    /// <summary>Parameter values as typed.</summary>
    public Dictionary<string, string?> Values { get; set; } = [];
}

/// <summary>The form from which an annex is made.</summary>
public sealed class AnnexForm
{
    public string? Title { get; set; }

    public string? ReferenceNumber { get; set; }

    public string? Organisation { get; set; }

    public string? Law { get; set; }

    public string? Threshold { get; set; }

    public string? Ground { get; set; }

    /// <summary><c>ja</c> when only the short form of the profile is shown.</summary>
    public string? Kortform { get; set; }

    /// <summary>The file wanted, one of <see cref="AnnexChoices.Formats"/>; Word when nothing is said.</summary>
    public string? Format { get; set; }

    /// <summary>By key.</summary>
    public Dictionary<string, AnnexFormItem> Items { get; set; } = [];

    /// <summary>The name of a field of an item.</summary>
    public static string Name(string key, string field) => $"{nameof(Items)}[{key}].{field}";

    /// <summary>The name of the field of a parameter.</summary>
    public static string Name(string key, Parameter parameter) => Name(key, $"{nameof(AnnexFormItem.Values)}[{parameter.Name}]");

    /// <summary>The order that a form which has passed its checks stands for.</summary>
    public AnnexOrder ToOrder(IReadOnlyList<ProfileRow> rows, DateOnly date) => new()
    {
        Title = Title!,
        Organisation = Organisation,
        ReferenceNumber = ReferenceNumber,
        Date = date,
        Law = TenderWords.Laws.TryParse(Law, out var law) ? law : default,
        BelowThreshold = Threshold == AnnexChoices.Under,
        Ground = TenderWords.Grounds.TryParse(Ground, out var ground) ? ground : default,
        Selections = rows.Where(row => Items.GetValueOrDefault(row.Version.Key) is { Chosen: true })
            .Select(row => SelectionOf(row, Items[row.Version.Key])).ToList(),
    };

    /// <summary>The form as it is before anybody typed: all that may be used, as the profile proposes it.</summary>
    public static AnnexForm For(string title, IReadOnlyList<ProfileRow> rows) => new()
    {
        Title = title,
        Law = TenderWords.Laws.Code(ProcurementLaw.Lou),
        Threshold = AnnexChoices.Over,
        Ground = TenderWords.Grounds.Code(AwardGround.PriceAndQuality),
        Items = rows.ToDictionary(row => row.Version.Key, row => new AnnexFormItem
        {
            Chosen = row.Requirement.Status != RequirementStatus.Withdrawn,
            Number = row.Version.Number,
            Kind = Words.Kinds.Code(row.Kind),
            Values = row.Version.Content.Parameters.ToDictionary(p => p.Name, p => (string?)row.Value(p)),
        }),
    };

    private static AnnexSelection SelectionOf(ProfileRow row, AnnexFormItem item) => new()
    {
        Key = row.Version.Key,
        Number = row.Version.Number,
        Kind = Words.Kinds.TryParse(item.Kind, out var kind) ? kind : null,
        Values = row.Version.Content.Parameters.ToDictionary(
            p => p.Name, p => ParameterValue.Normalize(p, item.Values.GetValueOrDefault(p.Name))),
    };
}
