using System.Globalization;
using Kravbibliotek.Checks;

namespace Kravbibliotek.Word.Lint;

/// <summary>Gathers what a lint finds: one finding a code, with the number of times and the first place.</summary>
internal sealed class LintReport
{
    private readonly SortedDictionary<string, (LintRule Rule, int Times, string Example)> _hits = new(StringComparer.Ordinal);

    /// <summary>The findings by code.</summary>
    public IReadOnlyList<Finding> Findings => [.. _hits.Values.Select(h => new Finding(
        h.Rule.Code,
        h.Rule.Severity,
        "word/document.xml",
        0,
        string.Create(CultureInfo.InvariantCulture, $"{h.Rule.Message} ({h.Times} gånger)")
            + (h.Example.Length == 0 ? "." : $", till exempel ”{h.Example}”."),
        h.Rule.Mend))];

    /// <summary>Notes that a rule is broken.</summary>
    public void Hit(LintRule rule, string? example = null)
    {
        var known = _hits.GetValueOrDefault(rule.Code);
        _hits[rule.Code] = (rule, known.Times + 1, known.Times == 0 ? Short(example) : known.Example);
    }

    private static string Short(string? example) => example is null ? "" : example.Length <= 60 ? example : example[..60] + "…";
}

/// <summary>A rule of the second lint.</summary>
/// <param name="Code">Stable code: I integrity, A accessibility, S style discipline.</param>
/// <param name="Message">What is wrong, Swedish.</param>
/// <param name="Mend">How to mend it, Swedish.</param>
/// <param name="Severity">How grave it is.</param>
internal sealed record LintRule(string Code, string Message, string Mend, Severity Severity = Severity.Error);
