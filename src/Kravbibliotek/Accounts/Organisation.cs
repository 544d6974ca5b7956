namespace Kravbibliotek.Accounts;

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    /// <summary>Kommun.</summary>
    Municipality,

    /// <summary>Region.</summary>
    Region,

    /// <summary>Annan, for instance the one that keeps the library.</summary>
    Other,
}

/// <summary>Organisation: whom a procurer buys for.</summary>
/// <param name="Id">For instance <c>kommun-0180</c> or <c>region-01</c>; never changed.</param>
/// <param name="Name">The name in full.</param>
/// <param name="Kind">What it is.</param>
public sealed record Organisation(string Id, string Name, OrganisationKind Kind);

/// <summary>The organisations: all municipalities and regions of Sweden, and a few others.</summary>
public static class Organisations
{
    private const string Resource = "organisationer.csv";
    private static readonly Lazy<IReadOnlyList<Organisation>> Read = new(() => [.. Lines().Select(Parse)]);
    private static readonly Lazy<Dictionary<string, Organisation>> ById = new(() => All.ToDictionary(o => o.Id, StringComparer.Ordinal));

    /// <summary>All of them, by kind and then by name.</summary>
    public static IReadOnlyList<Organisation> All => Read.Value;

    /// <summary>The organisation with an id, or null.</summary>
    public static Organisation? Find(string? id) => id is null ? null : ById.Value.GetValueOrDefault(id);

    private static Organisation Parse(string line) => line.Split(';') is [var id, var kind, var name]
        && AccountWords.OrganisationKinds.TryParse(kind, out var value)
        ? new Organisation(id, name, value)
        : throw new InvalidDataException($"{Resource}: {line}");

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(Organisations).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks {Resource}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
