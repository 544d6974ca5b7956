using System.Diagnostics.CodeAnalysis;
using Golden;
using Marten.Schema;

namespace Marten.Tests;

/// <summary>A member of each type that an index was observed over.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The observations were made with these names.")]
public sealed class Probe
{
    private static readonly Dictionary<string, Action<MartenRegistry.DocumentMappingExpression<Probe>>> Mappings = new()
    {
        ["Index(x => x.Text)"] = map => map.Index(x => x.Text),
        ["Index(x => x.Int)"] = map => map.Index(x => x.Int),
        ["Index(x => x.MaybeInt)"] = map => map.Index(x => x.MaybeInt),
        ["Index(x => x.Long)"] = map => map.Index(x => x.Long),
        ["Index(x => x.Decimal)"] = map => map.Index(x => x.Decimal),
        ["Index(x => x.Double)"] = map => map.Index(x => x.Double),
        ["Index(x => x.Bool)"] = map => map.Index(x => x.Bool),
        ["Index(x => x.Day)"] = map => map.Index(x => x.Day),
        ["Index(x => x.At)"] = map => map.Index(x => x.At),
        ["Index(x => x.Clock)"] = map => map.Index(x => x.Clock),
        ["Index(x => x.Guid)"] = map => map.Index(x => x.Guid),
        ["Index(x => x.Kind)"] = map => map.Index(x => x.Kind),
        ["Index(x => x.Nested!.Label)"] = map => map.Index(x => x.Nested!.Label),
        ["Index(x => x.Tags)"] = map => map.Index(x => x.Tags),
        ["Index(x => x.Id)"] = map => map.Index(x => x.Id),
        ["Index(x => x.ALongerMemberName)"] = map => map.Index(x => x.ALongerMemberName),
        ["Index(x => new { x.Int, x.Text, x.Day })"] = map => map.Index(x => new { x.Int, x.Text, x.Day }),
        ["UniqueIndex(Computed, \"UX_Mixed_Case\", x => x.Text)"] = map => map.UniqueIndex(UniqueIndexType.Computed, "UX_Mixed_Case", x => x.Text),
        ["UniqueIndex(Computed, \"ux_day\", x => x.Day)"] = map => map.UniqueIndex(UniqueIndexType.Computed, "ux_day", x => x.Day),
        ["UniqueIndex(Computed, \"ux_kind_int\", x => x.Kind, x => x.Int)"]
            = map => map.UniqueIndex(UniqueIndexType.Computed, "ux_kind_int", x => x.Kind, x => x.Int),
    };

    public string Id { get; set; } = "";

    public string Text { get; set; } = "";

    public int Int { get; set; }

    public int? MaybeInt { get; set; }

    public long Long { get; set; }

    public decimal Decimal { get; set; }

    public double Double { get; set; }

    public bool Bool { get; set; }

    public DateOnly Day { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTime Clock { get; set; }

    public Guid Guid { get; set; }

    public Kind Kind { get; set; }

    public Criterion? Nested { get; set; }

    public List<string> Tags { get; set; } = [];

    public string ALongerMemberName { get; set; } = "";

    /// <summary>Only the setting of an index's name in a callback is not.</summary>
    public static bool IsCovered(string label) => Mappings.ContainsKey(label);

    public static void MapIndex(StoreOptions options, string label) => Mappings[label](options.Schema.For<Probe>());
}
