namespace Kravbibliotek.Formats.Dcat;

/// <summary>What a property of something leads to.</summary>
/// <param name="Text">The IRI, or the text.</param>
/// <param name="IsIri">True for an IRI.</param>
/// <param name="Language">The language of a text, or null.</param>
/// <param name="Type">The type of a text as a prefixed name such as <c>xsd:date</c>, or null.</param>
public sealed record RdfTerm(string Text, bool IsIri = false, string? Language = null, string? Type = null);
