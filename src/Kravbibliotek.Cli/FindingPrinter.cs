using Kravbibliotek.Checks;

namespace Kravbibliotek.Cli;

/// <summary>Prints findings one a line, as editors and build logs expect: path, line, code, message. How to mend it comes below.</summary>
internal static class FindingPrinter
{
    /// <summary>Writes the findings and how many they were.</summary>
    public static void Write(IReadOnlyList<Finding> findings, TextWriter output)
    {
        foreach (var finding in findings)
            Write(finding, output);

        if (findings.Count > 0)
            output.WriteLine($"{findings.Count} {(findings.Count == 1 ? "anmärkning" : "anmärkningar")}{Kinds(findings)}.");
    }

    private static string Kinds(IReadOnlyList<Finding> findings)
    {
        var warnings = findings.Count(f => f.Severity == Severity.Warning);
        return warnings == 0 ? "" : $": {findings.Count - warnings} fel och {warnings} {(warnings == 1 ? "varning" : "varningar")}";
    }

    /// <summary>Writes one finding.</summary>
    public static void Write(Finding finding, TextWriter output)
    {
        var place = finding.Line > 0 ? $"{finding.Path}:{finding.Line}" : finding.Path;
        output.WriteLine($"{place}: {finding.Code} {finding.Message}");
        output.WriteLine($"    {finding.Mend}");
    }
}
