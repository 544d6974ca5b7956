using Kravbibliotek.TestSupport;
using Kravbibliotek.Word.Export;
using Kravbibliotek.Word.Responses;

namespace Kravbibliotek.Tests.Word;

/// <summary>The second program: what it opens, and what is left after it has saved.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private readonly string _folder = TemporaryRoot.Create();

    [LibreOfficeFact]
    public async Task Open_RealProfile_BecomesPdf()
    {
        var annex = await SaveAsync(Annexes.Export(await Annexes.OfProfileAsync("molntjanst")), "bilaga.docx");

        var pdf = await Office.ConvertAsync(_folder, annex, "pdf");

        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(pdf))[..4]), StringComparison.Ordinal);
    }

    [LibreOfficeTheory]
    [InlineData("molntjanst", false)]
    [InlineData("molntjanst", true)]
    [InlineData("webbplats", false)]
    [InlineData("integration", true)]
    public async Task RoundTrip_RealProfile_TextsKeepTheirDigestAndControlsAreTold(string profile, bool throughOdt) =>
        await RequireUnharmedAsync(await Annexes.OfProfileAsync(profile), throughOdt);

    [LibreOfficeTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task RoundTrip_EveryKindAndSortOfText_TextsKeepTheirDigestAndControlsAreTold(bool throughOdt) =>
        RequireUnharmedAsync(Annexes.Difficult(), throughOdt);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task RequireUnharmedAsync(AnnexModel model, bool throughOdt)
    {
        var path = await SaveAsync(Annexes.Export(model), "bilaga.docx");
        if (throughOdt)
            path = await Office.ConvertAsync(_folder, path, "odt");
        path = await Office.ConvertAsync(_folder, path, "docx:MS Word 2007 XML");

        using var file = File.OpenRead(path);
        var returned = ReturnedAnnexReader.Read(file);

        Assert.Equal(model.Items.Select(i => (i.Key, i.Number, PrintedItem.Of(i).Digest())),
            returned.Requirements.Select(r => (r.Key, r.Number, r.Digest)));
        Assert.All(model.Items.Zip(returned.Requirements), pair => Assert.Equal(pair.First.IsAnswered ? 3 : 0, pair.Second.Controls.Count));
        Assert.All(returned.Requirements.SelectMany(r => r.Controls), c => Assert.Null(c.Text));
    }

    private async Task<string> SaveAsync(byte[] docx, string name)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, docx);
        return path;
    }
}
