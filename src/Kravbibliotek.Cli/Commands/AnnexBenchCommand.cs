using System.CommandLine;
using System.Text.Json;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Cli.Commands;

/// <summary>
/// <c>krav annex-bench</c>, hidden: an annex from the content file of the comparison with other generators
/// (<c>tests/Kravbibliotek.Benchmarks</c>). Everything is parsed and rendered here, nothing beforehand.
/// </summary>
internal static class AnnexBenchCommand
{
    private static readonly DateOnly FixedDate = new(2026, 11, 20);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var content = new Argument<string>("innehåll") { Description = "Innehållsfil i JSON." };
        var target = new Argument<string>("fil") { Description = "Word-fil att skriva." };
        var command = new Command("annex-bench", "Mät exporten på ett givet innehåll.") { content, target };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(parsed.GetValue(content)!));
            using var file = File.Create(parsed.GetValue(target)!);
            AnnexExporter.Write(ModelOf(json.RootElement), AnnexTemplate.Default, file);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static AnnexModel ModelOf(JsonElement root) => new()
    {
        Title = Text(root, "title"),
        Date = FixedDate,
        Ground = AwardGround.PriceAndQuality,
        Citations = LawCitations.For(ProcurementLaw.Lou, belowThreshold: false, []),
        Chapters = [.. root.GetProperty("areas").EnumerateArray().Select(area => new AnnexChapter(
            area.GetProperty("no").GetRawText(), Text(area, "name"), Text(area, "intro"),
            [.. area.GetProperty("reqs").EnumerateArray().Select(ItemOf)]))],
        Standards = [.. root.GetProperty("std").EnumerateArray().Select(row => new AnnexStandard(
            row[0].GetString()!, "1", row[1].GetString()!, "", row[2].GetString()!))],
    };

    private static AnnexItem ItemOf(JsonElement item) => new()
    {
        Key = Text(item, "id"),
        Number = item.GetProperty("ver").GetInt32(),
        Fingerprint = "",
        Title = "",
        Kind = Text(item, "level") == "ska" ? RequirementKind.Mandatory : RequirementKind.Award,
        Text = Text(item, "md"),
    };

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
