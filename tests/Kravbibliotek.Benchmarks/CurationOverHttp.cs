using System.Diagnostics;

namespace Kravbibliotek.Benchmarks;

/// <summary>Measures the same as <see cref="CurationMeasurement"/> through the pages of the built application.</summary>
internal static class CurationOverHttp
{
    private const int Turns = 100;
    private const int Reads = 20;
    private static readonly string[] Pages = ["/kuratering", "/kuratering/utkast", "/kuratering/handelser", "/kuratering/publicera", "/krav"];

    /// <summary>Runs it on a database that is there.</summary>
    public static async Task RunAsync(string folder, IReadOnlyList<string> keys)
    {
        var address = Application.FreeAddress();
        using var application = Application.Start(folder, address);
        try
        {
            await Application.ReadyAsync(application, address);
            using var curator = await Browser.SignInAsync(address, "kurator@demo.invalid");
            using var reviewer = await Browser.SignInAsync(address, "granskare@demo.invalid");
            var random = new Random();
            var (saves, publications) = (new List<double>(), new List<double>());
            foreach (var key in keys.Take(Turns))
                await TurnAsync(curator, reviewer, key, random, saves, publications);
            Measures.Say("spara över HTTP", saves);
            Measures.Say("publicera över HTTP", publications);
            foreach (var page in Pages)
                await ReadAsync(curator, page);
        }
        finally
        {
            application.Kill();
            await application.WaitForExitAsync();
        }
    }

    private static async Task TurnAsync(
        Browser curator, Browser reviewer, string key, Random random, List<double> saves, List<double> publications)
    {
        var draft = $"/kuratering/utkast/{key}";
        await curator.SendAsync(await curator.GetAsync($"/krav/{key}"), $"/kuratering/krav/{key}/utkast");
        var edit = Browser.Content(
            await curator.GetAsync($"{draft}/redigera"), $"{draft}/redigera", ("Text", CurationLibrary.Text(random)), ("Do", "save"));
        saves.Add(await curator.MeasureAsync($"{draft}/redigera", edit));
        await curator.SendAsync(await curator.GetAsync(draft), $"{draft}/skicka");
        await reviewer.SendAsync(await reviewer.GetAsync($"{draft}/granska"), $"{draft}/granska", ("Decision", "godkann"));
        var asked = await curator.SendAsync(
            await curator.GetAsync("/kuratering/publicera"), "/kuratering/publicera", ($"Rows[{key}].Chosen", "true"), ($"Rows[{key}].Note", "Skärpt."))
            ?? throw new InvalidOperationException("Publishing did not ask.");
        publications.Add(await curator.MeasureAsync("/kuratering/publicera/bekrafta", Browser.Content(asked, "/kuratering/publicera/bekrafta")));
    }

    private static async Task ReadAsync(Browser curator, string page)
    {
        var times = new List<double>();
        for (var read = 0; read < Reads; read++)
        {
            var clock = Stopwatch.GetTimestamp();
            await curator.GetAsync(page);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        Measures.Say(page, times);
    }
}
