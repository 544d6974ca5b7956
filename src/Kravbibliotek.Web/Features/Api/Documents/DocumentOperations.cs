using System.Text.Json;
using System.Text.Json.Nodes;
using Kravbibliotek.Formats.Json;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api.Documents;

/// <summary>The documents that describe the API to programs.</summary>
public static class DocumentOperations
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";
    private const string Group = "Beskrivningar";
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    private static readonly ApiParameter Name = ApiParameter.InPath(
        "name", "Namnet på det som schemat beskriver, som det står i index.", "^[a-z]+(-[a-z]+)*$", "krav");

    /// <summary>All of them.</summary>
    public static IEnumerable<ApiOperation> All() =>
    [
        new()
        {
            Id = "visaOpenApi",
            Path = "/openapi.json",
            Group = Group,
            Summary = "API:et som OpenAPI 3.1",
            Description = "Alla adresser, parametrar, svar och felkoder med exempel, för klientprogram och verktyg.",
            Answer = (_, _) => Task.FromResult(new ApiAnswer { Body = OpenApiDocument.Bytes, MaxAge = AnHour }),
        },
        new()
        {
            Id = "visaSchema",
            Path = "/schema/{name}.json",
            Group = Group,
            Summary = "JSON Schema för ett svar",
            Description = "Schemat enligt JSON Schema 2020-12. Nya medlemmar kan tillkomma, så det som inte nämns är inte förbjudet.",
            Parameters = [Name],
            MediaType = "application/schema+json",
            Answer = (call, _) => Task.FromResult(Schema(call)),
        },
    ];

    /// <summary>A document as it is sent: indented, ended by LF.</summary>
    internal static byte[] Written(JsonObject document)
    {
        using var target = new MemoryStream();
        using (var json = new Utf8JsonWriter(target, JsonShape.Form))
            document.WriteTo(json);
        target.WriteByte((byte)'\n');
        return target.ToArray();
    }

    private static ApiAnswer Schema(ApiCall call)
    {
        if (ApiOperations.Published.FirstOrDefault(s => s.Name == call.InPath(Name.Name)) is not { } shape)
            return ApiAnswer.Not(ApiProblem.NotFound($"Det finns inget schema med det namnet. Alla är länkade från {Links.Api}."));
        var document = new JsonObject { ["$schema"] = Dialect, ["$id"] = call.Absolute(Links.ApiSchema(shape.Name)), ["title"] = shape.Name };
        foreach (var (name, value) in shape.Schema(Reference).ToList())
            document[name] = value?.DeepClone();
        if (shape.Parts.Any())
            document["$defs"] = new JsonObject(shape.Parts.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema(Reference))));
        return new() { Body = Written(document), MaxAge = AnHour };

        static string Reference(JsonShape part) => $"#/$defs/{part.Name}";
    }
}
