using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>A declared name: what it stands for, and whether that can be relied on.</summary>
internal sealed class Symbol(DeclarationSyntax declaration)
{
    private const int MembersSearched = 5_000;

    private NameSuggestions? memberSuggestions;
    private Holds? holds;

    /// <summary>The declaration that counts: the first by file and place.</summary>
    public DeclarationSyntax Declaration { get; } = declaration;

    /// <summary>The name.</summary>
    public string Name => Declaration.Name.Text;

    /// <summary>What is declared.</summary>
    public DeclarationKind Kind => Declaration.Kind;

    /// <summary>The bound fact, once facts are bound; null for anything else.</summary>
    public Fact? Fact { get; set; }

    /// <summary>The roster for whose members a fact is declared; null for anything else.</summary>
    public Symbol? RosterOfFact { get; set; }

    /// <summary>The commitments to which a fact's definition refers, itself or through other definitions.</summary>
    public IReadOnlyCollection<string> Commitments { get; set; } = [];

    /// <summary>The bound roster, once rosters are bound; null for anything else.</summary>
    public Roster? Roster { get; set; }

    /// <summary>The identifiers of the roster's members.</summary>
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>A fact by its name alone: one for all entries that speak of it.</summary>
    public FactRef Reference => field ??= new FactRef(Name);

    /// <summary>That the fact holds.</summary>
    public Holds Holds(FactRef fact) => fact == Reference ? holds ??= new Holds(fact) : new Holds(fact);

    /// <summary>Whether every member of this roster is one of another.</summary>
    public bool IsWithin(Symbol? other) => other is not null && (this == other || Members.IsSubsetOf(other.Members));

    /// <summary>The member whose identifier, or name on the list, is nearest to an unknown one; null where none is near.</summary>
    public string? NearestMember(string unknown)
    {
        if (memberSuggestions is null)
        {
            memberSuggestions = new NameSuggestions();
            foreach (var member in Roster?.Members.Take(MembersSearched) ?? [])
                memberSuggestions.Add(member.Id, [member.Name]);
        }
        return memberSuggestions.For(unknown);
    }

    /// <summary>
    /// Why nothing that depends on it can be assessed, as the end of the sentence "not assessed: …"; null where all is
    /// well. A clause that uses it must not be treated as if it were absent.
    /// </summary>
    public string? Doubt { get; private set; }

    /// <summary>Whether it is a commitment for which the text itself gives no formal reading.</summary>
    public bool IsNotFormalised =>
        Kind == DeclarationKind.Commitment
        && Declaration.Clauses.Any(c => c is ProsesClauseSyntax { Kind: ProseClauseKind.NotFormalised });

    /// <summary>Notes the first reason for doubt.</summary>
    public void DoubtBecause(string reason) => Doubt ??= reason;
}
