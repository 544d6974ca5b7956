using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Requirements;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Word.Export;

/// <summary>A paragraph of a requirement and its style.</summary>
/// <param name="Style">Style id; null for the style that the block's kind asks for.</param>
/// <param name="Block">The text.</param>
internal readonly record struct PrintedParagraph(string? Style, TextBlock Block)
{
    /// <summary>A paragraph of plain text.</summary>
    public static PrintedParagraph Plain(string style, string text) => new(style, TextBlock.Plain(text));
}

/// <summary>
/// The two cells of a requirement as they are printed. Both the writer and the digest read them from here, so that what is signed is what
/// is seen.
/// </summary>
public sealed class PrintedItem
{
    private PrintedItem(IReadOnlyList<PrintedParagraph> key, IReadOnlyList<PrintedParagraph> requirement) =>
        (Key, Requirement) = (key, requirement);

    /// <summary>The first cell: key, number, kind.</summary>
    internal IReadOnlyList<PrintedParagraph> Key { get; }

    /// <summary>The second cell: everything that binds the vendor.</summary>
    internal IReadOnlyList<PrintedParagraph> Requirement { get; }

    /// <summary>Characters of the second cell.</summary>
    internal int Length => Requirement.Sum(p => p.Block.Runs.Sum(r => r.Text.Length));

    /// <summary>The requirement as printed.</summary>
    public static PrintedItem Of(AnnexItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(KeyOf(item), RequirementOf(item));
    }

    /// <summary>The printed digest (tryckt kontrollsumma) of a requirement, kind and values included.</summary>
    public string Digest() => Digest(new PrintedText());

    /// <summary>The digest of two cells, from their printed text.</summary>
    public static string DigestOf(string key, string requirement) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{requirement}")));

    /// <summary>The digest, made with a scratch text that is used again.</summary>
    internal string Digest(PrintedText scratch) => DigestOf(TextOf(Key, scratch), TextOf(Requirement, scratch));

    private static string TextOf(IReadOnlyList<PrintedParagraph> cell, PrintedText scratch)
    {
        scratch.Clear();
        foreach (var paragraph in cell)
            scratch.Append(paragraph.Block);
        return scratch.ToString();
    }

    private static List<PrintedParagraph> KeyOf(AnnexItem item)
    {
        List<PrintedParagraph> key =
        [
            PrintedParagraph.Plain("Kravnyckel", TemplateContract.KeyAndNumber(item.Key, item.Number)),
            PrintedParagraph.Plain("Kravtyp", Words.Kinds.Label(item.Kind)),
        ];
        if (item is { Kind: RequirementKind.Qualification, Ground: { } ground })
            key.Add(PrintedParagraph.Plain("Kravtyp", $"Grund: {Words.QualificationGrounds.Label(ground)}"));
        return key;
    }

    private static List<PrintedParagraph> RequirementOf(AnnexItem item)
    {
        List<PrintedParagraph> cell = [];
        if (item.Title.Length > 0)
            cell.Add(PrintedParagraph.Plain("Kravrubrik", item.Title));
        cell.AddRange(BlockReader.Read(item.Text).Select(b => new PrintedParagraph(null, b)));
        if (item.References.Count > 0)
            cell.Add(PrintedParagraph.Plain("Kravnot", $"Hänvisar till: {string.Join("; ", item.References)}."));
        if (!string.IsNullOrWhiteSpace(item.Proof))
        {
            cell.Add(PrintedParagraph.Plain("Bevisrubrik", ProofHeading(item)));
            cell.AddRange(BlockReader.Read(item.Proof).Select(b => new PrintedParagraph(null, b)));
        }

        if (item.Kind == RequirementKind.Award)
            cell.Add(PrintedParagraph.Plain("Kravnot", DeductionOf(item)));
        if (cell.Count == 0)
            cell.Add(PrintedParagraph.Plain("Kravtext", item.Key));
        return cell;
    }

    private static string ProofHeading(AnnexItem item)
    {
        if (item.Kind == RequirementKind.Qualification)
            return "Bevis, på begäran av den som avses tilldelas kontraktet";
        var times = item.ProofTimes.Select(t => Words.ProofTimes.Label(t).ToLowerInvariant()).ToList();
        return times.Count == 0 ? "Bevis" : $"Bevis ({string.Join(", ", times)})";
    }

    private static string DeductionOf(AnnexItem item) => item.Deduction is { } kronor
        ? $"Mervärdesavdrag vid svaret Ja: {Kronor(kronor)}."
        : "Mervärdesavdrag vid svaret Ja: enligt upphandlingsdokumenten.";

    // The culture's own number format differs between machines; an annex may not.
    private static string Kronor(decimal amount) =>
        amount.ToString("#,##0.##", new NumberFormatInfo { NumberGroupSeparator = "\u00a0", NumberDecimalSeparator = "," }) + "\u00a0kr";
}
