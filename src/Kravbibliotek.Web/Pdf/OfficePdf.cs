using System.Diagnostics;

namespace Kravbibliotek.Web.Pdf;

/// <summary>There was no PDF. Why is told, so that the visitor can be told what to do.</summary>
public sealed class PdfException(PdfFault fault, string? detail = null) : Exception(detail ?? fault.ToString())
{
    /// <summary>What went wrong.</summary>
    public PdfFault Fault { get; } = fault;
}

/// <summary>Why there was no PDF.</summary>
public enum PdfFault
{
    /// <summary>The machine has no LibreOffice.</summary>
    Missing,

    /// <summary>Others are being made, and none was ready in time.</summary>
    Busy,

    /// <summary>LibreOffice failed, or took too long.</summary>
    Failed,
}

/// <summary>
/// Makes PDF of our own Word files with LibreOffice, where the machine has it: <c>KRAV_SOFFICE</c>, or <c>soffice</c> in PATH. Two at a
/// time, each with a profile and a folder of its own that are gone afterwards.
/// </summary>
public sealed class OfficePdf(IConfiguration configuration, ILogger<OfficePdf> log) : IDisposable
{
    private const string Setting = "KRAV_SOFFICE";
    private const int AtATime = 2;
    private static readonly TimeSpan Queue = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    // Tagged and with a title, as PDF/UA asks for.
    private const string Format = """pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}""";

    private readonly SemaphoreSlim _places = new(AtATime);
    private readonly string? _program = Find(configuration[Setting]);

    /// <summary>True when the machine can make PDF.</summary>
    public bool IsAvailable => _program is not null;

    /// <summary>The PDF of a Word file.</summary>
    /// <exception cref="PdfException">There is none.</exception>
    public async Task<byte[]> MakeAsync(ReadOnlyMemory<byte> word, CancellationToken cancellationToken)
    {
        if (_program is null)
            throw new PdfException(PdfFault.Missing);
        if (!await _places.WaitAsync(Queue, cancellationToken))
            throw new PdfException(PdfFault.Busy);
        var folder = Directory.CreateTempSubdirectory("kravbibliotek-pdf-");
        try
        {
            return await ConvertAsync(_program, folder.FullName, word, cancellationToken);
        }
        finally
        {
            _places.Release();
            Remove(folder);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<byte[]> ConvertAsync(string program, string folder, ReadOnlyMemory<byte> word, CancellationToken cancellationToken)
    {
        var source = Path.Combine(folder, "bilaga.docx");
        await File.WriteAllBytesAsync(source, word, cancellationToken);
        var start = new ProcessStartInfo(program,
        [
            "--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profil")).AbsoluteUri}",
            "--convert-to", Format, "--outdir", folder, source,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start) ?? throw new PdfException(PdfFault.Failed);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Longest);
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(time.Token);
            var problem = await process.StandardError.ReadToEndAsync(time.Token);
            await said;
            await process.WaitForExitAsync(time.Token);
            var target = Path.ChangeExtension(source, ".pdf");
            // The program says nothing of failures in its exit code; the file does.
            if (File.Exists(target))
                return await File.ReadAllBytesAsync(target, cancellationToken);
            PdfLog.Failed(log, process.ExitCode, problem.Trim());
            throw new PdfException(PdfFault.Failed);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            PdfLog.TooSlow(log, Longest.TotalSeconds);
            throw new PdfException(PdfFault.Failed);
        }
        finally
        {
            // What has ended by itself is not there to be killed.
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException problem)
        {
            // A program that was killed may still hold a file; the system's own cleaning takes the rest.
            PdfLog.NotRemoved(log, problem);
        }
    }

    private static string? Find(string? told)
    {
        if (!string.IsNullOrEmpty(told))
            return File.Exists(told) ? told : null;
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "soffice" + ending)).FirstOrDefault(File.Exists);
    }
}

/// <summary>What is logged of PDF. Nothing of what is in the files.</summary>
internal static partial class PdfLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "LibreOffice gjorde ingen PDF (avslutades med {Code}): {Problem}")]
    public static partial void Failed(ILogger log, int code, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "LibreOffice gjorde ingen PDF på {Seconds} sekunder och stoppades")]
    public static partial void TooSlow(ILogger log, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mappen som en PDF gjordes i gick inte att ta bort")]
    public static partial void NotRemoved(ILogger log, Exception problem);
}
