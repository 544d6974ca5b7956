using Kravbibliotek.Standards;

namespace Kravbibliotek.Tests.Standards;

/// <summary>Which standards a query finds, and in what order.</summary>
public class StandardQueryTests
{
    private static readonly StandardEntry[] All =
    [
        new(Make("EN-301-549", "EN 301 549", "Accessibility requirements", "ETSI", Openness.Open, EditionStatus.Upcoming, EditionStatus.Current), 19),
        new(Make("NGP-BYGGNAD", "NGP Byggnad", "Nationell specifikation Byggnad", "Lantmäteriet", Openness.PartlyOpen, EditionStatus.Current), 1),
        new(Make("ISO-9001", "ISO 9001", "Quality management systems", "ISO", Openness.Closed, EditionStatus.Current), 0),
    ];

    [Theory]
    [InlineData("en301549", "EN-301-549")]
    [InlineData("EN 301 549", "EN-301-549")]
    [InlineData("301-549", "EN-301-549")]
    [InlineData("accessibility ETSI", "EN-301-549")]
    [InlineData("lantmateriet", "NGP-BYGGNAD")]
    [InlineData("LANTMÄTERIET", "NGP-BYGGNAD")]
    [InlineData("iso9001", "ISO-9001")]
    [InlineData("finns inte", "")]
    [InlineData("???", "")]
    public void Of_Text_FindsItHoweverItIsTyped(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ids(new() { Text = text })));

    [Fact]
    public void Of_Nothing_IsEverythingByDesignation()
    {
        Assert.True(new StandardQuery { Order = StandardOrder.Publisher }.IsEverything);
        Assert.Equal(["EN-301-549", "ISO-9001", "NGP-BYGGNAD"], Ids(new()));
        Assert.Equal(["EN-301-549", "ISO-9001", "NGP-BYGGNAD"], Ids(new() { Text = "  " }));
    }

    [Fact]
    public void Of_Filters_HaveAllToHold()
    {
        Assert.Equal(["EN-301-549"], Ids(new() { Status = EditionStatus.Upcoming }));
        Assert.Equal(["ISO-9001"], Ids(new() { Openness = Openness.Closed }));
        Assert.Equal(["NGP-BYGGNAD"], Ids(new() { Publisher = "Lantmäteriet" }));
        Assert.Equal(["EN-301-549", "NGP-BYGGNAD"], Ids(new() { OnlyUsed = true }));
        Assert.Empty(Ids(new() { OnlyUsed = true, Publisher = "ISO" }));
    }

    [Fact]
    public void Of_Order_IsFollowed()
    {
        Assert.Equal(["EN-301-549", "NGP-BYGGNAD", "ISO-9001"], Ids(new() { Order = StandardOrder.Requirements }));
        Assert.Equal(["EN-301-549", "ISO-9001", "NGP-BYGGNAD"], Ids(new() { Order = StandardOrder.Publisher }));
    }

    [Theory]
    [InlineData("Nationell specifikation Byggnad", "sv")]
    [InlineData("SWEREF 99, Sveriges nationella referenssystem i plan", "sv")]
    [InlineData("Svensk profil för DCAT-AP", "sv")]
    [InlineData("Accessibility requirements for ICT products and services", "en")]
    [InlineData("publiccode.yml", "en")]
    public void TitleLanguage_Title_IsWhatItIsWrittenIn(string title, string language) => Assert.Equal(language, TitleLanguage.Of(title));

    private static IEnumerable<string> Ids(StandardQuery query) => query.Of(All, StringComparer.OrdinalIgnoreCase).Select(e => e.Standard.Id);

    private static Standard Make(string id, string designation, string title, string publisher, Openness openness, params EditionStatus[] editions) => new()
    {
        Id = id,
        Designation = designation,
        Title = title,
        Publisher = publisher,
        TextLicence = "Fri.",
        Openness = new() { Judgement = openness },
        Editions = [.. editions.Select((s, i) => new Edition { Name = $"V{i}", Status = s })],
    };
}
