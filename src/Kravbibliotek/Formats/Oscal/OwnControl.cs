using System.Globalization;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>Reads a control that <see cref="OscalControlWriter"/> wrote back as what it was.</summary>
internal static class OwnControl
{
    /// <summary>The content, or what in the control cannot be understood.</summary>
    public static (RequirementContent? Content, string? Problem) Read(OscalControl control)
    {
        try
        {
            return (Content(control), null);
        }
        catch (FormatException e)
        {
            return (null, e.Message);
        }
    }

    private static RequirementContent Content(OscalControl control)
    {
        var parameters = control.Params.Where(p => p.Props.Any(IsOwn)).Select(p => (p.Id, Parameter: Parameter(p))).ToList();
        string? Part(string name)
        {
            var (_, space, _) = OscalNames.Parts.First(p => p.Name == name);
            return control.Parts.FirstOrDefault(p => p.Name == name && p.Space == space) is { } part
                ? OscalProse.WithoutInserts(part.Prose, id => Placeholder(id, control.Id, parameters)) : null;
        }

        return new()
        {
            Title = control.Title,
            Level = Word("level", One(control, "level"), Words.Levels),
            AllowedKinds = [.. Many(control.Props, "kind").Select(k => Word("kind", k, Words.Kinds))],
            DefaultKind = Word("default-kind", One(control, "default-kind"), Words.Kinds),
            QualificationGround = control.Own("qualification-ground") is { } ground ? Word("qualification-ground", ground, Words.QualificationGrounds) : null,
            ProofTimes = [.. Many(control.Props, "proof-time").Select(t => Word("proof-time", t, Words.ProofTimes))],
            VendorEffort = Whole("vendor-effort", One(control, "vendor-effort")),
            Goals = [.. Many(control.Props, "goal")],
            Standards = [.. Groups(control, "standard").Select(Standard)],
            Laws = [.. Groups(control, "law").Select(g => new LawReference { Law = First(g, "law"), Place = First(g, "place"), Binding = Many(g, "binding").Any() })],
            Applicability = Groups(control, "condition").Select(Condition).ToList() is { Count: > 0 } conditions
                ? new() { Conditions = conditions } : Applicability.Always,
            Parameters = [.. parameters.Select(p => p.Parameter)],
            Text = Part("statement") ?? "",
            TextAsAward = Part("statement-as-award"),
            TextAsContractTerm = Part("statement-as-contract-term"),
            Rationale = Part("rationale") ?? "",
            Proof = Part("proof") ?? "",
            FollowUp = Part("follow-up") ?? "",
            Guidance = Part("guidance") ?? "",
            CostNote = Part("cost-note"),
        };
    }

    private static string? Placeholder(string id, string key, IEnumerable<(string Id, Parameter Parameter)> parameters)
    {
        var name = id == OscalNames.VerbId(key) ? RequirementText.Verb : parameters.FirstOrDefault(p => p.Id == id).Parameter?.Name;
        return name is null ? null : $"{{{{{name}}}}}";
    }

    private static Parameter Parameter(OscalParam param) => new()
    {
        Name = param.Label ?? throw Lacks($"label på parametern {param.Id}"),
        Type = Word("type", First(param.Props, "type"), Words.ParameterTypes),
        Unit = Many(param.Props, "unit").FirstOrDefault(),
        Min = Number("min", Many(param.Props, "min").FirstOrDefault()),
        Max = Number("max", Many(param.Props, "max").FirstOrDefault()),
        Choices = param.Choices,
        Default = First(param.Props, "default"),
        Explanation = param.Usage ?? "",
    };

    private static StandardReference Standard(IReadOnlyList<OscalProp> props) => new()
    {
        Standard = First(props, "standard"),
        Edition = First(props, "edition"),
        Clauses = [.. Many(props, "clause")],
        DeviationReason = Many(props, "deviation").FirstOrDefault(),
    };

    private static Condition Condition(IReadOnlyList<OscalProp> props) => new()
    {
        Fact = First(props, "condition"),
        AnyOf = [.. Many(props, "any-of")],
        AtLeast = Many(props, "at-least").FirstOrDefault() is { } level ? Whole("at-least", level) : null,
    };

    // What belongs together has a group, named after what it is of.
    private static IEnumerable<IReadOnlyList<OscalProp>> Groups(OscalControl control, string first) => control.Props
        .Where(p => IsOwn(p) && p.Group?.StartsWith(first + "-", StringComparison.Ordinal) == true)
        .GroupBy(p => p.Group, StringComparer.Ordinal).Select(g => (IReadOnlyList<OscalProp>)[.. g]);

    private static bool IsOwn(OscalProp prop) => prop.Space == OscalNames.Space;

    private static string One(OscalControl control, string name) => control.Own(name) ?? throw Lacks(name);

    private static string First(IEnumerable<OscalProp> props, string name) => Many(props, name).FirstOrDefault() ?? throw Lacks(name);

    private static IEnumerable<string> Many(IEnumerable<OscalProp> props, string name) =>
        props.Where(p => p.Name == name && IsOwn(p)).Select(p => p.Text);

    private static T Word<T>(string name, string code, Vocabulary<T> words)
        where T : struct, Enum =>
        words.TryParse(code, out var value) ? value : throw new FormatException($"{name} kan inte vara ”{code}”.");

    private static int Whole(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"{name} är inget heltal: ”{text}”.");

    private static decimal? Number(string name, string? text) => text is null ? null
        : ParameterValue.TryNumber(text, out var number) ? number
        : throw new FormatException($"{name} är inget tal: ”{text}”.");

    private static FormatException Lacks(string name) => new($"{name} saknas.");
}
