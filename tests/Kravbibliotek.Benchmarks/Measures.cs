using System.Globalization;

namespace Kravbibliotek.Benchmarks;

/// <summary>Says what was measured. The first time in a process is told by itself.</summary>
internal static class Measures
{
    /// <summary>Writes a line.</summary>
    public static void Say(string what, List<double> times) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: första {times[0]:F0} ms, sedan median {At(times, 0.5):F1} ms, p95 {At(times, 0.95):F1} ms, störst {times.Skip(1).Max():F0} ms ({times.Count - 1} gånger)"));

    private static double At(List<double> times, double share) => times.Skip(1).Order().ElementAt((int)(share * (times.Count - 2)));
}
