using System.CommandLine;
using Kravbibliotek.Accounts;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav user</c>: accounts, above all the first one.</summary>
internal static class UserCommand
{
    private static readonly string Actor = $"krav user ({Environment.UserName})";

    /// <summary>Builds the command.</summary>
    public static Command Create() => new("user", "Konton: skapa den första administratören, bjud in någon, stäng demokonton.")
    {
        Add(),
        Invite(),
        CloseDemo(),
    };

    private static Command Add()
    {
        var person = new UserOptions();
        var command = new Command(
            "add", "Skapa ett konto. Lösenordet frågas efter utan att visas, eller läses från standard in. Det är aldrig en flagga.");
        person.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var user = new AccountUser(person.ValueOf(parsed)) { Actor = Actor };
            return RunAsync(
                async accounts =>
                {
                    var password = await PasswordPrompt.ReadAsync(parsed.InvocationConfiguration.Error);
                    Demand(await accounts.CreateAsync(user, password));
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        $"Kontot {user.Account.Name} är skapat. Logga in med {user.Account.Email}.");
                    return ExitCodes.Ok;
                },
                cancellation);
        });
        return command;
    }

    private static Command Invite()
    {
        var person = new UserOptions();
        var site = new Option<string>("--site")
        {
            HelpName = "adress",
            Description = "Webbplatsens adress, för länken.",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        var command = new Command("invite", "Skapa ett konto utan lösenord och skriv ut en engångslänk där personen väljer ett.") { site };
        person.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var user = new AccountUser(person.ValueOf(parsed)) { Actor = Actor };
            return RunAsync(
                async accounts =>
                {
                    var (result, code) = await accounts.InviteAsync(user);
                    Demand(result);
                    var output = parsed.InvocationConfiguration.Output;
                    await output.WriteLineAsync($"{parsed.GetRequiredValue(site).TrimEnd('/')}/inbjudan?kod={code}");
                    await output.WriteLineAsync(
                        $"Länken gäller en gång, i {Invitation.Lifetime.Days} dagar. Skicka den säkert till {user.Account.Email}.");
                    return ExitCodes.Ok;
                },
                cancellation);
        });
        return command;
    }

    private static Command CloseDemo()
    {
        var command = new Command("close-demo", "Stäng demokontona, så att databasen kan användas i drift.");
        command.SetAction((parsed, cancellation) => RunWithServicesAsync(
            async services =>
            {
                var accounts = services.GetRequiredService<AccountManager>();
                var demo = await services.GetRequiredService<AccountRegister>().DemoAsync(cancellation);
                foreach (var account in demo)
                {
                    var user = await accounts.FindByIdAsync(account.Id)
                        ?? throw new InvalidOperationException($"The account {account.Id} is gone.");
                    user.Actor = Actor;
                    user.Change(a => a with { IsDemo = false, IsLocked = true, PasswordHash = null, Roles = [] });
                    Demand(await accounts.UpdateSecurityStampAsync(user));
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{demo.Count} demokonton stängda.");
                return ExitCodes.Ok;
            },
            cancellation));
        return command;
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new CommandException(ExitCodes.Findings, string.Join(Environment.NewLine, result.Errors.Select(e => e.Description)));
    }

    private static Task<int> RunAsync(Func<AccountManager, Task<int>> work, CancellationToken cancellation) =>
        RunWithServicesAsync(services => work(services.GetRequiredService<AccountManager>()), cancellation);

    private static Task<int> RunWithServicesAsync(Func<IServiceProvider, Task<int>> work, CancellationToken cancellation) =>
        DatabaseAccess.GuardAsync(async () =>
        {
            var services = new ServiceCollection().AddKravbibliotekStorage(DatabaseAccess.Options());
            services.AddAccounts();
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<LibraryHost>().OpenAsync(cancellation);
            await using var scope = provider.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        });
}
