using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// What commitments say of each other: circles in their definitions are found, and what depends on a commitment
/// without status loses its own, so that no answer rests on a clause that could not be bound.
/// </summary>
internal sealed class ReferenceCheck
{
    private const string Due = " is due";

    private readonly BindingContext context;
    private readonly Dictionary<string, (Commitment Commitment, ClauseScope Scope)> commitments;
    private readonly Dictionary<string, (Instrument Instrument, ClauseScope Scope)> instruments;
    private readonly Dictionary<string, HashSet<Edge>> edges = new(StringComparer.Ordinal);

    private ReferenceCheck(
        BindingContext context,
        Dictionary<string, (Commitment, ClauseScope)> commitments,
        Dictionary<string, (Instrument, ClauseScope)> instruments
    )
    {
        this.context = context;
        this.commitments = commitments;
        this.instruments = instruments;
    }

    // From what is defined to what defines it; "forward" where more of the second never means less of the first.
    private readonly record struct Edge(string Target, bool IsForward);

    /// <summary>Reports circles, and puts in doubt every commitment whose status would rest on one that has none.</summary>
    public static void Run(
        BindingContext context,
        Dictionary<string, (Commitment, ClauseScope)> commitments,
        Dictionary<string, (Instrument, ClauseScope)> instruments
    )
    {
        var check = new ReferenceCheck(context, commitments, instruments);
        check.FindCircles();
        check.SpreadDoubt();
    }

    private void FindCircles()
    {
        foreach (var (commitment, _) in commitments.Values)
            AddEdges(commitment);
        foreach (var (commitment, _) in commitments.Values)
            AddTies(commitment);
        var nodes = edges.Keys.Order(StringComparer.Ordinal).ToList();
        foreach (var circle in Circles.Of(nodes, n => edges[n].Select(e => e.Target).Where(edges.ContainsKey)))
        {
            var group = circle.Members.ToHashSet(StringComparer.Ordinal);
            // What only waits for itself has a meaning: it never begins. That is for a check to say.
            if (group.All(n => !IsDue(n) && edges[n].All(e => !group.Contains(e.Target) || e.IsForward)))
                continue;
            var names = circle.Members.Select(CommitmentOf).Distinct(StringComparer.Ordinal).ToList();
            var (source, span) = PlaceOf(circle.Path);
            context.Report(
                SelfReference.Rule.At(source, span, string.Join(" → ", circle.Path)) with
                {
                    Related =
                    [
                        .. names.Select(n => new RelatedPlace(
                            commitments[n].Scope.Source,
                            ((DeclarationSyntax)commitments[n].Scope.Statement).Name.Span,
                            "on the circle"
                        )),
                    ],
                }
            );
            foreach (var name in names)
                commitments[name].Scope.Fault();
        }
    }

