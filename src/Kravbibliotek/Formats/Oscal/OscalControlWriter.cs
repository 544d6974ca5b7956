using System.Text.Json;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>Writes one requirement, in its latest version, as a control. Nothing of the version is lost: it is read back whole.</summary>
internal sealed class OscalControlWriter(Utf8JsonWriter json, IReadOnlySet<string> published, IReadOnlySet<Guid> resources)
{
    public void Write(Requirement requirement, RequirementVersion version)
    {
        var content = version.Content;
        var ids = OscalNames.ParameterIds(version.Key, content.Parameters);
        json.WriteString("id", version.Key);
        json.WriteString("class", "requirement");
        json.WriteString("title", content.Title);
        WriteParameters(version, ids);
        OscalJson.Props(json, Props(requirement, version));
        WriteLinks(requirement, version);
        var parts = OscalNames.Parts.Where(p => p.Text(content) is { Length: > 0 }).ToList();
        OscalJson.List(json, "parts", parts, part =>
        {
            json.WriteString("id", $"{version.Key}_{part.Name}");
            json.WriteString("name", part.Name);
            if (part.Space is not null)
                json.WriteString("ns", part.Space);
            json.WriteString("prose", OscalProse.WithInserts(part.Text(content)!, version.Key, content.Parameters, ids));
        });
    }

    private static OscalProp Own(string name, string text, string? group = null) => new(name, OscalNames.Space, text, group);

    private static List<OscalProp> Props(Requirement requirement, RequirementVersion version)
    {
        var content = version.Content;
        List<OscalProp> props =
        [
            new("label", null, version.Key),
            .. requirement.Status == RequirementStatus.Withdrawn ? [new OscalProp("status", null, "withdrawn")] : Array.Empty<OscalProp>(),
            Own("status", Words.Statuses.Code(requirement.Status)),
            Own("number", FormattableString.Invariant($"{version.Number}")),
            Own("published", FormattableString.Invariant($"{version.Published:yyyy-MM-dd}")),
            Own(OscalNames.Fingerprint, version.Fingerprint),
            Own("level", Words.Levels.Code(content.Level)),
            .. content.AllowedKinds.Select(k => Own("kind", Words.Kinds.Code(k))),
            Own("default-kind", Words.Kinds.Code(content.DefaultKind)),
            .. content.QualificationGround is { } ground
                ? [Own("qualification-ground", Words.QualificationGrounds.Code(ground))] : Array.Empty<OscalProp>(),
            .. content.ProofTimes.Select(t => Own("proof-time", Words.ProofTimes.Code(t))),
            Own("vendor-effort", FormattableString.Invariant($"{content.VendorEffort}")),
            .. content.Goals.Select(g => Own("goal", g)),
        ];
        props.AddRange(content.Standards.SelectMany((s, i) => OfStandard(s, FormattableString.Invariant($"standard-{i + 1}"))));
        props.AddRange(content.Laws.SelectMany((l, i) => OfLaw(l, FormattableString.Invariant($"law-{i + 1}"))));
        props.AddRange(content.Applicability.Conditions.SelectMany((c, i) => OfCondition(c, FormattableString.Invariant($"condition-{i + 1}"))));
        return props;
    }

    private static IEnumerable<OscalProp> OfStandard(StandardReference standard, string group)
    {
        yield return Own("standard", standard.Standard, group);
        yield return Own("edition", standard.Edition, group);
        foreach (var clause in standard.Clauses)
            yield return Own("clause", clause, group);
        if (standard.DeviationReason is { } reason)
            yield return Own("deviation", reason, group);
    }

    private static IEnumerable<OscalProp> OfLaw(LawReference law, string group)
    {
        yield return Own("law", law.Law, group);
        yield return Own("place", law.Place, group);
        if (law.Binding)
            yield return Own("binding", "ja", group);
    }

    private static IEnumerable<OscalProp> OfCondition(Kravbibliotek.Profiles.Condition condition, string group)
    {
        yield return Own("condition", condition.Fact, group);
        if (condition.AtLeast is { } least)
            yield return Own("at-least", FormattableString.Invariant($"{least}"), group);
        foreach (var value in condition.AnyOf)
            yield return Own("any-of", value, group);
    }

