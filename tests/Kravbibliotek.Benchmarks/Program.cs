using Kravbibliotek.Benchmarks;

switch (args.FirstOrDefault())
{
    case "annex":
        AnnexMeasurement.Run();
        return 0;
    case "annex-once":
        AnnexMeasurement.RunOnce();
        return 0;
    case "curation" when args.Length == 2:
        await CurationMeasurement.RunAsync(args[1]);
        return 0;
    case "quality" when args.Length == 2:
        await QualityMeasurement.RunAsync(args[1]);
        return 0;
    case "bot" when args.Length == 2:
        await BotMeasurement.RunAsync(args[1]);
        return 0;
    case "public" when args.Length == 2:
        await PublicMeasurement.RunAsync(args[1]);
        return 0;
    case "serve" when args.Length == 3:
        await PublicMeasurement.ServeAsync(args[1], args[2]);
        return 0;
    case "search" when args.Length == 2:
        await SearchMeasurement.RunAsync(args[1], 10_000, 5);
        await SearchMeasurement.RunAsync(args[1], 100_000, 1);
        return 0;
    default:
        Console.Error.WriteLine("Välj en mätning: annex, curation MAPP, quality MAPP, public MAPP, bot MAPP eller search MAPP.");
        return 2;
}
