using System.CommandLine;
using Kravbibliotek.Accounts;

namespace Kravbibliotek.Cli.Commands;

/// <summary>The options that describe a person.</summary>
internal sealed class UserOptions
{
    private static readonly string All = string.Join(", ", AccountWords.Roles.All.Select(w => w.Code));
    private readonly Option<string> _name = new("--name")
    {
        HelpName = "namn",
        Description = "Personens namn, som ingen annan har.",
        Required = true,
    };

    private readonly Option<string> _email = new("--email")
    {
        HelpName = "adress",
        Description = "E-postadressen att logga in med.",
        Required = true,
    };

    private readonly Option<string[]> _roles = new("--role")
    {
        HelpName = "roll",
        Description = $"En av {All}. Kan anges flera gånger.",
        Required = true,
    };

    private readonly Option<string?> _organisation = new("--organisation")
    {
        HelpName = "id",
        Description = "Organisationens id, till exempel kommun-0180 eller region-01. Krävs för upphandlare.",
    };

    private readonly Option<bool> _lawyer = new("--lawyer") { Description = "Granskaren är jurist och får godkänna ändrade lagstöd." };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _name, _email, _roles, _organisation, _lawyer })
            command.Options.Add(option);
    }

    /// <summary>The account asked for.</summary>
    public Account ValueOf(ParseResult parsed)
    {
        var account = new Account
        {
            Id = Account.NewId(),
            Name = PasswordRules.Clean(parsed.GetRequiredValue(_name)),
            Email = PasswordRules.Clean(parsed.GetRequiredValue(_email)),
            Roles = [.. parsed.GetRequiredValue(_roles).Select(RoleOf).Distinct()],
            Organisation = parsed.GetValue(_organisation),
            IsLawyer = parsed.GetValue(_lawyer),
        };
        return AccountRules.Problem(account.Roles, account.IsLawyer, account.Organisation) is { } problem
            ? throw new CommandException(ExitCodes.Usage, problem)
            : account;
    }

    private static Role RoleOf(string word) => AccountWords.Roles.TryParse(word, out var role)
        ? role
        : throw new CommandException(ExitCodes.Usage, $"Det finns ingen roll {word}. Rollerna är {All}.");
}
