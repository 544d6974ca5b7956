using Kravbibliotek.Checks;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>Why a document cannot be read, thrown within the reader only and told as a finding.</summary>
internal sealed class OscalFault(Finding finding) : Exception(finding.Message)
{
    private static readonly Rule NotCatalog = new("I121",
        "Filen är ingen OSCAL-katalog: {0}", "Skicka in en katalog (catalog). Profiler och andra OSCAL-dokument läses inte in.");

    private static readonly Rule Syntax = new("I122", "Filen går inte att tolka: {0}", "Hämta filen på nytt där den kommer från.");

    private static readonly Rule Shape = new("I123", "{0} ska vara {1}.", "Rätta filen så att den följer OSCAL, eller hämta den på nytt.");

    private static readonly Rule TooLarge = new("I124", "Filen är större än {0} MB.", "Dela upp katalogen och läs in delarna var för sig.");

    private static readonly Rule TooMany = new("I125",
        "Katalogen har fler än {0} kontroller.", "Dela upp katalogen och läs in delarna var för sig.");

    private static readonly Rule SameId = new("I126", "Id {0} står på två kontroller.", "Ge varje kontroll ett eget id.");

    /// <summary>What is told.</summary>
    public Finding Finding { get; } = finding;

    /// <summary>The document is something else.</summary>
    public static OscalFault OtherDocument(string what) => new(NotCatalog.At("", 0, what));

    /// <summary>The file is not well formed.</summary>
    public static OscalFault Broken(int line, string why) => new(Syntax.At("", line, why));

    /// <summary>Something is not of the form it must have.</summary>
    public static OscalFault Misshapen(string place, string expected) => new(Shape.At("", 0, place, expected));

    /// <summary>The file has too many bytes.</summary>
    public static OscalFault Large(int megabytes) => new(TooLarge.At("", 0, megabytes));

    /// <summary>There are too many controls.</summary>
    public static OscalFault Many(int most) => new(TooMany.At("", 0, most));

    /// <summary>An id is not unique.</summary>
    public static OscalFault Twice(string id) => new(SameId.At("", 0, id));
}
