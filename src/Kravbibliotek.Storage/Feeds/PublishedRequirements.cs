namespace Kravbibliotek.Storage.Feeds;

/// <summary>A requirement by key alone, for those who list pages.</summary>
/// <param name="Key">The key.</param>
/// <param name="Published">The day of its latest version.</param>
public sealed record PublishedRequirement(string Key, DateOnly Published);

/// <summary>Every published requirement by key alone, however many they are.</summary>
public sealed class PublishedRequirements(LibraryHost host)
{
    /// <summary>All of them, by key.</summary>
    public async Task<IReadOnlyList<PublishedRequirement>> AllAsync(CancellationToken cancellation = default)
    {
        await using var command = host.Reading.CreateCommand(
            $"""
             select r.id, (v.data ->> 'published')::date
             from "{host.Schema}".mt_doc_requirement r
             join "{host.Schema}".mt_doc_requirementversion v on v.id = r.id || '/' || (r.data ->> 'currentNumber')
             order by r.id collate "C"
             """);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var pages = new List<PublishedRequirement>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            pages.Add(new(reader.GetString(0), reader.GetFieldValue<DateOnly>(1)));
        return pages;
    }
}
