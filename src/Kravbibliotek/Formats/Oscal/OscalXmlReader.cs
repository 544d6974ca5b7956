using System.Xml;
using System.Xml.Linq;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>Reads a catalog as XML. No document type, no entities and nothing fetched from elsewhere.</summary>
internal static class OscalXmlReader
{
    private static readonly XNamespace Oscal = "http://csrc.nist.gov/ns/oscal/1.0";

    public static OscalCatalog Read(ReadOnlyMemory<byte> content)
    {
        var root = Load(content);
        if (root.Name != Oscal + "catalog")
            throw OscalFault.OtherDocument($"den innehåller {root.Name.LocalName}.");
        var metadata = root.Element(Oscal + "metadata") ?? throw OscalFault.Misshapen("catalog/metadata", "ett element");
        var controls = new List<OscalControl>();
        Add(controls, root, [], []);
        return new(Line(metadata, "title"), metadata.Element(Oscal + "version")?.Value ?? "", controls);
    }

    private static XElement Load(ReadOnlyMemory<byte> content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using (var depth = XmlReader.Create(new MemoryStream(content.ToArray()), settings))
            {
                while (depth.Read())
                {
                    if (depth.Depth > OscalReader.MaxDepth)
                        throw OscalFault.Broken(((IXmlLineInfo)depth).LineNumber, $"den är nästlad djupare än {OscalReader.MaxDepth} nivåer.");
                }
            }

            using var reader = XmlReader.Create(new MemoryStream(content.ToArray()), settings);
            return XElement.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            throw OscalFault.Broken(e.LineNumber, FormattableString.Invariant($"XML-felet står på rad {e.LineNumber}, tecken {e.LinePosition}."));
        }
        catch (ArgumentException)
        {
            throw OscalFault.Broken(1, "teckenkodningen är okänd.");
        }
    }

    private static void Add(List<OscalControl> controls, XElement around, IReadOnlyList<string> groups, IReadOnlyList<string> titles)
    {
        foreach (var group in around.Elements(Oscal + "group"))
        {
            var id = group.Attribute("id")?.Value;
            Add(controls, group, id is null ? groups : [.. groups, id], [.. titles, Line(group, "title")]);
        }

        foreach (var control in around.Elements(Oscal + "control"))
        {
            var read = Control(control) with { Groups = groups, Around = titles };
            controls.Add(read);
            Add(controls, control, groups, [.. titles, read.Title]);
        }
    }

    private static OscalControl Control(XElement control) => new()
    {
        Id = Required(control, "id"),
        Title = Line(control, "title"),
        HasControls = control.Element(Oscal + "control") is not null,
        Params = [.. control.Elements(Oscal + "param").Select(Param)],
        Props = Props(control),
        MovedTo =
        [
            .. control.Elements(Oscal + "link")
                .Where(l => l.Attribute("rel")?.Value is "moved-to" or "incorporated-into")
                .Select(l => Required(l, "href").TrimStart('#')),
        ],
        Parts = Parts(control),
    };

    private static OscalParam Param(XElement param)
    {
        var select = param.Element(Oscal + "select");
        return new()
        {
            Id = Required(param, "id"),
            Label = param.Element(Oscal + "label") is { } label ? OscalMarkup.Line(label) : null,
            Usage = param.Element(Oscal + "usage") is { } usage ? OscalMarkup.Blocks(usage) : null,
            Advice =
            [
                .. param.Elements(Oscal + "guideline").Select(g => OscalMarkup.Blocks(g)),
                .. param.Elements(Oscal + "constraint").Select(c => c.Element(Oscal + "description")).OfType<XElement>().Select(d => OscalMarkup.Blocks(d)),
            ],
            Values = [.. param.Elements(Oscal + "value").Select(v => v.Value)],
            Choices = select is null ? [] : [.. select.Elements(Oscal + "choice").Select(OscalMarkup.Line)],
            AllowsMany = select?.Attribute("how-many")?.Value == "one-or-more",
            Props = Props(param),
        };
    }

    private static IReadOnlyList<OscalProp> Props(XElement owner) =>
    [
        .. owner.Elements(Oscal + "prop").Select(p => OscalMarkup.Prop(
            Required(p, "name"), p.Attribute("ns")?.Value, Required(p, "value"), p.Attribute("group")?.Value,
            p.Element(Oscal + "remarks") is { } remarks ? OscalMarkup.Blocks(remarks) : null)),
    ];

    private static IReadOnlyList<OscalPart> Parts(XElement owner) =>
    [
        .. owner.Elements(Oscal + "part").Select(p => new OscalPart(
            Required(p, "name"), p.Attribute("ns")?.Value,
            Props(p).FirstOrDefault(prop => prop is { Name: "label", Space: null })?.Text,
            p.Element(Oscal + "title") is { } title ? OscalMarkup.Line(title) : null, OscalMarkup.Blocks(p), Parts(p))),
    ];

    private static string Line(XElement owner, string name) =>
        owner.Element(Oscal + name) is { } element && OscalMarkup.Line(element) is { Length: > 0 } text
            ? text
            : throw OscalFault.Misshapen($"{Place(owner)}/{name}", "ett element med text");

    private static string Required(XElement owner, string name) =>
        owner.Attribute(name)?.Value is { Length: > 0 } text ? text : throw OscalFault.Misshapen($"{Place(owner)}/@{name}", "ett attribut som inte är tomt");

    private static string Place(XElement element) =>
        FormattableString.Invariant($"{element.Name.LocalName} på rad {((IXmlLineInfo)element).LineNumber}");
}
