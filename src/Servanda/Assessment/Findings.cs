using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>
/// The findings on a commitment's goal, taken as statements about each fact that the goal speaks of, for that commitment
/// alone (semantics 3.4).
/// </summary>
internal static class Findings
{
    /// <summary>The statements, by fact; null where nothing was found.</summary>
    public static IReadOnlyDictionary<int, List<Statement>>? On(
        RecordIndex index,
        Commitment commitment,
        string? member
    )
    {
        var found = index.About(index.FoundGoal(commitment.Name));
        if (found.IsEmpty || commitment is not { Goal: { } goal, Duty: { } duty } || duty == DutyKind.Seek)
            return null;
        var byFact = new Dictionary<int, List<Statement>>();
        foreach (var finding in found)
            Spread(goal, duty != DutyKind.Avoid, finding);
        return byFact;

        void Spread(Condition condition, bool affirmed, in Statement finding)
        {
            switch (condition)
            {
                case AllOf all:
                    foreach (var part in all.Parts)
                        Spread(part, affirmed, finding);
                    break;
                case AnyOf any:
                    foreach (var part in any.Parts)
                        Spread(part, affirmed, finding);
                    break;
                case Not not:
                    Spread(not.Part, !affirmed, finding);
                    break;
                // What is defined is decided by its definition.
                case Holds { Fact.Fact: var named } when IsDefined(named):
                case OfRoster { Fact: var of } when IsDefined(of):
                    break;
                case Holds holds:
                    Add(holds.Fact, finding.Affirms == affirmed, null, finding);
                    break;
                case Compare compare:
                    Add(compare.Fact, finding.Affirms == affirmed, compare, finding);
                    break;
                case OfRoster of:
                    foreach (var each in index.MembersOf(of.Roster))
                        Add(new FactRef(of.Fact, each.Id), finding.Affirms == affirmed != of.Negated, null, finding);
                    break;
            }
        }

        bool IsDefined(string fact) => index.Dossier.Facts.GetValueOrDefault(fact)?.Definition is not null;

        void Add(FactRef reference, bool affirms, Compare? compare, in Statement finding)
        {
            var fact = index.FactOf(member is null ? reference : reference.For(member));
            var bounds = compare is null
                ? (affirms ? Bounds.AtLeast(1) : Bounds.AtMost(0))
                : Bounds.Of(compare.Comparison, compare.Amount, affirms);
            if (fact < 0 || bounds is not { } given)
                return;
            var isState =
                index.Dossier.Facts.TryGetValue(reference.Fact, out var declared) && declared.Kind == FactKind.State;
            var isSince = index.Entries[finding.Entry].IsSince;
            if (!byFact.TryGetValue(fact, out var rows))
                byFact[fact] = rows = [];
            rows.Add(
                finding with
                {
                    Fact = fact,
                    Form =
                        !isState ? StatementForm.Figure
                        : isSince ? StatementForm.Since
                        : StatementForm.During,
                    Affirms = affirms,
                    Bounds = given,
                }
            );
        }
    }
}