    private void WriteParameters(RequirementVersion version, IReadOnlyList<string> ids)
    {
        var content = version.Content;
        var hasVerb = OscalNames.Parts.Any(p => OscalProse.HasVerb(p.Text(content)));
        List<(string Id, Parameter? Parameter)> all =
        [
            .. hasVerb ? [(OscalNames.VerbId(version.Key), null)] : Array.Empty<(string, Parameter?)>(),
            .. content.Parameters.Select((p, i) => (ids[i], (Parameter?)p)),
        ];
        OscalJson.List(json, "params", all, item =>
        {
            json.WriteString("id", item.Id);
            if (item.Parameter is { } parameter)
                WriteParameter(parameter);
            else
                WriteVerb(content.DefaultKind);
        });
    }

    private void WriteVerb(RequirementKind kind)
    {
        json.WriteString("label", "modalt hjälpverb");
        json.WriteString("usage", "ska, eller bör när kravet är ett tilldelningskriterium.");
        OscalJson.Texts(json, "values", [RequirementText.VerbOf(kind)]);
    }

    private void WriteParameter(Parameter parameter)
    {
        List<OscalProp> props = [Own("type", Words.ParameterTypes.Code(parameter.Type))];
        if (parameter.Unit is { } unit)
            props.Add(Own("unit", unit));
        if (parameter.Min is { } min)
            props.Add(Own("min", ParameterValue.FileForm(min)));
        if (parameter.Max is { } max)
            props.Add(Own("max", ParameterValue.FileForm(max)));
        props.Add(Own("default", parameter.Default));
        OscalJson.Props(json, props);
        json.WriteString("label", parameter.Name);
        json.WriteString("usage", parameter.Explanation);
        if (ParameterValue.Range(parameter) is { } range)
            OscalJson.List(json, "constraints", [range], text => json.WriteString("description", text));
        // OSCAL has either values or a selection; the default of a selection is in its property.
        if (parameter.Choices.Count > 0)
            WriteSelection(parameter.Choices);
        else if (OscalNames.IsValue(parameter.Default))
            OscalJson.Texts(json, "values", [parameter.Default]);
    }

    private void WriteSelection(IReadOnlyList<string> choices)
    {
        json.WriteStartObject("select");
        json.WriteString("how-many", "one");
        OscalJson.Texts(json, "choice", [.. choices]);
        json.WriteEndObject();
    }

    private void WriteLinks(Requirement requirement, RequirementVersion version)
    {
        List<(string Address, string Relation, string? Text)> links =
        [
            (FormattableString.Invariant($"/krav/{version.Key}/v/{version.Number}"), "canonical", null),
            .. References(version.Content),
            .. Related(requirement.Relations.Requires, "required"),
            .. Related(requirement.Relations.Overlaps, "related"),
            .. Related(requirement.Relations.Replaces, "replaces"),
            .. Related(requirement.Relations.Conflicts, "conflicts-with"),
            .. Related(requirement.ReplacedBy, "moved-to"),
        ];
        OscalJson.List(json, "links", links, l => OscalJson.Link(json, l.Address, l.Relation, l.Text));
    }

    private IEnumerable<(string, string, string?)> References(RequirementContent content) =>
        content.Standards.Select(s => (Resource: OscalNames.StandardUuid(s.Standard, s.Edition), Text: string.Join(' ', [s.Standard, s.Edition, .. s.Clauses])))
            .Concat(content.Laws.Select(l => (Resource: OscalNames.LawUuid(l.Law), Text: $"{l.Law} {l.Place}")))
            .Where(l => resources.Contains(l.Resource))
            .Select(l => ($"#{l.Resource}", "reference", (string?)l.Text));

    private IEnumerable<(string, string, string?)> Related(IEnumerable<string> keys, string relation) =>
        keys.Where(published.Contains).Select(key => ($"#{key}", relation, (string?)null));
}
