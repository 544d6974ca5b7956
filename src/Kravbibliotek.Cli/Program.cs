using System.CommandLine;

return new RootCommand("Kravbiblioteket på kommandoraden.").Parse(args).Invoke();
