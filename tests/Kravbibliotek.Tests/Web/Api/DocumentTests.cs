using System.Globalization;
using System.Net;
using System.Text.Json;
using Kravbibliotek.Tests.Json;
using Kravbibliotek.Web.Features.Api;
using Microsoft.OpenApi;

namespace Kravbibliotek.Tests.Web.Api;

/// <summary>What the API says of itself, and whether it is so.</summary>
[Collection(WebCollection.Name)]
public sealed class DocumentTests(WebFixture web)
{
    private const string Agreed = "tests/Kravbibliotek.Tests/TestData/Api/openapi.json";

    /// <summary>Every operation, by its path in the document.</summary>
    public static TheoryData<string> Paths => [.. ApiOperations.All.Select(o => o.Path.Length == 0 ? "/" : o.Path)];

    /// <summary>Every address that the examples of the document make: the path alone, and with each parameter by itself.</summary>
    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (var operation in ApiOperations.All)
        {
            var address = operation.Parameters.Where(p => p.IsInPath)
                .Aggregate(operation.Path, (path, p) => path.Replace($"{{{p.Name}}}", p.Example, StringComparison.Ordinal));
            var path = operation.Path.Length == 0 ? "/" : operation.Path;
            data.Add(path, address);
            foreach (var parameter in operation.Parameters.Where(p => !p.IsInPath))
                data.Add(path, $"{address}?{parameter.Name}={Uri.EscapeDataString(parameter.Example)}");
        }

        return data;
    }

    [Fact]
    public async Task OpenApi_Document_IsWhatHasBeenAgreed()
    {
        var now = await web.Client().GetStringAsync("/api/v1/openapi.json");

        var agreed = await File.ReadAllTextAsync(Path.Combine(Repository(), Agreed));
        Assert.True(
            now == agreed,
            "The contract of the API has changed. Only additions may come under /api/v1; all else breaks what others have built. "
            + $"When the change is meant, renew the file from a running application: curl http://localhost:5080/api/v1/openapi.json -o {Agreed}");
    }

    [Fact]
    public async Task OpenApi_Document_IsReadWithoutRemarks()
    {
        var read = OpenApiDocument.Parse(await web.Client().GetStringAsync("/api/v1/openapi.json"), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(Paths.Count, read.Document!.Paths.Count);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task OpenApi_Operation_TellsEverythingAndItsExamplesAreSound(string path)
    {
        var document = await DocumentAsync();
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty("get");

        Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
        Assert.NotEmpty(operation.GetProperty("description").GetString()!);
        foreach (var parameter in operation.GetProperty("parameters").EnumerateArray().Where(p => p.TryGetProperty("name", out _)))
        {
            Assert.NotEmpty(parameter.GetProperty("description").GetString()!);
            Assert.Empty(JsonSchemaCheck.Problems(parameter.GetProperty("schema"), parameter.GetProperty("example")));
        }

        var answered = operation.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Single().Value;
        if (answered.TryGetProperty("example", out var example))
            Assert.Empty(example.Problems(document, Place(answered)));
        Assert.All(
            operation.GetProperty("responses").EnumerateObject().Where(r => r.Name != "200"),
            r => AssertProblem(document, r.Value.GetProperty("$ref").GetString()!.Split('/')[^1], r.Name));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Get_EveryExample_AnswersAsTheDocumentAndTheSchemaSay(string path, string address)
    {
        var document = await DocumentAsync();
        var client = web.Client();

        var response = await client.GetAsync(ApiAnswers.Root + address);
        var answer = await response.JsonAsync();

        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {(int)response.StatusCode} {answer}");
        var content = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content")
            .EnumerateObject().Single();
        Assert.Equal(content.Name, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("https://creativecommons.org/publicdomain/zero/1.0/", Assert.Single(response.Links()["license"]));
        if (!content.Value.GetProperty("schema").TryGetProperty("$ref", out _))
            return;
        Assert.Empty(answer.Problems(document, Place(content.Value)));
        var described = await client.JsonAsync(Assert.Single(response.Links()["describedby"]));
        Assert.Empty(answer.Problems(described));
        Assert.Equal("CC0-1.0", answer.GetProperty("licence").GetString());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Get_EveryExample_SaysWhereItIsItself(string path, string address)
    {
        var client = web.Client();
        var answer = await client.JsonAsync(ApiAnswers.Root + address);
        if (!answer.TryGetProperty("url", out var url))
            return;

        Assert.Equal(answer.GetRawText(), (await client.JsonAsync(url.GetString()!)).GetRawText());
        var page = await client.GetAsync(answer.GetProperty("page").GetString());
        Assert.True(page.StatusCode == HttpStatusCode.OK, $"{path}: {answer.GetProperty("page")} {(int)page.StatusCode}");
    }

    [Fact]
    public async Task Index_EverySchema_IsWholeAndFitsItsOwnExample()
    {
        var client = web.Client();
        var index = await client.JsonAsync(ApiAnswers.Root);
        var addresses = index.GetProperty("schemas").EnumerateArray().Select(s => s.GetProperty("url").GetString()!).ToList();

        Assert.Equal(ApiOperations.Published.Count, addresses.Count);
        foreach (var (address, shape) in addresses.Zip(ApiOperations.Published))
        {
            var schema = await client.JsonAsync(address);
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
            Assert.Equal(address, schema.GetProperty("$id").GetString());
            Assert.Empty(JsonSerializer.SerializeToElement(shape.Example()).Problems(schema));
        }
    }

    [Fact]
    public void Shapes_NamesInDocuments_AreEachOfOneShape() =>
        Assert.All(
            ApiOperations.Published.SelectMany(s => s.Parts.Prepend(s)).GroupBy(s => s.Name),
            same => Assert.Single(same.Select(s => s.Schema(p => p.Name).ToJsonString()).Distinct()));

    private static void AssertProblem(JsonElement document, string name, string status)
    {
        var response = document.GetProperty("components").GetProperty("responses").GetProperty(name);
        Assert.NotEmpty(response.GetProperty("description").GetString()!);
        if (!response.TryGetProperty("content", out var content))
            return;
        var problem = content.GetProperty(ApiProblem.MediaType);
        Assert.All(problem.GetProperty("examples").EnumerateObject(), e =>
        {
            Assert.Empty(e.Value.GetProperty("value").Problems(document, Place(problem)));
            Assert.Equal(status, e.Value.GetProperty("value").GetProperty("status").GetInt32().ToString(CultureInfo.InvariantCulture));
        });
    }

    private static string Place(JsonElement content) => content.GetProperty("schema").GetProperty("$ref").GetString()!;

    private Task<JsonElement> DocumentAsync() => web.Client().JsonAsync("/api/v1/openapi.json");

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Kravbibliotek.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
