using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Word;

namespace Kravbibliotek.Tests.Tenders;

public class AnnexBuilderTests
{
    private static readonly Parameter Hours = new()
    {
        Name = "svarstid",
        Type = ParameterType.Number,
        Unit = "timmar",
        Min = 1,
        Max = 24,
        Default = "4",
        Explanation = "Tid.",
    };

    private static readonly RequirementContent WithHours =
        Build.Content(text: "Leverantören {{ska}} svara inom {{svarstid}}.") with { Parameters = [Hours] };

    [Fact]
    public void Build_Defaults_TextHasVerbAndValue()
    {
        var item = Assert.Single(Model(Order(Select("SAK-001")), WithHours).Items);

        Assert.Equal("Leverantören ska svara inom 4\u00a0timmar.", item.Text);
        Assert.Equal([KeyValuePair.Create("svarstid", "4")], item.Values);
    }

    [Fact]
    public void Build_AwardWithValue_SaysBorAndTheValue() =>
        Assert.Equal("Leverantören bör svara inom 2,5\u00a0timmar.", Assert.Single(Model(
            Order(Select("SAK-001", RequirementKind.Award, ("svarstid", "2.5"))), WithHours).Items).Text);

    [Fact]
    public void Build_ValueOutOfRange_IsNotedAndDone()
    {
        var result = AnnexBuilder.Build(Order(Select("SAK-001", null, ("svarstid", "48"))), Sources(WithHours));

        Assert.NotNull(result.Model);
        Assert.Contains(result.Findings, f => f is { Code: "A153", Severity: Severity.Warning });
    }

    [Theory]
    [InlineData("A152", "svarstid", "")]
    [InlineData("A152", "svarstid", "fyra")]
    [InlineData("A151", "okänd", "4")]
    public void Build_BadValue_Refused(string code, string name, string value) =>
        Refused(code, Order(Select("SAK-001", null, (name, value))), Sources(WithHours));

    [Theory]
    [InlineData("A101", "SAK-999", RequirementKind.Mandatory)]
    [InlineData("A141", "SAK-001", RequirementKind.ContractTerm)]
    [InlineData("A143", "SAK-001", RequirementKind.Qualification)]
    public void Build_BadSelection_Refused(string code, string key, RequirementKind kind) =>
        Refused(code, Order(Select(key, kind)), Sources(Build.Content()));

    [Fact]
    public void Build_GroundPrice_NoAwardCriteria() =>
        Refused("A142", Order(Select("SAK-001", RequirementKind.Award)) with { Ground = AwardGround.Price }, Sources(Build.Content()));

    [Fact]
    public void Build_NothingChosen_Refused() => Refused("A113", Order(), Sources(Build.Content()));

    [Fact]
    public void Build_ChosenTwice_Refused() => Refused("A116", Order(Select("SAK-001"), Select("SAK-001")), Sources(Build.Content()));

    [Fact]
    public void Build_BlankTitle_Refused() => Refused("A110", Order(Select("SAK-001")) with { Title = " " }, Sources(Build.Content()));

    [Fact]
    public void Build_ControlCharacterInTitle_Refused() =>
        Refused("A111", Order(Select("SAK-001")) with { Title = "A\u0001" }, Sources(Build.Content()));

    [Fact]
    public void Build_Withdrawn_RefusedAndSaysWhatReplacedIt()
    {
        var requirement = Build.Requirement(status: RequirementStatus.Withdrawn) with { ReplacedBy = ["SAK-002"] };

        Refused("A121", Order(Select("SAK-001")), new([requirement], [Build.Version()], [], []), "SAK-002");
    }

    [Fact]
    public void Build_RequiredOneMissing_Refused() =>
        Refused("A131", Order(Select("SAK-001")), With(new Relations { Requires = ["SAK-002"] }), "SAK-002");

    [Fact]
    public void Build_Conflicting_Refused() =>
        Refused("A132", Order(Select("SAK-001"), Select("SAK-002")), With(new Relations { Conflicts = ["SAK-002"] }), "SAK-002");

