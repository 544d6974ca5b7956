using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Weasel.Core;

namespace Marten.Internal;

/// <summary>Writes and reads the JSON of documents, and knows what a member is called in it.</summary>
internal sealed class DocumentSerializer
{
    private readonly JsonSerializerOptions _options;

    public DocumentSerializer(EnumStorage enumStorage, Casing casing, Action<JsonSerializerOptions>? configure)
    {
        EnumsAsText = enumStorage == EnumStorage.AsString;
        _options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = casing switch
            {
                Casing.CamelCase => JsonNamingPolicy.CamelCase,
                Casing.SnakeCase => JsonNamingPolicy.SnakeCaseLower,
                _ => null
            }
        };
        if (EnumsAsText) _options.Converters.Add(new JsonStringEnumConverter());
        configure?.Invoke(_options);
    }

    /// <summary>Enums are stored by name, so that an index over one is an index over text.</summary>
    public bool EnumsAsText { get; }

    public byte[] ToJson(object document, Type documentType) => JsonSerializer.SerializeToUtf8Bytes(document, documentType, _options);

    public T FromJson<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, _options)!;

    /// <summary>The member's name in the stored JSON.</summary>
    public string NameOf(MemberInfo member)
    {
        if (member.IsDefined(typeof(JsonPropertyNameAttribute)))
            throw new NotSupportedException($"An index over {member.Name}, which has a JSON name of its own, is not covered by this subset of Marten.");
        return _options.PropertyNamingPolicy?.ConvertName(member.Name) ?? member.Name;
    }
}
