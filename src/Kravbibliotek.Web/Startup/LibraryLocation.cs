namespace Kravbibliotek.Web.Startup;

/// <summary>Finds the library's files: by setting, in the content root, or in a folder above it.</summary>
public sealed class LibraryLocation(IConfiguration configuration, IHostEnvironment environment)
{
    private const string Setting = "Kravbibliotek:Requirements";
    private const string Name = "requirements";

    /// <summary>The folder with the requirement files.</summary>
    public string Folder => Find();

    private string Find()
    {
        if (configuration[Setting] is { Length: > 0 } configured)
        {
            return Directory.Exists(configured)
                ? Path.GetFullPath(configured)
                : throw new DirectoryNotFoundException($"Mappen {configured} finns inte. Den anges av inställningen {Setting}.");
        }
        return Above(environment.ContentRootPath)
            ?? Above(AppContext.BaseDirectory)
            ?? throw new DirectoryNotFoundException($"Mappen {Name} finns inte. Ange var den ligger med inställningen {Setting}.");
    }

    private static string? Above(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, Name);
            if (Directory.Exists(path))
                return path;
        }
        return null;
    }
}
