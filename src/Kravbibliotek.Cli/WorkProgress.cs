using Spectre.Console;

namespace Kravbibliotek.Cli;

/// <summary>A progress bar on stderr for long work; silent when stderr is not a terminal, so that scripts get no noise.</summary>
internal static class WorkProgress
{
    /// <summary>Runs the work, which reports the share that is done, 0 to 1.</summary>
    public static async Task<T> RunAsync<T>(string title, Func<IProgress<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(new Share(_ => { }));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(title));
            return await work(new Share(share => task.Value = share * task.MaxValue));
        });
    }

    // Progress<T> posts to other threads, so that the last report could come after the bar is gone.
    private sealed class Share(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
