using Servanda.Cli;

return Cli.Run(args, Surroundings.OfThisProcess());
