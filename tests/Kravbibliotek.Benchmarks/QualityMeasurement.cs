using System.Diagnostics;
using System.Globalization;
using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Files;

namespace Kravbibliotek.Benchmarks;

/// <summary>How long the requirement checker takes: the library of a folder, and texts that say nearly the same among very many.</summary>
internal static class QualityMeasurement
{
    private const int Times = 20;
    private const int Many = 10_000;

    /// <summary>Measures with the words of the library in a folder.</summary>
    public static async Task RunAsync(string folder)
    {
        var files = await LibraryFolder.ReadAsync(folder);
        Measures.Say($"Hela biblioteket, {files.Count} filer lästa och prövade mot alla regler", [.. Enumerable.Range(0, Times).Select(_ => Time(() => Check(files)))]);
        var library = LibraryReader.Read(files).Library;
        var sentences = new SentenceChain(LibraryQuality.Texts(library).Select(t => t.Text));
        _ = Time(() => Overlap.Find(Texts(sentences, Many / 10)));
        foreach (var count in new[] { Many / 2, Many, Many * 2 })
        {
            var texts = Enumerable.Range(0, 5).Select(_ => Texts(sentences, count)).ToList();
            Say($"Överlapp bland {count} texter", texts.Select(t => Time(() => Overlap.Find(t))));
        }

        var contents = Contents(library, sentences);
        var context = QualityContext.Of(library);
        Say($"Alla regler på {Many} krav", [Time(() => contents.ForEach(c => QualityRules.Check(c, context)))]);
        var others = Texts(sentences, Many);
        Say("En text mot alla andra, första gången", [Time(() => QualityRules.Check(contents[0], context with { Others = others }))]);
        Say("En text mot alla andra, sedan", [Time(() => QualityRules.Check(contents[1], context with { Others = others }))]);
    }

    private static void Check(IReadOnlyList<LibraryFile> files)
    {
        var read = LibraryReader.Read(files);
        LibraryQuality.Run(read, LibraryCheck.Run(read));
    }

    // New ones each time, so that nothing is known of them beforehand; one in fifty says what another says.
    private static List<ComparedText> Texts(SentenceChain sentences, int count)
    {
        var random = new Random(count);
        var texts = new List<ComparedText>(count);
        for (var i = 0; i < count; i++)
        {
            var text = i % 50 == 49 ? texts[random.Next(i)].Text.Replace("{{ska}}", "{{ska}} också", StringComparison.Ordinal) : sentences.Text(random);
            texts.Add(new(i.ToString(CultureInfo.InvariantCulture), text, []));
        }

        return texts;
    }

    private static List<RequirementContent> Contents(Library library, SentenceChain sentences)
    {
        var random = new Random(Many);
        return [.. Enumerable.Range(0, Many).Select(i => library.Versions[i % library.Versions.Count].Content with { Text = sentences.Text(random) })];
    }

    private static double Time(Action action)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Say(string what, IEnumerable<double> times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: {times.Order().ToList() switch { var t => t[t.Count / 2] }:F0} ms"));
}

/// <summary>Texts that nobody has written, of words that follow each other in real ones, so that common words are as common.</summary>
internal sealed class SentenceChain
{
    private const int Length = 45;
    private readonly Dictionary<string, List<string>> _next = new(StringComparer.Ordinal);
    private readonly List<string> _all = [];

    public SentenceChain(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            _all.AddRange(words);
            for (var i = 1; i < words.Length; i++)
                (_next.TryGetValue(words[i - 1], out var list) ? list : _next[words[i - 1]] = []).Add(words[i]);
        }
    }

    /// <summary>A text.</summary>
    public string Text(Random random)
    {
        var words = new List<string> { "Leverantören", "{{ska}}" };
        while (words.Count < Length)
        {
            var word = _next.TryGetValue(words[^1], out var next) && random.Next(5) > 0 ? next[random.Next(next.Count)] : _all[random.Next(_all.Count)];
            if (!word.Contains('{', StringComparison.Ordinal))
                words.Add(word);
        }

        return string.Join(' ', words) + ".";
    }
}
