using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Requirements;
using Kravbibliotek.Word.Export;
using Kravbibliotek.Word.Responses;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Tests.Word;

public class PrintedTextTests
{
    private static readonly string[] Pieces =
    [
        "Tjänsten ", "ska ", "**fet** ", "*kursiv* ", "***båda*** ", "`kod` ", "[länk](https://a.se/b?c=d&e) ", "<https://a.se/> ",
        "[x](javascript:y) ", "\n\n", "\n", "  \n", "- punkt\n", "  - inre\n", "1. ett\n", "3) tre\n", "> citat\n", "# rubrik\n",
        "```\nkod  rad\n```\n", "    indragen\n", "<b>html</b> ", "&amp; &lt; ", "&nbsp;", "\\* ", "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "---\n", "“citat” ", "‘enkelt’ ", "– ", "‑", "e\u0301", "\u00ad", "\u200b", "\ufeff", "\u00a0", "\u2028", "\u000b", "\ud800", "𝄞",
        "\ufffe", "\t", "]", "[", "**", "_", "{{svarstid}}", "![bild](https://a.se/b.png)", "\uE000", "\uE001",
    ];

    [Fact]
    public void Digest_AnyMarkdown_IsTheSameFromTheModelAndFromTheFile()
    {
        var markdown = Gen.Elements(Pieces).Or(ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "")).ArrayOf().Select(string.Concat);

        Prop.ForAll(Arb.From(markdown), text => Holds(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(40));
    }

    [Theory]
    [InlineData("a  b", "a b")]
    [InlineData(" a\u00a0\tb\n", "a b")]
    [InlineData("för\u00adsta", "första")]
    [InlineData("”citat” ’enkelt’ – ‑", "\"citat\" 'enkelt' - -")]
    [InlineData("e\u0301", "é")]
    [InlineData("Ska 4 timmar", "Ska 4 timmar")]
    public void ToString_WhatWordProcessorsChange_IsFolded(string text, string expected) =>
        Assert.Equal(expected, new PrintedText().Append(text).ToString());

    [Theory]
    [InlineData("ska", "Ska")]
    [InlineData("4", "5")]
    [InlineData("inte", "")]
    [InlineData("e", "е")]
    public void ToString_WhatCarriesMeaning_Differs(string one, string other) =>
        Assert.NotEqual(new PrintedText().Append(one).ToString(), new PrintedText().Append(other).ToString());

    [Fact]
    public void Digest_KindOrValueChanged_Differs()
    {
        var item = Annexes.Item("Leverantören ska svara inom 4 timmar.");

        string[] digests =
        [
            PrintedItem.Of(item).Digest(),
            PrintedItem.Of(item with { Kind = RequirementKind.ContractTerm }).Digest(),
            PrintedItem.Of(item with { Text = "Leverantören ska svara inom 5 timmar." }).Digest(),
            PrintedItem.Of(item with { Number = 4 }).Digest(),
        ];

        Assert.Equal(4, digests.Distinct().Count());
    }

    private static bool Holds(string text)
    {
        var item = Annexes.Item(text);
        var docx = Annexes.Export(Annexes.Model(item));
        var row = Assert.Single(ReturnedAnnexReader.Read(new MemoryStream(docx)).Requirements);
        return row.IsUnchanged && row.Digest == PrintedItem.Of(item).Digest()
            && row.Controls.All(c => c is { Text: null, Source: ControlSource.Tag });
    }
}
