namespace Kravbibliotek.Checks;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Worth a look.</summary>
    Info,

    /// <summary>Should be mended; blocks nothing.</summary>
    Warning,

    /// <summary>A hard rule is broken: nothing is imported or published.</summary>
    Error,
}

/// <summary>Something found by a check. A check never changes anything.</summary>
/// <param name="Code">Stable code, for instance <c>K012</c>.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Path">Path of the file under <c>requirements/</c>.</param>
/// <param name="Line">Line in the file from 1; 0 when the file as a whole is meant.</param>
/// <param name="Message">What is wrong, in Swedish.</param>
/// <param name="Mend">How to mend it, in Swedish.</param>
public sealed record Finding(string Code, Severity Severity, string Path, int Line, string Message, string Mend);