    [Theory]
    [InlineData(ProcurementLaw.Lou, false, true)]
    [InlineData(ProcurementLaw.Lou, true, false)]
    [InlineData(ProcurementLaw.Luk, false, false)]
    public void Build_BindingLawSoftened_RefusedOnlyWhereTheLawApplies(ProcurementLaw law, bool below, bool refused)
    {
        var content = Build.Content() with { Laws = [new() { Law = "2016-1145", Place = "9 kap. 2 §", Binding = true }] };
        var order = Order(Select("SAK-001", RequirementKind.Award)) with { Law = law, BelowThreshold = below };

        Assert.Equal(refused, AnnexBuilder.Build(order, Sources(content)).Findings.Any(f => f.Code == "A144"));
    }

    [Fact]
    public async Task Build_SameOrder_SameIdAndAnotherValueAnother()
    {
        var order = await Annexes.OrderAsync("molntjanst");
        var first = await Annexes.OfProfileAsync("molntjanst");

        Assert.Equal(first.Id(), (await Annexes.OfProfileAsync("molntjanst")).Id());
        Assert.NotEqual(first.Id(), (first with { Title = order.Title + " 2" }).Id());
        Assert.Equal('5', first.Id().ToString()[14]);
    }

    [Theory]
    [InlineData(ProcurementLaw.Lou, "16 kap. 2 § LOU", "9 kap. 4 § LOU")]
    [InlineData(ProcurementLaw.Luf, "15 kap. 2 § LUF", "9 kap. 4 § LUF")]
    [InlineData(ProcurementLaw.Luk, "13 kap. 1 § LUK", "7 kap. 3 § LUK")]
    public async Task Export_OverThreshold_CitesTheLawsOwnChapters(ProcurementLaw law, params string[] places)
    {
        var text = await TextAsync(law, below: false);

        Assert.All(places, p => Assert.Contains(p, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ProcurementLaw.Lou, "19 kap. 2 § LOU")]
    [InlineData(ProcurementLaw.Luf, "19 kap. 2 § LUF")]
    [InlineData(ProcurementLaw.Luk, "15 kap. 2 § LUK")]
    public async Task Export_UnderThreshold_CitesOnlyWhatAppliesThere(ProcurementLaw law, string principles)
    {
        var text = await TextAsync(law, below: true);

        Assert.Contains(principles, text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(4|7|9|13|14|16|17) kap\. \d+ § L(OU|UF|UK)", text);
    }

    private static async Task<string> TextAsync(ProcurementLaw law, bool below)
    {
        var library = await Storage.RealLibrary.ReadAsync();
        var order = await Annexes.OrderAsync("molntjanst") with { Law = law, BelowThreshold = below };
        var model = AnnexBuilder.Build(order, AnnexSources.From(library)).Model!;
        return AnnexExporterTests.TextOf(Annexes.Export(model)).Replace('\u00a0', ' ');
    }

    private static AnnexOrder Order(params AnnexSelection[] selections) =>
        new() { Title = "Provbilaga", Date = Annexes.Date, Selections = selections };

    private static AnnexSelection Select(string key, RequirementKind? kind = null, params (string Name, string Value)[] values) =>
        new() { Key = key, Kind = kind, Values = values.ToDictionary(v => v.Name, v => v.Value) };

    private static AnnexSources Sources(RequirementContent content) =>
        new([Build.Requirement()], [Build.Version(content: content)], [], [Build.Law()]);

    private static AnnexSources With(Relations relations) => new(
        [Build.Requirement() with { Relations = relations }, Build.Requirement("SAK-002")],
        [Build.Version(), Build.Version("SAK-002")], [], []);

    private static Kravbibliotek.Word.Export.AnnexModel Model(AnnexOrder order, RequirementContent content) =>
        AnnexBuilder.Build(order, Sources(content)).Model!;

    private static void Refused(string code, AnnexOrder order, AnnexSources sources, string said = "")
    {
        var result = AnnexBuilder.Build(order, sources);

        Assert.Null(result.Model);
        Assert.Contains(result.Findings, f =>
            f.Code == code && f.Severity == Severity.Error && f.Message.Contains(said, StringComparison.Ordinal));
    }
}
