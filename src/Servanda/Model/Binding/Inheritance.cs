using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// Commitments that take over clauses of others: a <c>variant of</c> another and what <c>replaces</c> others have every
/// clause that they do not state from the other (from the first, where several are replaced).
/// </summary>
internal static class Inheritance
{
    /// <summary>The commitment from which one takes what it does not state, or null.</summary>
    public static string? BaseOf(Commitment commitment) => commitment.VariantOf ?? commitment.Replaces.FirstOrDefault();

    /// <summary>Fills in what is inherited; a circle of inheritance is reported, and nobody on it inherits.</summary>
    public static void Run(BindingContext context, Dictionary<string, (Commitment Commitment, ClauseScope Scope)> bound)
    {
        var heirs = bound
            .Where(b => BaseOf(b.Value.Commitment) is not null)
            .Select(b => b.Key)
            .Order(StringComparer.Ordinal)
            .ToList();
        var onCircle = ReportCircles(context, bound, heirs);
        var done = new HashSet<string>(bound.Keys.Except(heirs).Concat(onCircle), StringComparer.Ordinal);
        var line = new Stack<string>();
        foreach (var heir in heirs)
        {
            for (var name = heir; done.Add(name); name = BaseOf(bound[name].Commitment)!)
                line.Push(name);
            while (line.TryPop(out var name))
            {
                var (commitment, scope) = bound[name];
                var from = bound[BaseOf(commitment)!].Commitment;
                CheckMembers(context, commitment, from, scope);
                bound[name] = (commitment.NotFormalised is null ? Filled(commitment, from) : commitment, scope);
                if (bound[name].Commitment is { Duty: null, NotFormalised: null })
                    ReportNoDuty(context, name, from, scope);
            }
        }
    }

    // Where the other lacks its duty by mistake, that has its diagnostic.
    static void ReportNoDuty(BindingContext context, string name, Commitment from, ClauseScope scope)
    {
        scope.Fault();
        if (from.NotFormalised is not null)
            context.Report(
                MissingDuty.Rule.At(
                    scope.Source,
                    ((DeclarationSyntax)scope.Statement).Name.Span,
                    $"`{name}` does not say who must do what, and `{from.Name}` has no formal reading to take it from."
                )
            );
    }

    static HashSet<string> ReportCircles(
        BindingContext context,
        Dictionary<string, (Commitment Commitment, ClauseScope Scope)> bound,
        List<string> heirs
    )
    {
        IEnumerable<string> Bases(string name) =>
            bound[name].Commitment is { VariantOf: { } of } ? [of] : bound[name].Commitment.Replaces;
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var circle in Circles.Of(heirs, n => Bases(n).Where(b => BaseOf(bound[b].Commitment) is not null)))
        {
            var scope = bound[circle.Members[0]].Scope;
            context.Report(
                SelfReference.Rule.At(
                    scope.Source,
                    ((DeclarationSyntax)scope.Statement).Name.Span,
                    string.Join(" → ", circle.Path)
                )
            );
            foreach (var name in circle.Members)
            {
                bound[name].Scope.Fault();
                members.Add(name);
            }
        }
        return members;
    }

    /// <summary>What is inherited speaks of the other's members, by the other's name for each of them.</summary>
    static void CheckMembers(BindingContext context, Commitment heir, Commitment from, ClauseScope scope)
    {
        if (heir.Recurrence is { } mine && from.Recurrence is { } theirs && mine.Variable != theirs.Variable)
        {
            context.Report(
                WrongKind.Rule.At(
                    scope.Source,
                    ((DeclarationSyntax)scope.Statement).Name.Span,
                    $"`{heir.Name}` is for each {ModelText.Of(mine)}, and `{from.Name}` for each {ModelText.Of(theirs)}.",
                    $"Write `for each {theirs.Variable} in` it too."
                )
            );
            scope.Fault();
        }
        if (heir.ForEach is not { } own || from.ForEach is not { } other || own == other)
            return;
        if (own.Variable == other.Variable && scope.Domain?.IsWithin(context.FindList(other.Roster)) == true)
            return;
        context.Report(
            WrongKind.Rule.At(
                scope.Source,
                ((DeclarationSyntax)scope.Statement).Name.Span,
                $"`{heir.Name}` is for each {own.Variable} in `{own.Roster}`, and `{from.Name}` for each {other.Variable} in `{other.Roster}`.",
                $"Write `for each {other.Variable} in` that roster, or in one with some of its members."
            )
        );
        scope.Fault();
    }

    static Commitment Filled(Commitment own, Commitment from)
    {
        var hasDeadline = own.By is not null || own.Within is not null;
        return own with
        {
            Obligors = own.Duty is null ? from.Obligors : own.Obligors,
            Duty = own.Duty ?? from.Duty,
            Goal = own.Duty is null ? from.Goal : own.Goal,
            Performers = own.Performers.IsEmpty ? from.Performers : own.Performers,
            Obligees = own.Obligees.IsEmpty ? from.Obligees : own.Obligees,
            Verifiers = own.Verifiers.IsEmpty ? from.Verifiers : own.Verifiers,
            Upon = own.Upon ?? from.Upon,
            // What is to be done at the same time says nothing in another duty.
            Together = own.Together ?? ((own.Duty ?? from.Duty) == DutyKind.Achieve ? from.Together : null),
            Provided = own.Provided ?? from.Provided,
            Unless = own.Unless ?? from.Unless,
            From = own.From ?? from.From,
            Until = own.Until ?? from.Until,
            By = hasDeadline ? own.By : from.By,
            Within = hasDeadline ? own.Within : from.Within,
            WithinWorkingDays = hasDeadline ? own.WithinWorkingDays : from.WithinWorkingDays,
            Aim = own.Aim ?? from.Aim,
            ForEach = own.ForEach ?? from.ForEach,
            Recurrence = own.Recurrence ?? from.Recurrence,
            // A variant binds nobody, so nothing follows from its breach.
            Otherwise = own.Otherwise ?? (own.VariantOf is null ? from.Otherwise : null),
            Survives = own.Survives || from.Survives,
            Instrument = own.Instrument ?? from.Instrument,
            Cites = own.Cites.IsEmpty ? from.Cites : own.Cites,
            Topic = own.Topic ?? from.Topic,
        };
    }
}
