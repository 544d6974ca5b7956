using System.Globalization;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Word.Export;

/// <summary>A heading of the annex.</summary>
/// <param name="Level">1 or 2.</param>
/// <param name="Number">Number as the heading style writes it.</param>
/// <param name="Title">The words.</param>
/// <param name="Bookmark">Bookmark that the table of contents points at.</param>
internal sealed record AnnexHeading(int Level, string Number, string Title, string Bookmark);

/// <summary>
/// The headings, known before the first line is written: the table of contents stands first and is complete, so that no program has to
/// ask its reader to update it.
/// </summary>
internal sealed class AnnexOutline
{
    /// <summary>Heading of the instructions.</summary>
    public const string HowTo = "Så svarar ni";

    /// <summary>Heading of the list of standards.</summary>
    public const string Standards = "Standarder som kraven hänvisar till";

    /// <summary>Heading of the coverage table.</summary>
    public const string Coverage = "Kravens täckning av mål M15";

    private readonly List<AnnexHeading> _headings = [];
    private int _next;

    /// <summary>The outline of an annex.</summary>
    public AnnexOutline(AnnexModel model)
    {
        Add(1, HowTo);
        foreach (var kind in KindsOf(model))
            Add(2, Instructions.HeadingOf(kind));
        foreach (var chapter in model.Chapters.Where(c => c.Items.Count > 0))
            Add(1, chapter.Title);
        if (model.Standards.Count > 0)
            Add(1, Standards);
        Add(1, Coverage);
    }

    /// <summary>All headings in order.</summary>
    public IReadOnlyList<AnnexHeading> Headings => _headings;

    /// <summary>The kinds that the annex holds, in the order of the law's chapters as people read them.</summary>
    public static IEnumerable<RequirementKind> KindsOf(AnnexModel model) =>
        model.Items.Select(i => i.Kind).Distinct().Order();

    /// <summary>The next heading; asked for in the order they are written.</summary>
    public AnnexHeading Next(int level, string title)
    {
        var heading = _headings[_next++];
        return heading.Title == title && heading.Level == level ? heading
            : throw new InvalidOperationException($"Rubriken {title} skrivs där {heading.Title} väntades.");
    }

    private void Add(int level, string title)
    {
        var chapters = _headings.Count(h => h.Level == 1);
        var number = level == 1 ? chapters + 1 : _headings.Count - _headings.FindLastIndex(h => h.Level == 1);
        _headings.Add(new(
            level,
            string.Create(CultureInfo.InvariantCulture, $"{(level == 1 ? "" : chapters + ".")}{number}"),
            title,
            string.Create(CultureInfo.InvariantCulture, $"_Toc{100000001 + _headings.Count}")));
    }
}
