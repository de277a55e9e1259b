using Servanda.Model;

namespace Servanda.Assessment.Live;

/// <summary>What an entry can speak of, and the standing of a commitment rest on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name; of prose, the words.</param>
internal readonly record struct Subject(SubjectKind Kind, string Name)
{
    /// <summary>
    /// What an entry speaks of, whether or not it says anything of it: of a fact of the members of a roster, of which member
    /// (null: of all, or the fact is of none).
    /// </summary>
    public static IEnumerable<(Subject Subject, string? Member)> Of(Entry entry) =>
        entry switch
        {
            { Verb: <= Verb.Finds, Content: { } content } => In(content),
            { Verb: >= Verb.Signs and < Verb.Withdraws, Object: { } target } =>
            [
                (new Subject(SubjectKind.Declarations, target), null),
            ],
            _ => [],
        };

    static IEnumerable<(Subject, string?)> In(Condition said) =>
        said switch
        {
            Holds { Fact: var fact } => [Of(fact)],
            Compare { Fact: var fact } => [Of(fact)],
            More { Fact: var fact } => [Of(fact)],
            OfRoster { Fact: var fact } => [(new Subject(SubjectKind.Fact, fact), null)],
            Prose { Text: var words } => [(new Subject(SubjectKind.Prose, words), null)],
            StatusIs { Commitment: var name } => [(new Subject(SubjectKind.Goal, name), null)],
            _ => Parts.Of(said).SelectMany(In),
        };

    static (Subject, string?) Of(FactRef fact) => (new Subject(SubjectKind.Fact, fact.Fact), fact.Member);
}

/// <summary>The kinds of subjects.</summary>
internal enum SubjectKind : byte
{
    /// <summary>An event, state, level or tally.</summary>
    Fact,

    /// <summary>A condition in prose, of which findings speak.</summary>
    Prose,

    /// <summary>The goal of a commitment, of which findings speak.</summary>
    Goal,

    /// <summary>What is declared on a commitment or an instrument.</summary>
    Declarations,
}
