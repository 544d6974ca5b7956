using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace Kravbibliotek.Tests.Web.Search;

/// <summary>Whatever stands in the address of the list, it is answered.</summary>
[Collection(WebCollection.Name)]
public sealed class FuzzTests(WebFixture web)
{
    private static readonly string[] Names =
    [
        "q", "omrade", "typ", "niva", "status", "standard", "lag", "profil", "mal", "tagg", "upphavda", "historik", "sortering", "sida",
    ];

    private static readonly string[] Known =
    [
        "ja", "leverans", "ska-krav", "bas", "upphavd", "WCAG", "eu-2016-679", "molntjanst", "M15", "titel", "senast", "2", "kryptering", "EN 301 549 9.1.4",
        "' & | ! : * <-> ( )", "\\", "%", "_", "\ud800", "\0", "2147483647", "99999999999999999999", "İı", "ﬁ", "a\u030a",
    ];

    /// <summary>Arbitrary strings and known words for arbitrary parameters, also several times.</summary>
    [Fact]
    public void List_AnyQuery_IsAnswered() =>
        Prop.ForAll<(byte, string?, byte)[]>(p => AssertAnswered("/krav", p)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Suggest_AnyText_IsAnswered() =>
        Prop.ForAll<string?>(t => AssertAnswered("/krav/forslag", [(0, t, byte.MaxValue)])).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private void AssertAnswered(string path, (byte Name, string? Text, byte Word)[] parameters)
    {
        var query = string.Join('&', parameters.Take(20).Select(p =>
            $"{Names[p.Name % Names.Length]}={Encoded(p.Word < 128 ? Known[p.Word % Known.Length] : p.Text ?? "")}"));

        var answer = web.Client().GetAsync($"{path}?{query}").GetAwaiter().GetResult();

        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode}: {path}?{query}");
    }

    // As any client may send it: bytes that are not even text.
    private static string Encoded(string text) =>
        string.Concat(System.Text.Encoding.UTF8.GetBytes(text).Take(300).Select(b => $"%{b:X2}"));
}
