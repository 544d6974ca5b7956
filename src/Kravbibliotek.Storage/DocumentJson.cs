using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Kravbibliotek.Storage;

/// <summary>Documents as JSON, the way they are stored. Records with lists have no useful equality; their JSON has.</summary>
internal static class DocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A document as a JSON value for the change log.</summary>
    public static JsonElement? Element(object? document) =>
        document is null ? null : JsonSerializer.SerializeToElement(document, document.GetType(), Options);

    /// <summary>A document of the change log as it was.</summary>
    public static T? Read<T>(JsonElement? element) => element is { } json ? json.Deserialize<T>(Options) : default;

    /// <summary>True when two documents would be stored alike. The order in a dictionary does not count: jsonb has none.</summary>
    public static bool Same<T>(T a, T b) =>
        JsonNode.DeepEquals(JsonSerializer.SerializeToNode(a, Options), JsonSerializer.SerializeToNode(b, Options));
}
