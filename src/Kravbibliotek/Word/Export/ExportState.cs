using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Word.Export;

/// <summary>A numbered list of the annex.</summary>
/// <param name="Number">Numbering id.</param>
/// <param name="Level">The level that restarts.</param>
/// <param name="Start">Its first number.</param>
internal readonly record struct AnnexList(int Number, int Level, int Start);

/// <summary>What one export keeps count of while the document is written, for the parts that follow it.</summary>
internal sealed class ExportState(AnnexModel model, AnnexTemplate template)
{
    private readonly Dictionary<string, int> _links = new(StringComparer.Ordinal);
    private int _controls;
    private int _bookmarks;

    /// <summary>What is exported.</summary>
    public AnnexModel Model { get; } = model;

    /// <summary>The template.</summary>
    public AnnexTemplate Template { get; } = template;

    /// <summary>The annex id.</summary>
    public Guid Id { get; } = model.Id();

    /// <summary>Headings.</summary>
    public AnnexOutline Outline { get; } = new(model);

    /// <summary>Printed digests in the order of the requirements.</summary>
    public List<string> Digests { get; } = [];

    /// <summary>Numbered lists in order.</summary>
    public List<AnnexList> Lists { get; } = [];

    /// <summary>Links in order of first use.</summary>
    public IEnumerable<string> Links => _links.OrderBy(l => l.Value).Select(l => l.Key);

    /// <summary>Used again for every digest.</summary>
    public PrintedText Scratch { get; } = new();

    /// <summary>Id of the store that controls are bound to.</summary>
    public string StoreId { get; } = "{" + model.Id().ToString().ToUpperInvariant() + "}";

    /// <summary>The next control id.</summary>
    public int NextControl() => ++_controls;

    /// <summary>The next bookmark id.</summary>
    public int NextBookmark() => ++_bookmarks;

    /// <summary>Number of the relationship of a link.</summary>
    public int LinkOf(string address)
    {
        if (!_links.TryGetValue(address, out var number))
            _links[address] = number = _links.Count + 1;
        return number;
    }

    /// <summary>A numbering of its own for a list: without it the numbers would go on from the list before.</summary>
    public int NewList(int level, int start)
    {
        var list = new AnnexList(Template.FirstFreeNumber + Lists.Count, level, start);
        Lists.Add(list);
        return list.Number;
    }
}
