namespace Kravbibliotek.Cli;

/// <summary>What a script can rely on.</summary>
internal static class ExitCodes
{
    /// <summary>Done, nothing to remark on.</summary>
    public const int Ok = 0;

    /// <summary>Findings, or the work was refused; what and why is on stderr or stdout.</summary>
    public const int Findings = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>The surroundings fail: a file cannot be read, no database.</summary>
    public const int Environment = 3;
}
