using System.CommandLine;
using System.CommandLine.Parsing;

namespace Kravbibliotek.Cli;

/// <summary>Says in Swedish what was wrong with a command line. The parser's own messages are English and are not shown.</summary>
internal static class UsageErrors
{
    /// <summary>Writes the errors and how to get help.</summary>
    public static int Write(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        if (command.Action is null && parsed.UnmatchedTokens.Count == 0)
        {
            SwedishHelp.Write(parsed, output);
            return ExitCodes.Usage;
        }

        foreach (var message in Messages(parsed).Distinct())
            error.WriteLine(message);
        error.WriteLine($"Hjälp: {SwedishHelp.PathOf(parsed.CommandResult)} --help");
        return ExitCodes.Usage;
    }

    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        foreach (var token in parsed.UnmatchedTokens)
            yield return $"Okänt ord på kommandoraden: {token}";
        foreach (var error in parsed.Errors)
        {
            if (Message(error, parsed) is { } message)
                yield return message;
        }
    }

    private static string? Message(ParseError error, ParseResult parsed) => error.SymbolResult switch
    {
        OptionResult option when Missing(option.Option, option.Tokens.Count) => $"Värde saknas efter {option.Option.Name}.",
        OptionResult option => Refused(option.Option.Name, option.Tokens),
        ArgumentResult { Parent: OptionResult option } => option.Tokens.Count == 0
            ? $"Värde saknas efter {option.Option.Name}."
            : Refused(option.Option.Name, option.Tokens),
        ArgumentResult argument => argument.Tokens.Count == 0
            ? $"{SwedishHelp.Placeholder(argument.Argument)} måste anges."
            : Refused(SwedishHelp.Placeholder(argument.Argument), argument.Tokens),
        CommandResult command => MissingOf(command) ?? (parsed.UnmatchedTokens.Count > 0 ? null : "Ange ett av kommandona."),
        _ => null,
    };

    private static string? MissingOf(CommandResult command)
    {
        var option = command.Command.Options.FirstOrDefault(o => o.Required && command.GetResult(o) is null or { Implicit: true });
        return option is null ? null : $"{option.Name} måste anges.";
    }

    private static bool Missing(Option option, int given) => given < option.Arity.MinimumNumberOfValues || (option.Required && given == 0);

    private static string Refused(string name, IEnumerable<Token> tokens) =>
        $"{name} kan inte vara {string.Join(' ', tokens.Select(t => t.Value))}.";
}
