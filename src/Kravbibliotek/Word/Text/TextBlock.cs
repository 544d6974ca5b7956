namespace Kravbibliotek.Word.Text;

/// <summary>What a block is.</summary>
public enum BlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>An item of a bulleted list.</summary>
    Bullet,

    /// <summary>An item of a numbered list.</summary>
    Numbered,

    /// <summary>A further paragraph of a list item.</summary>
    Continuation,

    /// <summary>A block of code; its lines are separated by line breaks.</summary>
    Code,
}

/// <summary>How a run looks.</summary>
[Flags]
public enum RunLook
{
    /// <summary>As the paragraph.</summary>
    Plain = 0,

    /// <summary>Fetstil.</summary>
    Strong = 1,

    /// <summary>Kursiv.</summary>
    Emphasis = 2,

    /// <summary>Kod.</summary>
    Code = 4,
}

/// <summary>A run of text with one look. The text <c>"\n"</c> alone is a line break.</summary>
/// <param name="Text">The text.</param>
/// <param name="Look">How it looks.</param>
/// <param name="Address">Target of the link it belongs to: absolute http, https or mailto; null when it is no link.</param>
public readonly record struct TextRun(string Text, RunLook Look = RunLook.Plain, string? Address = null)
{
    /// <summary>True for a line break.</summary>
    public bool IsBreak => Text == "\n";
}

/// <summary>One block of a requirement's text, as every reader of it wants it: Word, canonical text, and later a sheet.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Depth of the list from 0.</param>
/// <param name="List">Running number from 1 of the numbered list it belongs to within the text; 0 otherwise.</param>
/// <param name="Start">The first number of that list.</param>
/// <param name="Runs">The text.</param>
public sealed record TextBlock(BlockKind Kind, int Level, int List, int Start, IReadOnlyList<TextRun> Runs)
{
    /// <summary>A plain paragraph.</summary>
    public static TextBlock Plain(string text) => new(BlockKind.Paragraph, 0, 0, 1, [new TextRun(text)]);
}
