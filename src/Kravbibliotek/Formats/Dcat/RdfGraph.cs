namespace Kravbibliotek.Formats.Dcat;

/// <summary>What a property of something leads to.</summary>
/// <param name="Text">The IRI, or the text.</param>
/// <param name="IsIri">True for an IRI.</param>
/// <param name="Language">The language of a text, or null.</param>
/// <param name="Type">The type of a text as a prefixed name such as <c>xsd:date</c>, or null.</param>
public sealed record RdfTerm(string Text, bool IsIri = false, string? Language = null, string? Type = null);

/// <summary>Something described.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="Type">What it is, as a prefixed name such as <c>dcat:Dataset</c>.</param>
public sealed record RdfNode(string Iri, string Type)
{
    private readonly List<(string Property, RdfTerm Value)> _values = [];

    /// <summary>What is said of it, in the order it was said; properties as prefixed names.</summary>
    public IReadOnlyList<(string Property, RdfTerm Value)> Values => _values;

    /// <summary>Says that it leads to something else.</summary>
    public RdfNode Iris(string property, params IEnumerable<string> iris)
    {
        _values.AddRange(iris.Select(i => (property, new RdfTerm(i, IsIri: true))));
        return this;
    }

    /// <summary>Says something in words.</summary>
    public RdfNode Text(string property, string text, string? language = null)
    {
        _values.Add((property, new(text, Language: language)));
        return this;
    }

    /// <summary>Says something in Swedish and in English.</summary>
    public RdfNode Texts(string property, string swedish, string english) => Text(property, swedish, "sv").Text(property, english, "en");

    /// <summary>Says a day.</summary>
    public RdfNode Day(string property, DateOnly day)
    {
        _values.Add((property, new(FormattableString.Invariant($"{day:yyyy-MM-dd}"), Type: "xsd:date")));
        return this;
    }
}

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
