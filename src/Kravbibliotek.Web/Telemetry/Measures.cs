using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Kravbibliotek.Web.Telemetry;

/// <summary>What the application measures of itself beside what the framework and the database driver do.</summary>
public static class Measures
{
    /// <summary>Name of our source and meter.</summary>
    public const string Name = "Kravbibliotek";

    private static readonly Meter Meter = new(Name);

    /// <summary>Spans around what is worth seeing on its own.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Annexes made</summary>
    public static Counter<long> Annexes { get; } = Meter.CreateCounter<long>("kravbibliotek.annexes", "{annex}", "Annexes made.");

    /// <summary>Seconds it took to make one.</summary>
    public static Histogram<double> AnnexSeconds { get; } =
        Meter.CreateHistogram<double>("kravbibliotek.annex.duration", "s", "Time to make an annex.");
}
