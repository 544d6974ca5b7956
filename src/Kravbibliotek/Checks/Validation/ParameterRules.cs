using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on the parameters that a version declares.</summary>
internal static partial class ParameterRules
{
    private static readonly Rule BadName = new("K451",
        "Parametern kan inte heta ”{0}”.",
        "Namnet är gemener, siffror och bindestreck och börjar med en bokstav. ska är upptaget.");

    private static readonly Rule NameTwice = new("K452", "Parametern {0} är deklarerad två gånger.", "Ta bort den ena.");

    private static readonly Rule WrongField = new("K453", "{0} hör inte till typen {1}.", "Enhet, min och max hör till tal, val till val.");

    private static readonly Rule FewChoices = new("K454", "Parametern {0} ska ha minst två olika val.", "Lägg till val: [ett, två].");

    private static readonly Rule MinAboveMax = new("K455", "min är större än max.", "Rätta gränserna.");

    private static readonly Rule BadDefault = new("K456", "Förvalet duger inte: {0}", "Rätta förval.");

    private static readonly Rule DefaultOutside = new("K457", "Förvalet ligger utanför min och max.", "Rätta förval eller gränserna.");

    public static IEnumerable<Finding> Check(ContentFile file, LibraryIndex index)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (parameter, i) in file.Content.Parameters.Select((p, i) => (p, i)))
        {
            var at = $"parametrar[{i}]";
            if (!NamePattern().IsMatch(parameter.Name) || parameter.Name == RequirementText.Verb)
                yield return index.At(BadName, file.Path, at + ".namn", parameter.Name);
            if (!names.Add(parameter.Name))
                yield return index.At(NameTwice, file.Path, at + ".namn", parameter.Name);
            foreach (var (rule, field, found) in Form(parameter))
                yield return index.At(rule, file.Path, $"{at}.{field}", found);
        }
    }

    private static List<(Rule Rule, string Field, object?[] Found)> Form(Parameter parameter)
    {
        var problems = new List<(Rule Rule, string Field, object?[] Found)>();
        void Wrong(string field) => problems.Add((WrongField, field, [field, Words.ParameterTypes.Code(parameter.Type)]));
        var isNumber = parameter.Type == ParameterType.Number;
        if (!isNumber && parameter.Unit is not null)
            Wrong("enhet");
        if (!isNumber && parameter.Min is not null)
            Wrong("min");
        if (!isNumber && parameter.Max is not null)
            Wrong("max");
        if (parameter.Type != ParameterType.Choice && parameter.Choices.Count > 0)
            Wrong("val");
        var different = parameter.Choices.Distinct().Count();
        if (parameter.Type == ParameterType.Choice && (different < 2 || different < parameter.Choices.Count))
            problems.Add((FewChoices, "val", [parameter.Name]));
        else if (parameter.Min > parameter.Max)
            problems.Add((MinAboveMax, "min", []));
        else if (ParameterValue.Check(parameter, parameter.Default) is { } problem)
            problems.Add((problem.IsError ? BadDefault : DefaultOutside, "förval", [problem.Message]));
        return problems;
    }

    [GeneratedRegex(@"\A[a-zåäö][a-zåäö0-9]*(?:-[a-zåäö0-9]+)*\z")]
    private static partial Regex NamePattern();
}
