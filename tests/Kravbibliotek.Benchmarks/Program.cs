using Kravbibliotek.Benchmarks;

switch (args.FirstOrDefault())
{
    case "annex":
        AnnexMeasurement.Run();
        return 0;
    case "annex-once":
        AnnexMeasurement.RunOnce();
        return 0;
    default:
        Console.Error.WriteLine("Välj en mätning: annex.");
        return 2;
}
