namespace Kravbibliotek.Formats.Dcat;

/// <summary>The prefixes that descriptions use.</summary>
internal static class RdfPrefixes
{
    public static IReadOnlyList<(string Prefix, string Space)> All { get; } =
    [
        ("adms", "http://www.w3.org/ns/adms#"),
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dcatap", "http://data.europa.eu/r5r/"),
        ("dcterms", "http://purl.org/dc/terms/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("vcard", "http://www.w3.org/2006/vcard/ns#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];

    /// <summary>The namespace and the local name of a prefixed name.</summary>
    public static (string Prefix, string Space, string Local) Split(string name)
    {
        var at = name.IndexOf(':');
        var prefix = name[..at];
        return (prefix, All.First(p => p.Prefix == prefix).Space, name[(at + 1)..]);
    }
}
