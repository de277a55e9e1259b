using Servanda.Cli;

return await Cli.RunAsync(args, Surroundings.OfThisProcess());