    private void SpreadDoubt()
    {
        var dependents = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, (commitment, scope)) in commitments)
        {
            var targets = scope.References.Select(r => r.Commitment);
            if (commitment.Instrument is { } under && instruments.TryGetValue(under, out var instrument))
                targets = targets.Concat(instrument.Scope.References.Select(r => r.Commitment));
            foreach (var target in targets.Distinct(StringComparer.Ordinal))
            {
                if (!dependents.TryGetValue(target, out var list))
                    dependents[target] = list = [];
                list.Add(name);
            }
        }
        var doubtful = new SortedSet<string>(
            commitments.Keys.Where(name => HasNoStatus(commitments[name])),
            StringComparer.Ordinal
        );
        // Wave by wave and in order, so that the reason named is the same whatever the order of files.
        while (doubtful.Count > 0)
        {
            var next = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var name in doubtful)
            foreach (var dependent in dependents.GetValueOrDefault(name) ?? [])
            {
                if (HasNoStatus(commitments[dependent]))
                    continue;
                commitments[dependent].Scope.DoubtBecause(ConditionBinder.DependsOn(name));
                next.Add(dependent);
            }
            doubtful = next;
        }
    }

    private static bool HasNoStatus((Commitment Commitment, ClauseScope Scope) bound) =>
        bound.Scope.Doubt is not null || bound.Commitment.NotFormalised is not null;

    private void AddEdges(Commitment commitment)
    {
        var status = new HashSet<Edge>();
        var due = new HashSet<Edge>();
        Condition(commitment.Upon, true, status);
        Moment(commitment.From, true, status);
        Moment(commitment.Recurrence?.MomentOf(1), true, status);
        Condition(commitment.Together, true, status);
        Condition(commitment.Unless, false, status);
        Moment(commitment.Until, false, status);
        Condition(commitment.Goal, commitment.Duty is not (DutyKind.Keep or DutyKind.Avoid), status);
        if (commitment.Instrument is { } name && instruments.TryGetValue(name, out var instrument))
            Condition(instrument.Instrument.Upon, true, status);
        Moment(commitment.By, false, due);
        // A span is counted from the coming into force.
        if (commitment.Within is not null)
        {
            Condition(commitment.Upon, false, due);
            Moment(commitment.From, false, due);
            Moment(commitment.Recurrence?.MomentOf(1), false, due);
        }
        if (due.Count > 0)
        {
            edges[commitment.Name + Due] = due;
            status.Add(new Edge(commitment.Name + Due, false));
        }
        edges[commitment.Name] = status;
    }

    // What a commitment says of others' status: its consequence follows upon its breach, what it replaces ends.
    private void AddTies(Commitment commitment)
    {
        if (commitment is { Otherwise: { } consequence, VariantOf: null } && edges.TryGetValue(consequence, out var of))
            of.Add(new Edge(commitment.Name, true));
        var instrument = commitment.Instrument is { } name ? instruments.GetValueOrDefault(name).Instrument : null;
        foreach (var replaced in commitment.Replaces)
        {
            Moment(commitment.From, false, edges[replaced]);
            Condition(instrument?.Upon, false, edges[replaced]);
        }
        if (instrument is not null && !commitment.Survives)
            foreach (var (other, _) in instruments.Values)
                if (other.Replaces.Contains(instrument.Name))
                    Condition(other.Upon, false, edges[commitment.Name]);
    }

    private void Condition(Condition? condition, bool isForward, HashSet<Edge> into)
    {
        if (condition is not null)
            Condition(condition, isForward, into, []);
    }

    private void Moment(Moment? moment, bool isForward, HashSet<Edge> into)
    {
        if (moment is not null)
            Moment(moment, isForward, into, []);
    }

    private void Condition(Condition condition, bool isForward, HashSet<Edge> into, HashSet<(string, bool)> seen)
    {
        switch (condition)
        {
            case StatusIs status:
                into.Add(new Edge(status.Commitment, isForward && status.Status != Status.NotInForce));
                break;
            case Holds { Fact.Fact: var fact }:
                Definition(fact, isForward, into, seen);
                break;
            case OfRoster of:
                Definition(of.Fact, isForward && !of.Negated, into, seen);
                break;
            case Before before:
                Condition(before.First, isForward, into, seen);
                Condition(before.Then, false, into, seen);
                break;
            case HasPassed passed:
                Moment(passed.Moment, isForward, into, seen);
                break;
            case HasCome come:
                Moment(come.Moment, isForward, into, seen);
                break;
            default:
                foreach (var part in Parts.Of(condition))
                    Condition(part, isForward && condition is not (Not or CompareQuantities), into, seen);
                break;
        }
    }

    private void Definition(string fact, bool isForward, HashSet<Edge> into, HashSet<(string, bool)> seen)
    {
        if (context.Find(fact)?.Fact?.Meaning is { } meaning && seen.Add((fact, isForward)))
            Condition(meaning, isForward, into, seen);
    }

    private void Moment(Moment moment, bool isForward, HashSet<Edge> into, HashSet<(string, bool)> seen)
    {
        foreach (var part in Parts.All(moment))
            switch (part)
            {
                case WhenHolds first:
                    Condition(first.Condition, isForward, into, seen);
                    break;
                case UnlessHeld unless:
                    Condition(unless.Condition, false, into, seen);
                    break;
                case NthPeriod period:
                    Condition(period.Obtains, isForward, into, seen);
                    break;
                case DueOf due:
                    into.Add(new Edge(due.Commitment + Due, isForward));
                    break;
            }
    }

    private static bool IsDue(string node) => node.EndsWith(Due, StringComparison.Ordinal);

    private static string CommitmentOf(string node) => IsDue(node) ? node[..^Due.Length] : node;

    // The clause by which the first of the circle refers to the next, or the first's name.
    private (SourceText, TextSpan) PlaceOf(IReadOnlyList<string> path)
    {
        var (commitment, scope) = commitments[CommitmentOf(path[0])];
        foreach (var target in path.Skip(1).Select(CommitmentOf))
        {
            foreach (var reference in scope.References.Where(r => r.Commitment == target))
                return (scope.Source, reference.Span);
            if (commitment.Instrument is { } name && instruments.TryGetValue(name, out var instrument))
                foreach (var reference in instrument.Scope.References.Where(r => r.Commitment == target))
                    return (instrument.Scope.Source, reference.Span);
        }
        return (scope.Source, ((DeclarationSyntax)scope.Statement).Name.Span);
    }
}
