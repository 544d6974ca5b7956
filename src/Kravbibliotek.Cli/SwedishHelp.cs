using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Kravbibliotek.Cli;

/// <summary>Help in Swedish; the library has no Swedish texts of its own.</summary>
internal sealed class SwedishHelp : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult, parseResult.InvocationConfiguration.Output);
        return ExitCodes.Ok;
    }

    /// <summary>Writes the help of the command that was parsed.</summary>
    public static void Write(ParseResult parsed, TextWriter output)
    {
        var command = parsed.CommandResult.Command;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Användning:");
        output.WriteLine("  " + Usage(parsed.CommandResult));
        Section(output, "Argument", command.Arguments.Where(a => !a.Hidden).Select(a => (Placeholder(a), a.Description)));
        Section(output, "Kommandon", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, Summary(c.Description))));
        Section(output, "Flaggor", Options(parsed.CommandResult).Where(o => !o.Hidden).Select(o => (Label(o), o.Description)));
    }

    /// <summary>The words that lead to a command, for instance <c>krav db hamta</c>.</summary>
    public static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "krav";

    /// <summary>An argument as it is written in help.</summary>
    public static string Placeholder(Argument argument) => $"<{argument.HelpName ?? argument.Name}>";

    private static IEnumerable<Option> Options(CommandResult command)
    {
        var inherited = command.Parent is CommandResult parent ? Options(parent).Where(o => o.Recursive) : [];
        return command.Command.Options.Concat(inherited);
    }

    private static string Usage(CommandResult command)
    {
        var words = new List<string> { PathOf(command) };
        if (command.Command.Subcommands.Any(c => !c.Hidden))
            words.Add("<kommando>");
        words.AddRange(command.Command.Arguments.Where(a => !a.Hidden).Select(a =>
            a.Arity.MinimumNumberOfValues == 0 ? $"[{Placeholder(a)}]" : Placeholder(a)));
        words.AddRange(command.Command.Options.Where(o => o is { Required: true, Hidden: false }).Select(Label));
        words.Add("[flaggor]");
        return string.Join(' ', words);
    }

    private static string Label(Option option)
    {
        var aliases = option.Aliases.Where(a => a is not ("/?" or "/h" or "-?"));
        var names = string.Join(", ", aliases.Prepend(option.Name).OrderBy(n => n.Length));
        var hasValue = option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);
        return hasValue ? $"{names} <{option.HelpName ?? "värde"}>" : names;
    }

    private static string? Summary(string? description) => description?.Split('\n')[0];

    private static void Section(TextWriter output, string heading, IEnumerable<(string Name, string? Text)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        var width = all.Max(r => r.Name.Length) + 2;
        output.WriteLine();
        output.WriteLine(heading + ":");
        foreach (var (name, text) in all)
            output.WriteLine($"  {name.PadRight(width)}{text}".TrimEnd());
    }
}
