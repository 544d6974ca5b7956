namespace Kravbibliotek.Formats.Dcat;

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

    /// <summary>Says a day; nothing when there is none.</summary>
    public RdfNode Day(string property, DateOnly? day)
    {
        if (day is { } known)
            _values.Add((property, new(FormattableString.Invariant($"{known:yyyy-MM-dd}"), Type: "xsd:date")));
        return this;
    }
}
