using System.Text.Json.Nodes;
using Kravbibliotek.Formats.Json;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api.Documents;

/// <summary>
/// The OpenAPI 3.1 document, made of the same operations, parameters and shapes that answer requests. It is the same on every site: the
/// server is told without its host.
/// </summary>
public static class OpenApiDocument
{
    private const string ProblemMediaType = ApiProblem.MediaType;

    private static readonly Lazy<byte[]> Document = new(() => DocumentOperations.Written(Write()));

    /// <summary>The document.</summary>
    public static ReadOnlyMemory<byte> Bytes => Document.Value;

    private static JsonObject Write() => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject
        {
            ["title"] = "Kravbibliotekets öppna API",
            ["version"] = "1",
            ["summary"] = "Krav för offentlig upphandling av digitala lösningar.",
            ["description"] =
                "Allt publicerat i kravbiblioteket, utan nyckel och utan konto. Nya medlemmar och nya adresser kan tillkomma när som helst. "
                + "Det som tas bort eller byter betydelse får en ny adress, /api/v2, och då finns /api/v1 kvar i minst ett år.",
            ["license"] = new JsonObject { ["name"] = "CC0 1.0", ["identifier"] = LibraryShapes.Licence },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = Links.Api }),
        ["externalDocs"] = new JsonObject { ["url"] = Links.ApiGuide, ["description"] = "Sidan som förklarar API:et." },
        ["tags"] = new JsonArray([.. ApiOperations.All.Select(o => o.Group).Distinct().Select(g => (JsonNode)new JsonObject { ["name"] = g })]),
        ["paths"] = new JsonObject(ApiOperations.All.Select(o => KeyValuePair.Create(o.Path.Length == 0 ? "/" : o.Path, (JsonNode?)Path(o)))),
        ["components"] = Components(),
    };

    private static JsonObject Path(ApiOperation operation) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Group),
            ["summary"] = operation.Summary,
            ["description"] = operation.Description,
            ["parameters"] = new JsonArray([.. operation.Parameters.Select(p => (JsonNode)Parameter(p)), Reference("parameters", "If-None-Match")]),
            ["responses"] = Responses(operation),
        },
    };

    private static JsonObject Parameter(ApiParameter parameter)
    {
        var written = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.IsInPath ? "path" : "query",
            ["description"] = parameter.Description,
            ["required"] = parameter.IsInPath,
            ["schema"] = parameter.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = parameter.Schema() } : parameter.Schema(),
        };
        if (parameter.Example is { } example)
            written["example"] = parameter.IsRepeated ? new JsonArray(example) : Value(parameter, example);
        return written;
    }

    // An example of a number is a number.
    private static JsonNode Value(ApiParameter parameter, string example) =>
        (string?)parameter.Schema()["type"] == "integer" ? int.Parse(example, System.Globalization.CultureInfo.InvariantCulture) : example;

    private static JsonObject Responses(ApiOperation operation)
    {
        var schema = operation.Shape is { } shape ? Reference("schemas", shape.Name) : new JsonObject { ["type"] = "object" };
        var content = new JsonObject { ["schema"] = schema };
        if (operation.Shape is not null)
            content["example"] = operation.Shape.Example();
        var responses = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = operation.Shape?.Description ?? operation.Summary,
                ["headers"] = new JsonObject
                {
                    ["ETag"] = Reference("headers", "ETag"),
                    ["Cache-Control"] = Reference("headers", "Cache-Control"),
                    ["Link"] = Reference("headers", "Link"),
                    ["RateLimit-Policy"] = Reference("headers", "RateLimit-Policy"),
                },
                ["content"] = new JsonObject { [operation.MediaType] = content },
            },
            ["304"] = Reference("responses", "304"),
        };
        foreach (var status in Problems.Where(s => s != StatusCodes.Status404NotFound || operation.Parameters.Any(p => p.IsInPath)))
            responses[Text(status)] = Reference("responses", Text(status));
        return responses;
    }

    /// <summary>The statuses of what may go wrong with a GET.</summary>
    private static readonly int[] Problems = [400, 404, 406, 429, 500, 503];

    private static JsonObject Components() => new()
    {
        ["schemas"] = new JsonObject(ApiOperations.Shapes.Select(
            s => KeyValuePair.Create(s.Name, (JsonNode?)s.Schema(part => $"#/components/schemas/{part.Name}")))),
        ["parameters"] = new JsonObject
        {
            ["If-None-Match"] = new JsonObject
            {
                ["name"] = "If-None-Match",
                ["in"] = "header",
                ["description"] = "Värdet på ETag i ett tidigare svar. Har inget ändrats är svaret 304 utan innehåll.",
                ["schema"] = new JsonObject { ["type"] = "string" },
            },
        },
        ["headers"] = Headers(),
        ["responses"] = new JsonObject(Problems.Select(s => KeyValuePair.Create(Text(s), (JsonNode?)Problem(s))))
        {
            ["304"] = new JsonObject { ["description"] = "Inget har ändrats sedan svaret med den ETag som anropet angav." },
        },
    };

    private static JsonObject Headers() => new()
    {
        ["ETag"] = Header("Stark etikett för innehållet, att skicka tillbaka i If-None-Match.", "string"),
        ["Cache-Control"] = Header("Hur länge svaret får sparas utan ny fråga.", "string"),
        ["Link"] = Header("Länkar enligt RFC 8288: licens, schema, nästa del av listan och grannversioner (RFC 5829).", "string"),
        ["Retry-After"] = Header("Sekunder att vänta innan nästa anrop.", "integer"),
        ["RateLimit-Policy"] = Header("Antal anrop (q) per tid i sekunder (w) från en adress.", "string"),
    };

    private static JsonObject Header(string description, string type) =>
        new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = type } };

    private static JsonObject Problem(int status)
    {
        var kinds = ApiProblemKind.All.Where(k => k.Status == status).ToList();
        var examples = new JsonObject(kinds.Select(k => KeyValuePair.Create(k.Code, (JsonNode?)new JsonObject
        {
            ["summary"] = k.Title,
            ["value"] = Example(k),
        })));
        var response = new JsonObject
        {
            ["description"] = string.Join(". ", kinds.Select(k => k.Title)) + ".",
            ["content"] = new JsonObject
            {
                [ProblemMediaType] = new JsonObject { ["schema"] = Reference("schemas", ApiProblem.Shape.Name), ["examples"] = examples },
            },
        };
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            response["headers"] = new JsonObject { ["Retry-After"] = Reference("headers", "Retry-After") };
        return response;
    }

    private static JsonObject Example(ApiProblemKind kind)
    {
        var example = ApiProblem.Shape.Example();
        example["type"] = ApiShapes.ExampleSite + Links.ApiProblem(kind.Code);
        example["title"] = kind.Title;
        example["status"] = kind.Status;
        example["detail"] = kind.Detail;
        example["kod"] = kind.Code;
        if (kind.Status != StatusCodes.Status400BadRequest)
            example["parameter"] = null;
        return example;
    }

    private static JsonObject Reference(string section, string name) => new() { ["$ref"] = $"#/components/{section}/{name}" };

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
