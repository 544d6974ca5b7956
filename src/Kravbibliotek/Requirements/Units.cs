namespace Kravbibliotek.Requirements;

/// <summary>The units of parameters as Swedish counts them: <c>2 timmar</c> but <c>1 timme</c>.</summary>
public static class Units
{
    private static readonly Dictionary<string, string> Singulars = new(StringComparer.Ordinal)
    {
        ["arbetsdagar"] = "arbetsdag",
        ["bildpunkter"] = "bildpunkt",
        ["dagar"] = "dag",
        ["enheter"] = "enhet",
        ["gånger"] = "gång",
        ["kalenderdagar"] = "kalenderdag",
        ["kronor"] = "krona",
        ["minuter"] = "minut",
        ["månader"] = "månad",
        ["personer"] = "person",
        ["samtidiga"] = "samtidig",
        ["sekunder"] = "sekund",
        ["timmar"] = "timme",
        ["veckor"] = "vecka",
        ["versioner"] = "version",
    };

    /// <summary>The unit after a number: its first word in the singular after one. Words that are alike in both numbers (år, procent, anrop) stay.</summary>
    /// <param name="unit">The unit in the plural, for instance <c>gånger per år</c>.</param>
    /// <param name="number">The number before it.</param>
    public static string After(decimal number, string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (number is not (1 or -1))
            return unit;
        var first = unit.Split(' ', 2)[0];
        return Singulars.TryGetValue(first, out var singular) ? singular + unit[first.Length..] : unit;
    }
}
