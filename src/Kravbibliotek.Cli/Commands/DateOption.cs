using System.CommandLine;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Cli.Commands;

/// <summary>The option <c>--date</c>; today where it is left out.</summary>
internal static class DateOption
{
    /// <summary>Builds the option.</summary>
    public static Option<string?> Create(string description) => new("--date") { HelpName = "datum", Description = description };

    /// <summary>The day given, or today on this machine.</summary>
    public static DateOnly ValueOf(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } given)
            return DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
        return ParameterValue.TryDate(given, out var date)
            ? date
            : throw new CommandException(ExitCodes.Usage, $"--date är inte ett datum: {given}. Skriv det som 2026-11-20.");
    }
}
