using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Kravbibliotek.Tenders;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Benchmarks;

/// <summary>Measures the annex; see README.md. Medians, since other work on the machine only ever makes a run slower.</summary>
internal static class AnnexMeasurement
{
    private const int Large = 5000;
    private const int Common = 200;
    private const long HeapLimit = 100_000_000;
    private const string OnceArgument = "annex-once";

    /// <summary>Runs all measurements.</summary>
    public static void Run()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $".NET {Environment.Version}, {Environment.ProcessorCount} kärnor"));
        MeasureWarm(Large);
        MeasureWarm(Common);
        MeasureServer();
        MeasureHeap();
    }

    /// <summary>One export in this process, for the heap limit.</summary>
    public static void RunOnce()
    {
        var library = SampleLibrary.Of(Large);
        using var target = new MemoryStream();
        AnnexExporter.Write(ModelOf(library, 1), AnnexTemplate.Default, target);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Length} byte"));
    }

    private static void MeasureWarm(int count)
    {
        var model = ModelOf(SampleLibrary.Of(count), 1);
        var xml = DocumentXml(model);
        var (exports, deflates) = (new List<double>(), new List<double>());
        for (var run = -5; run < 15; run++)
        {
            var export = Time(() => AnnexExporter.Write(model, AnnexTemplate.Default, Stream.Null));
            var deflate = Time(() =>
            {
                using var compressor = new DeflateStream(new MemoryStream(), CompressionLevel.Optimal);
                compressor.Write(xml);
            });
            if (run < 0)
                continue;
            exports.Add(export);
            deflates.Add(deflate);
        }

        var (all, bound) = (At(exports, 0.5), At(deflates, 0.5));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"varm, {count} krav: export {all:F0} ms, deflate av samma {xml.Length} byte {bound:F0} ms, kvot {all / bound:F1}"));
    }

    /// <summary>As in the server: from order to file, another set of values every time.</summary>
    private static void MeasureServer()
    {
        var library = SampleLibrary.Of(Common);
        var times = new List<double>();
        for (var run = -20; run < 300; run++)
        {
            var seed = run;
            var time = Time(() => AnnexExporter.Write(ModelOf(library, seed + 100), AnnexTemplate.Default, Stream.Null));
            if (run >= 0)
                times.Add(time);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"server, {Common} krav med nya värden varje gång: median {At(times, 0.5):F0} ms, p95 {At(times, 0.95):F0} ms"));
    }

    private static void MeasureHeap()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(AnnexMeasurement).Assembly.Location, OnceArgument]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("X", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Console.WriteLine($"{Large} krav med DOTNET_GCHeapHardLimit 100 MB: "
            + (process.ExitCode == 0 ? "klart, " + output.Trim() : "misslyckades. " + error.Result.Split('\n')[0]));
    }

    private static AnnexModel ModelOf(Requirements.Library library, int seed) =>
        AnnexBuilder.Build(SampleLibrary.OrderOf(library, seed), AnnexSources.From(library)).Model!;

    private static byte[] DocumentXml(AnnexModel model)
    {
        using var file = new MemoryStream();
        AnnexExporter.Write(model, AnnexTemplate.Default, file);
        using var archive = new ZipArchive(file);
        using var part = archive.GetEntry("word/document.xml")!.Open();
        using var xml = new MemoryStream();
        part.CopyTo(xml);
        return xml.ToArray();
    }

    private static double Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
}
