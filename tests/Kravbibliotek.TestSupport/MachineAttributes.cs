using Xunit;

namespace Kravbibliotek.TestSupport;

/// <summary>A test that needs a Chromium browser; skipped with the reason when there is none.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Machine.ChromiumMissing;
}

/// <summary>A theory that needs a Chromium browser; skipped with the reason when there is none.</summary>
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = Machine.ChromiumMissing;
}

/// <summary>A test that needs LibreOffice; skipped with the reason when there is none.</summary>
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = Machine.LibreOfficeMissing;
}

/// <summary>A theory that needs LibreOffice; skipped with the reason when there is none.</summary>
public sealed class LibreOfficeTheoryAttribute : TheoryAttribute
{
    public LibreOfficeTheoryAttribute() => Skip = Machine.LibreOfficeMissing;
}

/// <summary>A test that needs LibreOffice with its spreadsheet; skipped with the reason when there is none.</summary>
public sealed class CalcFactAttribute : FactAttribute
{
    public CalcFactAttribute() => Skip = Machine.CalcMissing;
}

/// <summary>A theory that needs LibreOffice with its spreadsheet; skipped with the reason when there is none.</summary>
public sealed class CalcTheoryAttribute : TheoryAttribute
{
    public CalcTheoryAttribute() => Skip = Machine.CalcMissing;
}

/// <summary>A test that needs npm, and the registry that it is set up for; skipped with the reason when there is no npm.</summary>
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute() => Skip = Machine.Npm is null ? "npm saknas på datorn." : null;
}

/// <summary>A test of what Windows does not have, such as executable bits and symbolic links for everybody.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Gäller inte Windows." : null;
}

/// <summary>A test that runs our programs as the account <c>nobody</c>; skipped with the reason where that cannot be done.</summary>
public sealed class RunAsPlainUserFactAttribute : FactAttribute
{
    public RunAsPlainUserFactAttribute() => Skip = Machine.PlainUserImpossible;
}
