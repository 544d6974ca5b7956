using System.Text.Json;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Registers;

/// <summary>Reads when requirements apply, without the rest of them.</summary>
public sealed class ConditionStore(LibraryHost host)
{
    /// <summary>All requirements in use, by area and key. Withdrawn requirements are left out.</summary>
    public async Task<IReadOnlyList<ConditionedRequirement>> AllAsync(CancellationToken cancellation = default)
    {
        await using var command = host.Reading.CreateCommand(
            $"""
             select s.key, s.title, s.area, s.default_kind, v.data -> 'content' -> 'applicability'
             from "{host.Schema}".sok s join "{host.Schema}".mt_doc_requirementversion v on v.id = s.key || '/' || s.number
             where s.status <> $1
             """);
        command.Parameters.Add(new() { Value = nameof(RequirementStatus.Withdrawn) });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var all = new List<ConditionedRequirement>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            all.Add(new(
                reader.GetString(0), reader.GetString(1), Enum.Parse<Area>(reader.GetString(2)),
                Enum.Parse<RequirementKind>(reader.GetString(3)),
                JsonSerializer.Deserialize<Applicability>(reader.GetString(4), JsonSerializerOptions.Web)!));
        }

        return [.. all.OrderBy(r => r.Area).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }
}
