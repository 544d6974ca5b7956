using System.CommandLine;

namespace Kravbibliotek.Cli.Commands;

/// <summary>The library folder that many commands work on.</summary>
internal static class LibraryFolderArgument
{
    private const string FolderName = "requirements";

    /// <summary>The argument <c>[mapp]</c>.</summary>
    public static Argument<string?> Create()
    {
        var folder = new Argument<string?>("mapp")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = $"Bibliotekets mapp. Utelämnas den söks mappen {FolderName} här och uppåt.",
        };
        // The parser takes a misspelt option for a folder.
        folder.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => t.Value.StartsWith('-')))
                result.AddError("Okänd flagga.");
        });
        return folder;
    }

    /// <summary>The option <c>--from</c> for commands whose argument is something else.</summary>
    public static Option<string?> CreateOption() => new("--from")
    {
        HelpName = "mapp",
        Description = $"Bibliotekets mapp. Utelämnas den söks mappen {FolderName} här och uppåt.",
    };

    /// <summary>The folder given, or the nearest <c>requirements</c> upwards from where the command runs.</summary>
    public static string Find(string? given)
    {
        if (given is not null)
            return Directory.Exists(given) ? Path.GetFullPath(given) : throw Missing($"Mappen {given} finns inte.");
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, FolderName);
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw Missing($"Hittar ingen mapp {FolderName} här eller uppåt. Ange mappen.");
    }

    private static CommandException Missing(string message) => new(ExitCodes.Environment, message);
}
