Console.WriteLine("Välj en mätning.");
