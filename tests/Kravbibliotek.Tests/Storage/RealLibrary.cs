using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Files;

namespace Kravbibliotek.Tests.Storage;

/// <summary>The library of this repository.</summary>
internal static class RealLibrary
{
    public static string Folder { get; } = Find();

    public static async Task<Library> ReadAsync() => LibraryReader.Read(await LibraryFolder.ReadAsync(Folder)).Library;

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "requirements");
            if (File.Exists(Path.Combine(folder, "README.md")))
                return folder;
        }

        throw new InvalidOperationException("The folder requirements was not found upwards from the tests.");
    }
}
