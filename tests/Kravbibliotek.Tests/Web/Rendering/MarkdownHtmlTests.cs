using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Standards;
using Kravbibliotek.Web.Rendering;

namespace Kravbibliotek.Tests.Web.Rendering;

/// <summary>Markdown becomes HTML that is safe by construction.</summary>
public sealed class MarkdownHtmlTests
{
    private static readonly string[] Allowed =
        ["p", "ul", "ol", "li", "strong", "em", "code", "pre", "br", "hr", "a", "span", "h3", "h4", "h5", "h6"];

    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>", "[a](javascript:alert(1))", "![b](data:image/png;base64,AA)", "**", "*", "`", "\n\n", "- ", "1. ", "> ",
        "# ", "<img src=x onerror=y>", "[c](https://exempel.se \"t\")", "<https://exempel.se>", "{{svarstid}}", "{{ska}}", "|a|b|\n|-|-|\n", "&#106;",
        "[d]: javascript:alert(2)", "[d]", "åäö ", "text ", "\\", "[e](//exempel.se)", "[f](JaVaScRiPt:x)", "{style=\"x\"}", "\u0000", "<!--",
    ];

    [Theory]
    [InlineData("Ett **två** *tre* `fyra`", "<p>Ett <strong>två</strong> <em>tre</em> <code>fyra</code></p>")]
    [InlineData("- a\n- b", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>")]
    [InlineData("# Stor", "<h3>Stor</h3>")]
    [InlineData("[x](https://exempel.se/å?a=1&b=2)", "<p><a class=\"ds-link\" href=\"https://exempel.se/å?a=1&amp;b=2\">x</a></p>")]
    [InlineData("[x](/krav/TIL-001)", "<p><a class=\"ds-link\" href=\"/krav/TIL-001\">x</a></p>")]
    [InlineData("[x](mailto:a@exempel.se)", "<p><a class=\"ds-link\" href=\"mailto:a@exempel.se\">x</a></p>")]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>")]
    [InlineData("[x](data:text/html,hej)", "<p>x</p>")]
    [InlineData("[x](//exempel.se)", "<p>x</p>")]
    [InlineData("<b>fet</b>", "<p>&lt;b&gt;fet&lt;/b&gt;</p>")]
    [InlineData("> citat", "<p>citat</p>")]
    public void Render_Text_GivesSafeHtml(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Fact]
    public void Render_Image_LeavesNoImage() => Assert.DoesNotContain("<img", Html("![bild](https://exempel.se/x.png)"), StringComparison.Ordinal);

    [Fact]
    public void Render_Placeholders_MarksParametersAndWritesTheVerb()
    {
        var values = new Dictionary<string, string> { ["ska"] = "bör", ["svarstid"] = "4 timmar" };

        var html = MarkdownHtml.Render("Leverantören {{ska}} svara inom {{svarstid}}.", values).ToString()!;

        Assert.StartsWith("<p>Leverantören bör svara inom <span class=\"app-parameter\">4 timmar<span", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ParameterValueWithMarkup_IsText()
    {
        var html = MarkdownHtml.Render("{{x}}", new Dictionary<string, string> { ["x"] = "<b>**y**" }).ToString()!;

        Assert.Contains("&lt;b&gt;**y**", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("En incident och flera incidenter.", "<p>En <a class=\"app-term\" href=\"/begrepp#incident\">incident</a> och flera incidenter.</p>")]
    [InlineData("Om **incidenten** sker.", "<p>Om <strong><a class=\"app-term\" href=\"/begrepp#incident\">incidenten</a></strong> sker.</p>")]
    [InlineData("# Incident", "<h3>Incident</h3>")]
    [InlineData("`incident`", "<p><code>incident</code></p>")]
    [InlineData("[en incident](/krav)", "<p><a class=\"ds-link\" href=\"/krav\">en incident</a></p>")]
    [InlineData("a & incident < b", "<p>a &amp; <a class=\"app-term\" href=\"/begrepp#incident\">incident</a> &lt; b</p>")]
    public void Render_Terms_AreLinkedOnceOutsideHeadingsLinksAndCode(string markdown, string html)
    {
        var terms = TermFinder.Of([new() { Id = "incident", Name = "incident", Definition = "…", Source = "…" }]);

        Assert.Equal(html, MarkdownHtml.Render(markdown, terms: terms).ToString());
    }

    [Fact]
    public void Render_AnyText_WritesOnlyAllowedElementsAndAddresses()
    {
        var texts = Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(texts, text =>
        {
            var body = new HtmlParser().ParseDocument("<body>" + Html(text)).Body!;
            foreach (var element in body.QuerySelectorAll("*"))
            {
                Assert.Contains(element.LocalName, Allowed);
                Assert.All(element.Attributes, a => Assert.Contains(a.Name, new[] { "href", "class", "start" }));
                if (element.GetAttribute("href") is { } address)
                    Assert.True(MarkdownHtml.IsSafeAddress(address), address);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("https://exempel.se", true)]
    [InlineData("http://exempel.se", true)]
    [InlineData("mailto:a@exempel.se", true)]
    [InlineData("/krav", true)]
    [InlineData("//exempel.se", false)]
    [InlineData("/\\exempel.se", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("exempel.se", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsSafeAddress_Address_IsJudged(string? address, bool safe) => Assert.Equal(safe, MarkdownHtml.IsSafeAddress(address));

    private static string Html(string markdown) => MarkdownHtml.Render(markdown).ToString()!;
}
