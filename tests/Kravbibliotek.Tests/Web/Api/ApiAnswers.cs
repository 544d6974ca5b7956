using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kravbibliotek.Tests.Json;

namespace Kravbibliotek.Tests.Web.Api;

/// <summary>Answers of the API as tests look at them.</summary>
internal static partial class ApiAnswers
{
    public const string Root = "/api/v1";

    /// <summary>The JSON of an answer that says that it is JSON.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        Assert.EndsWith("json", response.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return document.RootElement.Clone();
    }

    /// <summary>The JSON at an address that has to be there.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string address)
    {
        var response = await client.GetAsync(address);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.JsonAsync();
    }

    /// <summary>The code of an error, which has to be told as RFC 9457 says and by the published schema.</summary>
    public static async Task<string> CodeAsync(this HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.JsonAsync();
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem.GetProperty("kod").GetString()!;
    }

    /// <summary>The links of an answer, by relation.</summary>
    public static ILookup<string, string> Links(this HttpResponseMessage response) =>
        LinkPattern().Matches(string.Join(", ", response.Headers.TryGetValues("Link", out var values) ? values : []))
            .ToLookup(m => m.Groups[2].Value, m => m.Groups[1].Value);

    /// <summary>What is wrong with JSON by a schema that is read strictly: what it does not name may not be there.</summary>
    public static IReadOnlyList<string> Problems(this JsonElement instance, JsonElement schema, string from = "#")
    {
        var strict = JsonNode.Parse(schema.GetRawText())!;
        Close(strict);
        return JsonSchemaCheck.Problems(JsonSerializer.SerializeToElement(strict), instance, from);
    }

    private static void Close(JsonNode? node)
    {
        if (node is JsonObject shape)
        {
            foreach (var (_, part) in shape.ToList())
                Close(part);
            if (shape["properties"] is JsonObject && (string?)shape["type"] == "object")
                shape["additionalProperties"] = false;
        }
        else if (node is JsonArray list)
        {
            foreach (var part in list)
                Close(part);
        }
    }

    [GeneratedRegex("<([^>]*)>; rel=\"([^\"]*)\"")]
    private static partial Regex LinkPattern();
}
