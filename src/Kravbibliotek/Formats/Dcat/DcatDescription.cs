using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Dcat;

/// <summary>
/// The library described for data portals, by DCAT-AP-SE 3.0.1: the library as it is now and each release as data sets, every format as a
/// distribution, and the API as a data service. That it would be a high-value dataset is not claimed.
/// </summary>
public static class DcatDescription
{
    private const string Licence = "http://creativecommons.org/publicdomain/zero/1.0/";
    private const string Authority = "http://publications.europa.eu/resource/authority/";
    private const string CurrentName = "aktuell";

    private static readonly (string File, string Format, string Swedish, string English)[] Files =
    [
        ("utgava.zip", "application/zip", "Allt i en zip-fil", "Everything in one zip file"),
        ("krav.json", "application/json", "JSON: alla krav med alla versioner, och registren", "JSON: all requirements with all versions, and the registers"),
        ("krav.csv", "text/csv", "CSV: en rad för varje krav", "CSV: one row for each requirement"),
        ("krav.md", "text/markdown", "Markdown: ett dokument att läsa", "Markdown: a document to read"),
        ($"oscal/{OscalExport.FileName}", "application/json", "OSCAL-katalog", "OSCAL catalog"),
    ];

    /// <summary>The description.</summary>
    /// <param name="releases">The releases.</param>
    /// <param name="modified">The day that something was published last, or null when nothing is.</param>
    /// <param name="publisher">Who gives it out.</param>
    /// <param name="absolute">The whole address of a path of the site.</param>
    public static IReadOnlyList<RdfNode> Of(
        IReadOnlyList<Release> releases, DateOnly? modified, DcatPublisher publisher, Func<string, string> absolute)
    {
        ArgumentNullException.ThrowIfNull(releases);
        ArgumentNullException.ThrowIfNull(publisher);
        ArgumentNullException.ThrowIfNull(absolute);
        return new Writing(releases, modified, publisher, absolute).Nodes();
    }

    private sealed class Writing(IReadOnlyList<Release> releases, DateOnly? modified, DcatPublisher publisher, Func<string, string> absolute)
    {
        private readonly IReadOnlyList<Release> _releases = [.. releases.OrderBy(r => r.Date).ThenBy(r => r.Name, StringComparer.Ordinal)];

        // A version that has been published is no issue of the library: that is the first release.
        private DateOnly? Issued => _releases.Count > 0 ? _releases[0].Date : null;

        private string Agent => publisher.PublisherAddress ?? Iri("utgivare");

        public IReadOnlyList<RdfNode> Nodes() =>
        [
            Catalog(),
            new RdfNode(Agent, "foaf:Agent").Text("foaf:name", publisher.Publisher),
            .. publisher.Email is { } email
                ? [new RdfNode(Iri("kontakt"), "vcard:Organization").Text("vcard:fn", publisher.Publisher).Iris("vcard:hasEmail", $"mailto:{email}")]
                : Array.Empty<RdfNode>(),
            Current(),
            .. Distributions(CurrentName),
            ApiDistribution(),
            Api(),
            .. _releases.SelectMany(r => Distributions(r.Name).Prepend(Of(r))),
        ];

        private string Iri(string name) => absolute($"/dcat#{name}");

        private RdfNode Catalog() => new RdfNode(Iri("katalog"), "dcat:Catalog")
            .Texts("dcterms:title", "Kravbiblioteket", "The requirements library")
            .Texts(
                "dcterms:description", "Gemensamma krav för offentlig upphandling av digitala lösningar.",
                "Shared requirements for public procurement of digital solutions.")
            .Iris("dcterms:publisher", Agent)
            .Iris("dcterms:license", Licence)
            .Iris("dcterms:language", $"{Authority}language/SWE")
            .Day("dcterms:issued", Issued)
            .Day("dcterms:modified", modified)
            .Iris("foaf:homepage", absolute("/"))
            .Iris("dcterms:spatial", $"{Authority}country/SWE")
            .Iris("dcat:themeTaxonomy", $"{Authority}data-theme")
            .Iris("dcat:dataset", [Iri("biblioteket"), .. _releases.Select(r => Iri($"utgava-{r.Name}"))])
            .Iris("dcat:service", Iri("api"));

