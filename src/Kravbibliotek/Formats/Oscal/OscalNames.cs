using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>Names and identifiers of our OSCAL documents, in one place for those who write them and those who read them.</summary>
internal static partial class OscalNames
{
    /// <summary>The version of OSCAL that is written.</summary>
    public const string Version = "1.1.3";

    /// <summary>The namespace of the properties and parts that are ours. A new number when one of them changes meaning.</summary>
    public const string Space = "urn:kravbibliotek:oscal:1";

    /// <summary>The property that marks a control as one of our requirements.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>The licence of all texts.</summary>
    public const string Licence = "https://creativecommons.org/publicdomain/zero/1.0/";

    private static readonly Guid Root = new("6f0a4a0e-6a0c-5c0e-9a57-3c2f5b1d8e41");

    /// <summary>The parts of a control that hold our texts, in order. Those that OSCAL knows have no namespace.</summary>
    public static IReadOnlyList<(string Name, string? Space, Func<RequirementContent, string?> Text)> Parts { get; } =
    [
        ("statement", null, c => c.Text),
        ("statement-as-award", Space, c => c.TextAsAward),
        ("statement-as-contract-term", Space, c => c.TextAsContractTerm),
        ("rationale", Space, c => c.Rationale),
        ("proof", Space, c => c.Proof),
        ("follow-up", Space, c => c.FollowUp),
        ("guidance", null, c => c.Guidance),
        ("cost-note", Space, c => c.CostNote),
    ];

    /// <summary>The same name gives the same UUID on every machine.</summary>
    public static Guid Uuid(string name) => NameBasedId.Create(Root, Encoding.UTF8.GetBytes(name));

    /// <summary>The id of the parameter that stands for the modal verb: a profile sets it to bör.</summary>
    public static string VerbId(string key) => $"{key}.ska";

    /// <summary>The ids of a control's parameters, one for each in order. A name that OSCAL cannot have as an id gives way to a number.</summary>
    public static IReadOnlyList<string> ParameterIds(string key, IReadOnlyList<Parameter> parameters) =>
    [
        .. parameters.Select((p, i) => IsToken(p.Name) && parameters.Take(i).All(q => q.Name != p.Name)
            ? $"{key}_{p.Name}"
            : FormattableString.Invariant($"{key}_-{i + 1}")),
    ];

    /// <summary>The place in a document of an edition of a standard.</summary>
    public static Guid StandardUuid(string id, string edition) => Uuid($"standard/{id}/{edition}");

    /// <summary>The place in a document of a law.</summary>
    public static Guid LawUuid(string id) => Uuid($"law/{id}");

    /// <summary>True for what OSCAL takes as an id, a name or a class.</summary>
    public static bool IsToken(string text) => Token().IsMatch(text);

    /// <summary>True for what OSCAL takes as a value: one line without space around it.</summary>
    public static bool IsValue(string text) => Value().IsMatch(text);

    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{N}.\-_]*\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"\A\S(?:[^\r\n\u2028\u2029]*\S)?\z")]
    private static partial Regex Value();
}
