using System.Diagnostics;

namespace Kravbibliotek.TestSupport;

/// <summary>LibreOffice as a test uses it.</summary>
public static class Office
{
    /// <summary>
    /// Converts a file with a profile of its own, so that tests and a person's own LibreOffice never meet.
    /// </summary>
    /// <param name="folder">The test's own folder, where the profile and the result are put.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">The format as LibreOffice names it, for instance <c>pdf</c> or <c>xlsx:Calc MS Excel 2007 XML</c>.</param>
    /// <returns>The path of the one file that it made.</returns>
    /// <exception cref="InvalidOperationException">It made none, or several; the message is what it said.</exception>
    public static async Task<string> ConvertAsync(string folder, string path, string format)
    {
        var to = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        var start = new ProcessStartInfo(Machine.LibreOffice!,
        [
            "--headless", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profil")).AbsoluteUri}",
            "--convert-to", format, "--outdir", to, path,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var problem = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Directory.GetFiles(to) is [var made] ? made : throw new InvalidOperationException(await problem);
    }
}
