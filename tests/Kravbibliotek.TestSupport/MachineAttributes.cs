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
