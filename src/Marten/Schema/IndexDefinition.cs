using System.Text.Json;

namespace Marten.Schema;

/// <summary>An index as it was asked for. Its text is made later, when casing and alias are settled.</summary>
internal sealed record IndexDefinition(string? GivenName, bool IsUnique, IReadOnlyList<MemberPath> Paths)
{
    /// <summary>The given name, or one made of the members' names.</summary>
    public string NameOn(DocumentMapping mapping) => GivenName ?? $"{mapping.TableName}_idx_{Suffix()}";

    private string Suffix()
        => Paths.Count == 1
            ? string.Join('_', Paths[0].Members.Select(member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name)))
            : string.Concat(Paths.SelectMany(path => path.Members).Select(member => member.Name.ToLowerInvariant()));
}
