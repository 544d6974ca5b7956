using System.Text;
using Kravbibliotek.Accounts;

namespace Kravbibliotek.Cli;

/// <summary>
/// Asks for a password without showing it. Never an argument: those are seen by others on the machine and stay in the shell's history.
/// </summary>
internal static class PasswordPrompt
{
    /// <summary>The password typed twice at the terminal, or the first line of what is piped in.</summary>
    public static async Task<string> ReadAsync(TextWriter prompt)
    {
        if (Console.IsInputRedirected)
            return PasswordRules.Clean(await Console.In.ReadLineAsync() ?? "");
        var first = await TypedAsync(prompt, $"Lösenord (minst {PasswordRules.MinLength} tecken): ");
        return await TypedAsync(prompt, "Samma lösenord en gång till: ") == first
            ? PasswordRules.Clean(first)
            : throw new CommandException(ExitCodes.Usage, "Lösenorden är inte lika. Inget konto skapades.");
    }

    private static async Task<string> TypedAsync(TextWriter prompt, string question)
    {
        await prompt.WriteAsync(question);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        await prompt.WriteLineAsync();
        return typed.ToString();
    }
}
