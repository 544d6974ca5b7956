using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders;

namespace Kravbibliotek.Word.Export;

/// <summary>One requirement as it is printed: verb and values filled in, nothing left to decide.</summary>
public sealed record AnnexItem
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>Number of the version.</summary>
    public required int Number { get; init; }

    /// <summary>Fingerprint of the version.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is used as.</summary>
    public required RequirementKind Kind { get; init; }

    /// <summary>The ground it rests on when used as qualification requirement.</summary>
    public QualificationGround? Ground { get; init; }

    /// <summary>Normative text, Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>What the vendor hands in, Markdown; null or empty when nothing.</summary>
    public string? Proof { get; init; }

    /// <summary>When proof is handed in.</summary>
    public IReadOnlyList<ProofTime> ProofTimes { get; init; } = [];

    /// <summary>Standards and laws it rests on, in words.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Parameter values by name in file form, every one of them, in the version's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; init; } = [];

    /// <summary>Price deduction in kronor, or null when it is said elsewhere.</summary>
    public decimal? Deduction { get; init; }

    /// <summary>True when the vendor answers it in the annex.</summary>
    public bool IsAnswered => Kind != RequirementKind.ContractTerm;
}

/// <summary>A chapter: one area of the library. Without items it is not printed, but counted in the M15 table.</summary>
/// <param name="Id">Short id, for instance <c>TIL</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Intro">One paragraph, plain text.</param>
/// <param name="Items">The requirements in order.</param>
public sealed record AnnexChapter(string Id, string Title, string Intro, IReadOnlyList<AnnexItem> Items);

/// <summary>A standard that requirements in the annex refer to.</summary>
/// <param name="Designation">Designation.</param>
/// <param name="Edition">Edition.</param>
/// <param name="Title">Title in its original language.</param>
/// <param name="Publisher">Publisher.</param>
/// <param name="UsedBy">Keys of the requirements, with clauses.</param>
public sealed record AnnexStandard(string Designation, string Edition, string Title, string Publisher, string UsedBy);

/// <summary>Everything that an annex says, frozen. The same model gives the same bytes.</summary>
public sealed record AnnexModel
{
    private static readonly Guid IdNamespace = new("7a1f3f0e-5d0b-5c52-9c3e-2f8c1b9a4e10");

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Diarienummer, or null.</summary>
    public string? ReferenceNumber { get; init; }

    /// <summary>Organisation, or null.</summary>
    public string? Organisation { get; init; }

    /// <summary>The date printed on it.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What the bids are evaluated on.</summary>
    public required AwardGround Ground { get; init; }

    /// <summary>The law and the places of it that may be cited.</summary>
    public required LawCitations Citations { get; init; }

    /// <summary>All chapters in order, also those without requirements.</summary>
    public required IReadOnlyList<AnnexChapter> Chapters { get; init; }

    /// <summary>Standards referred to, by designation.</summary>
    public required IReadOnlyList<AnnexStandard> Standards { get; init; }

    /// <summary>All requirements in order.</summary>
    public IEnumerable<AnnexItem> Items => Chapters.SelectMany(c => c.Items);

    /// <summary>The annex id: a name-based UUID of everything that makes this annex differ from another.</summary>
    public Guid Id()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string? text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
            hash.AppendData("\0"u8);
        }

        Add(Title);
        Add(ReferenceNumber);
        Add(Organisation);
        Add(Date.ToString("O", CultureInfo.InvariantCulture));
        Add(Citations.LawName);
        Add(string.Create(CultureInfo.InvariantCulture, $"{Citations.BelowThreshold} {Ground}"));
        foreach (var item in Items)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{item.Key}/{item.Number} {item.Kind} {item.Deduction}"));
            Add(item.Fingerprint);
            foreach (var (name, value) in item.Values)
                Add($"{name}={value}");
        }

        return NameBasedId.Create(IdNamespace, hash.GetHashAndReset());
    }
}
