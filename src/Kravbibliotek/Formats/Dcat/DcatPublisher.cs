namespace Kravbibliotek.Formats.Dcat;

/// <summary>Who gives the library out, as far as it is known.</summary>
/// <param name="Publisher">The name of who publishes it.</param>
/// <param name="PublisherAddress">The IRI that stands for who publishes it, or null.</param>
/// <param name="Email">Where questions are sent, or null.</param>
public sealed record DcatPublisher(string Publisher, string? PublisherAddress, string? Email);
