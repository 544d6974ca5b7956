using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Requirements;

public class RequirementTextTests
{
    private static readonly Dictionary<string, string> Values = new() { ["svarstid"] = "2.5" };

    [Theory]
    [InlineData(RequirementKind.Mandatory, "Leverantören ska påbörja felsökning inom 2,5\u00a0timmar.")]
    [InlineData(RequirementKind.ContractTerm, "Leverantören ska påbörja felsökning inom 2,5\u00a0timmar.")]
    [InlineData(RequirementKind.Qualification, "Leverantören ska påbörja felsökning inom 2,5\u00a0timmar.")]
    [InlineData(RequirementKind.Award, "Leverantören bör åta sig att påbörja felsökning inom 2,5\u00a0timmar.")]
    public void Render_Kind_TakesItsWordingAndVerb(RequirementKind kind, string expected) =>
        Assert.Equal(expected, RequirementText.Render(Sample.Content, kind, Values));

    [Fact]
    public void Render_NoValue_TakesTheDefault()
    {
        var text = RequirementText.Render(Sample.Content, RequirementKind.Mandatory);

        Assert.Equal("Leverantören ska påbörja felsökning inom 4\u00a0timmar.", text);
    }

    [Fact]
    public void Render_ValueWithMarkup_IsEscaped()
    {
        var parameter = new Parameter { Name = "ort", Type = ParameterType.Text, Default = "*<b>*{{ska}}", Explanation = "Ort." };

        var text = RequirementText.Fill("Stöd i {{ort}}.", RequirementKind.Mandatory, [parameter]);

        Assert.Equal(@"Stöd i \*\<b\>\*\{\{ska\}\}.", text);
    }

    [Fact]
    public void Fill_UnknownPlaceholder_IsLeft() =>
        Assert.Equal("A {{b}} ska", RequirementText.Fill("A {{b}} {{ska}}", RequirementKind.Mandatory, []));

    [Fact]
    public void Placeholders_Text_AreFoundInOrder()
    {
        var found = RequirementText.Placeholders("A {{ska}} {{Fel namn}} {{}} {en}");

        Assert.Equal([new("ska", 2, 7), new("Fel namn", 10, 12), new Placeholder("", 23, 4)], found);
    }
}
