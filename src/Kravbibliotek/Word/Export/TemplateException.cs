namespace Kravbibliotek.Word.Export;

/// <summary>A template does not keep the contract. The message says, in Swedish, everything that is wrong.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>Problems found.</summary>
    public TemplateException(IReadOnlyList<string> problems)
        : base("Mallen kan inte användas. " + string.Join(' ', problems)) => Problems = problems;

    /// <summary>One sentence a problem.</summary>
    public IReadOnlyList<string> Problems { get; }
}
