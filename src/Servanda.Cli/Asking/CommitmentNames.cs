using System.CommandLine;

namespace Servanda.Cli.Asking;

/// <summary>The arguments that name commitments, completed from the dossier.</summary>
internal static class CommitmentNames
{
    public static Argument<string> One(DossierArgument dossier)
    {
        var argument = new Argument<string>("COMMITMENT") { Description = "The commitment's name." };
        argument.CompletionSources.Add(dossier.CommitmentNames);
        return argument;
    }

    public static Argument<string[]> Any(DossierArgument dossier)
    {
        var argument = new Argument<string[]>("COMMITMENT")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Only these commitments.",
        };
        argument.CompletionSources.Add(dossier.CommitmentNames);
        return argument;
    }

    /// <summary>The member of a roster that is meant, written <c>fg-0001</c> or <c>of fg-0001</c>; often none.</summary>
    public static Argument<string[]> Member(DossierArgument dossier, Argument<string> commitment)
    {
        var argument = new Argument<string[]>("MEMBER")
        {
            Arity = new ArgumentArity(0, 2),
            Description = "The member of its roster, for a commitment for each of them; 'of' may stand before it.",
        };
        argument.CompletionSources.Add(context =>
            dossier.Members(context, context.ParseResult.GetValue(commitment) ?? "")
        );
        return argument;
    }
}
