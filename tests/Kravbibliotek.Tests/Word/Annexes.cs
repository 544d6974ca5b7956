using System.IO.Compression;
using System.Text;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Tests.Word;

/// <summary>Annexes to test with: one made of the real library, and one made to be difficult.</summary>
internal static class Annexes
{
    public static readonly DateOnly Date = new(2026, 11, 21);

    public static async Task<AnnexOrder> OrderAsync(string profile) => new()
    {
        Title = "Ärendehanteringssystem",
        ReferenceNumber = "KS 2026/00417",
        Organisation = "Exempelkommun",
        Date = Date,
        Selections = AnnexOrder.SelectionOf((await RealLibrary.ReadAsync()).Profiles.Single(p => p.Id == profile), shortForm: false),
    };

    public static async Task<AnnexModel> OfProfileAsync(string profile)
    {
        var result = AnnexBuilder.Build(await OrderAsync(profile), AnnexSources.From(await RealLibrary.ReadAsync()));
        return result.Model ?? throw new InvalidOperationException(string.Join('\n', result.Findings.Select(f => f.Message)));
    }

    public static AnnexItem Item(string text, RequirementKind kind = RequirementKind.Mandatory, string key = "TIL-012", int number = 3) => new()
    {
        Key = key,
        Number = number,
        Fingerprint = new string('a', 64),
        Title = "Titel på kravet",
        Kind = kind,
        Ground = kind == RequirementKind.Qualification ? QualificationGround.TechnicalAbility : null,
        Text = text,
        Proof = "- **Med anbudet:** en beskrivning.\n- **Vid leverans:** ett protokoll.",
        ProofTimes = [ProofTime.Bid, ProofTime.Delivery],
        References = ["EN 301 549 V3.2.1, avsnitt 9.1.4.3, eller likvärdig"],
        Values = [KeyValuePair.Create("svarstid", "4")],
    };

    public static AnnexModel Model(params AnnexItem[] items) => new()
    {
        Title = "Provbilaga",
        Date = Date,
        Ground = AwardGround.PriceAndQuality,
        Citations = LawCitations.For(ProcurementLaw.Lou, belowThreshold: false, []),
        Chapters = [new("TIL", "Tillgänglighet", "Lösningar som kan användas av alla.", items), new("LEV", "Leverans", "Införande.", [])],
        Standards = [new("EN 301 549", "V3.2.1", "Accessibility requirements", "ETSI", "TIL-012")],
    };

    /// <summary>Every kind, every sort of Markdown, and what Markdown in the library may not hold.</summary>
    public static AnnexModel Difficult() => Model(
        Item("Tjänsten **ska** visa *allt* med `kod` och [Diggs webbplats](https://www.digg.se/) samt ***allt på en gång***.\n\n"
            + "1. Första\n2. Andra\n   - punkt under\n     - djupare\n3. Tredje\n\n   Nytt stycke i punkten.\n\n5. Femte", key: "TIL-001"),
        Item("1. Räknas om från ett\n2. Två", RequirementKind.Award, "TIL-002") with { Deduction = 1_250_000.5m },
        Item("# Rubrik\n\n> Citat\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```json\n{ \"a\": 1 }\n```\n\n<b>HTML</b> &amp; <https://a.se/x>",
            RequirementKind.ContractTerm, "TIL-003"),
        Item("Tecken: <>&\"' \u00a0 å ä ö é e\u0301 “citat” – — ‑ 𝄞 \u200b.", RequirementKind.Qualification, "TIL-004"),
        Item("[fel länk](http://exa mple) [farlig](javascript:alert(1)) [post](mailto:a@b.se) ![bild](https://a.se/b.png)", key: "TIL-005"));

    public static byte[] Export(AnnexModel model)
    {
        using var target = new MemoryStream();
        AnnexExporter.Write(model, AnnexTemplate.Default, target);
        return target.ToArray();
    }

    public static string Part(byte[] docx, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The file with one part changed.</summary>
    public static byte[] With(byte[] docx, string name, Func<string, string> change)
    {
        using var source = new ZipArchive(new MemoryStream(docx));
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var to = archive.CreateEntry(entry.FullName).Open();
                using var from = entry.Open();
                if (entry.FullName == name)
                    to.Write(Encoding.UTF8.GetBytes(change(new StreamReader(from, Encoding.UTF8).ReadToEnd())));
                else
                    from.CopyTo(to);
            }
        }

        return target.ToArray();
    }
}
