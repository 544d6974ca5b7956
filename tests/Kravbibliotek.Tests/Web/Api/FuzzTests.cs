using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Web.Features.Api;

namespace Kravbibliotek.Tests.Web.Api;

/// <summary>Whatever somebody writes in an address is an answer, or an error with a code; never our fault.</summary>
[Collection(WebCollection.Name)]
public sealed class FuzzTests(WebFixture web)
{
    private static readonly string[] Awkward =
    [
        "", " ", "0", "-1", "1", "100", "2147483648", "99999999999999999999", "1e3", "１", "\0", "\n", "\u2028", "\ud800", "å", "𝔸", "'", "\"", "--", "; drop table",
        "%", "%%", "%00", "%ED%A0%80", "{0}", "{{ska}}", "../..", "a/b", "~", "null", "true", "[]", "TIL-001", "til-001", "TIL-001\n", "EN-301-549", "2026.1",
        "leverans", "bas", "M15", "a0xFVi0wMDM", "a0xFVi0wMDM=", "k", "____", "<script>alert(1)</script>", "svarstid & (", "!", ":*", "svar | tid", "\\", "*",
    ];

    // The server refuses a path with it before the application is asked.
    private const string Nul = "%00";

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Elements(Awkward),
        Gen.Elements(Awkward).Two().Select(t => t.Item1 + t.Item2),
        Gen.Elements('a', 'å', '-', '0', ' ', '&', '%', '\'', '\\', '|', '(', '\u0301', '\ufffd').ArrayOf().Select(c => new string(c)),
        Gen.Choose(150, 400).Select(n => new string('a', n)));

    public static TheoryData<string> Operations => [.. ApiOperations.All.Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Get_AnyParameters_IsAnsweredInJson(string id)
    {
        var operation = ApiOperations.All.Single(o => o.Id == id);
        string[] names = [.. operation.Parameters.Where(p => !p.IsInPath).Select(p => p.Name), "annat"];
        var query = Gen.Elements(names).Zip(AnyText).ListOf().Select(q => q.Take(4).ToList());
        var client = web.Client();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(names.Length > 1 ? 300 : 60),
            Prop.ForAll(Arb.From(AnyText.ArrayOf(2)), Arb.From(query), (parts, asked) =>
            {
                var address = Address(operation, parts) + "?" + string.Join('&', asked.Select(a => $"{a.Item1}={Uri.EscapeDataString(a.Item2)}"));
                AssertAnsweredAsync(client, address).GetAwaiter().GetResult();
            }));
    }

    [Fact]
    public void Get_AnyRawAddressAndHeaders_IsAnsweredInJson()
    {
        var raw = Gen.Elements('%', '0', 'C', '3', '?', '&', '=', '/', 'a', ';', '+', '~').ArrayOf().Select(c => new string(c))
            .Where(text => !text.Contains(Nul, StringComparison.Ordinal));
        var client = web.Client();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Arb.From(raw), Arb.From(AnyText), Arb.From(AnyText), (tail, accept, tag) =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/krav/a" + tail, UriKind.Relative));
                request.Headers.TryAddWithoutValidation("Accept", accept.Where(char.IsAscii).Where(c => !char.IsControl(c)).ToArray().AsSpan().ToString());
                request.Headers.TryAddWithoutValidation("If-None-Match", tag.Where(char.IsAscii).Where(c => !char.IsControl(c)).ToArray().AsSpan().ToString());
                AssertSoundAsync(client.SendAsync(request).GetAwaiter().GetResult(), tail).GetAwaiter().GetResult();
            }));
    }

    private static string Address(ApiOperation operation, string[] parts)
    {
        var values = operation.Parameters.Where(p => p.IsInPath)
            .Zip(parts, (p, typed) => (p.Name, Value: typed.Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } value ? value : p.Example));
        return ApiAnswers.Root + values.Aggregate(
            operation.Path, (path, v) => path.Replace($"{{{v.Name}}}", Uri.EscapeDataString(v.Value), StringComparison.Ordinal));
    }

    private static async Task AssertAnsweredAsync(HttpClient client, string address) =>
        await AssertSoundAsync(await client.GetAsync(new Uri(address, UriKind.Relative)), address);

    private static async Task AssertSoundAsync(HttpResponseMessage response, string asked)
    {
        Assert.True((int)response.StatusCode < 500, $"{asked}: {(int)response.StatusCode}");
        if (response.StatusCode == HttpStatusCode.NotModified)
            return;
        if (!response.IsSuccessStatusCode)
            Assert.Contains(await response.CodeAsync(), ApiProblemKind.All.Select(k => k.Code));
        else
            await response.JsonAsync();
    }
}