        private RdfNode Current()
        {
            var node = Dataset(Iri("biblioteket"), "Kravbiblioteket som det är nu", "The requirements library as it is now")
                .Texts(
                    "dcterms:description",
                    "Alla publicerade krav med alla versioner, standarder, lagar, begrepp och kravprofiler. Uppdateras när ett krav publiceras.",
                    "All published requirements with all versions, standards, laws, terms and profiles. Updated when a requirement is published.")
                .Iris("dcat:landingPage", absolute("/utgavor"))
                .Day("dcterms:issued", Issued)
                .Day("dcterms:modified", modified)
                .Iris("dcterms:accrualPeriodicity", $"{Authority}frequency/IRREG")
                .Iris("dcat:distribution", [.. Files.Select(f => Distribution(CurrentName, f.File)), Iri("api-distribution")]);
            return node.Iris("dcat:hasVersion", _releases.Select(r => Iri($"utgava-{r.Name}")));
        }

        private RdfNode Of(Release release) =>
            Dataset(Iri($"utgava-{release.Name}"), $"Kravbiblioteket, utgåva {release.Name}", $"The requirements library, release {release.Name}")
                .Text("dcterms:description", release.Note.Length > 0 ? release.Note : "Biblioteket som det såg ut den dagen.", "sv")
                .Text("dcat:version", release.Name)
                .Iris("dcat:isVersionOf", Iri("biblioteket"))
                .Iris("dcat:landingPage", absolute($"/utgavor/{release.Name}"))
                .Day("dcterms:issued", release.Date)
                .Day("dcterms:modified", release.Date)
                .Iris("dcterms:accrualPeriodicity", $"{Authority}frequency/NEVER")
                .Iris("dcat:distribution", Files.Select(f => Distribution(release.Name, f.File)));

        private RdfNode Dataset(string iri, string swedish, string english)
        {
            var node = new RdfNode(iri, "dcat:Dataset")
                .Texts("dcterms:title", swedish, english)
                .Text("dcterms:identifier", iri)
                .Iris("dcterms:publisher", Agent)
                .Iris("dcterms:language", $"{Authority}language/SWE")
                .Iris("dcterms:accessRights", $"{Authority}access-right/PUBLIC")
                .Iris("dcat:theme", $"{Authority}data-theme/GOVE", $"{Authority}data-theme/TECH")
                .Texts("dcat:keyword", "upphandling", "procurement")
                .Texts("dcat:keyword", "krav", "requirements")
                .Iris("dcterms:spatial", $"{Authority}country/SWE");
            return publisher.Email is null ? node : node.Iris("dcat:contactPoint", Iri("kontakt"));
        }

        private string Distribution(string name, string file) => Iri($"{name}-{file.Replace('/', '-')}");

        private IEnumerable<RdfNode> Distributions(string name) => Files.Select(f =>
        {
            var address = absolute($"/utgavor/{name}/{f.File}");
            return new RdfNode(Distribution(name, f.File), "dcat:Distribution")
                .Texts("dcterms:title", f.Swedish, f.English)
                .Texts("dcterms:description", f.Swedish, f.English)
                .Iris("dcat:accessURL", address)
                .Iris("dcat:downloadURL", address)
                .Text("dcterms:format", f.Format)
                .Iris("dcterms:license", Licence)
                .Iris("dcterms:language", $"{Authority}language/SWE")
                .Iris("dcatap:availability", $"{Authority}planned-availability/STABLE");
        });

        private RdfNode ApiDistribution() => new RdfNode(Iri("api-distribution"), "dcat:Distribution")
            .Texts("dcterms:title", "API utan nyckel", "API without a key")
            .Texts("dcterms:description", "Krav, versioner, utgåvor och register, ett i taget eller filtrerade.", "Requirements, versions, releases and registers, one by one or filtered.")
            .Iris("dcat:accessURL", absolute("/api/v1"))
            .Iris("dcat:accessService", Iri("api"))
            .Text("dcterms:format", "application/json")
            .Iris("dcterms:license", Licence)
            .Iris("dcatap:availability", $"{Authority}planned-availability/STABLE");

        private RdfNode Api()
        {
            var node = new RdfNode(Iri("api"), "dcat:DataService")
                .Texts("dcterms:title", "Kravbibliotekets API", "API of the requirements library")
                .Iris("dcat:endpointURL", absolute("/api/v1"))
                .Iris("dcat:endpointDescription", absolute("/api/v1/openapi.json"))
                .Iris("dcat:servesDataset", Iri("biblioteket"))
                .Iris("dcterms:publisher", Agent)
                .Text("dcterms:format", "application/json")
                .Texts("dcat:keyword", "upphandling", "procurement")
                .Iris("dcterms:license", Licence)
                .Iris("dcterms:accessRights", $"{Authority}access-right/PUBLIC");
            return publisher.Email is null ? node : node.Iris("dcat:contactPoint", Iri("kontakt"));
        }
    }
}
