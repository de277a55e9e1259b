using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Checks.Order;

/// <summary>
/// A course of events in which everybody does what is owed and nobody does anything before it is owed: how far does it get?
/// What nobody promised may come of itself, and so may what somebody must avoid: the course gets as far as the text allows, so
/// that what does not come in it cannot come by duty alone.
/// </summary>
internal sealed class Course
{
    readonly CheckedAgreement _agreement;
    readonly Dossier _dossier;
    readonly Func<Commitment, bool> _fails;
    readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    readonly HashSet<string> _owed = new(StringComparer.Ordinal);
    readonly HashSet<string> _done = new(StringComparer.Ordinal);
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    // Whether a commitment has brought about what it asks for.
    Func<Commitment, bool> _brings;

    Course(CheckedAgreement agreement, Func<Commitment, bool> fails) =>
        (_agreement, _dossier, _fails, _brings) = (agreement, agreement.Dossier, fails, IsDone);

    /// <summary>The course in which some promises are not performed although they are owed.</summary>
    public static Course Of(CheckedAgreement agreement, Func<Commitment, bool>? fails = null)
    {
        var course = new Course(agreement, fails ?? (_ => false));
        // What has come does not go, so that going round until nothing is added finds all.
        while (course.Advance()) { }
        return course;
    }

    /// <summary>Whether a commitment comes to be owed.</summary>
    public bool IsOwed(string commitment) => _owed.Contains(commitment);

    /// <summary>Whether a commitment is performed.</summary>
    public bool IsDone(string commitment) => _done.Contains(commitment);

    /// <summary>
    /// What stands in the way of a commitment that is not performed: the commitments behind each condition that does not come,
    /// with the clause. Of a choice (`or`) all are named.
    /// </summary>
    public IEnumerable<Obstacle> InTheWayOf(Commitment commitment) =>
        Gates(commitment)
            .Select(gate => (Gate: gate, Brings: (Func<Commitment, bool>)IsDone))
            .Concat(OfPerformance(commitment))
            .SelectMany(part =>
                If(part.Brings, () => Behind(part.Gate.Condition).Distinct().ToList())
                    .Select(behind => new Obstacle(commitment, part.Gate, behind.Commitment, behind.IsByStatus))
            );

    /// <summary>Whether a condition comes to hold.</summary>
    public bool Comes(Condition condition) =>
        condition switch
        {
            AllOf all => all.Parts.All(Comes),
            AnyOf any => any.Parts.Any(Comes),
            Holds holds => FactComes(holds.Fact.Fact),
            Compare compare => FactComes(compare.Fact.Fact, compare),
            More more => FactComes(more.Fact.Fact),
            OfRoster of => of.Negated || FactComes(of.Fact),
            CompareQuantities compare => QuantityParts.FactsOf(compare.Left).All(f => FactComes(f.Fact)),
            StatusIs status => StatusComes(status),
            InstrumentIs { Status: InstrumentStatus.InForce } instrument => InstrumentComes(instrument.Instrument),
            HasCome come => MomentComes(come.Moment),
            HasPassed passed => MomentComes(passed.Moment),
            Lasting lasting => Comes(lasting.Part),
            Before before => Comes(before.First),
            _ => true,
        };

    bool Advance()
    {
        var before = (_begun.Count, _owed.Count, _done.Count);
        foreach (var commitment in _agreement.Commitments)
        {
            if (_done.Contains(commitment.Name) || !Gates(commitment).All(g => g.IsProviso || Comes(g.Condition)))
                continue;
            _begun.Add(commitment.Name);
            if (commitment.Provided is { } provided && !Comes(provided))
                continue;
            _owed.Add(commitment.Name);
            if (
                !_fails(commitment)
                && OfPerformance(commitment).All(part => If(part.Brings, () => Comes(part.Gate.Condition)))
            )
                _done.Add(commitment.Name);
        }
        return before != (_begun.Count, _owed.Count, _done.Count);
    }

    // What has to come before it counts as performed, and who may bring it about.
    IEnumerable<(Gate Gate, Func<Commitment, bool> Brings)> OfPerformance(Commitment commitment)
    {
        if (commitment is { Duty: DutyKind.Achieve, Goal: { } goal })
            yield return (
                new Gate(commitment.Name, commitment.Location, "must", goal),
                c => c == commitment || IsDone(c)
            );
        // What is to happen at the same moment stands in nobody's way, unless somebody does not do it.
        if (commitment.Together is { } together)
            yield return (
                new Gate(commitment.Name, commitment.Location, "together with", together),
                c => _begun.Contains(c.Name) && !_fails(c)
            );
    }

    bool IsDone(Commitment commitment) => _done.Contains(commitment.Name);

    T If<T>(Func<Commitment, bool> brings, Func<T> asked)
    {
        var before = _brings;
        _brings = brings;
        var answer = asked();
        _brings = before;
        return answer;
    }

    IEnumerable<Gate> Gates(Commitment commitment)
    {
        foreach (var gate in _agreement.GatesOf(commitment))
            yield return gate;
        foreach (var position in _agreement.Positions)
            if (position.Content is Before order && IsHeldAgainst(position, order.Then, commitment))
                yield return new Gate(
                    commitment.Name,
                    commitment.Location,
                    $"as {string.Join(", ", position.Speakers.Select(s => s.Name))} demands ({position.Id}, {position.Said})",
                    order.First
                );
    }

    // Who demands something before it acts does not act before.
    bool IsHeldAgainst(Entry position, Condition then, Commitment commitment) =>
        commitment.Duty == DutyKind.Achieve
        && Facts.In(then, _dossier).Any(f => _agreement.Bringing(f.Name).Contains(commitment))
        && commitment
            .Obligors.Concat(commitment.Performers)
            .Any(doer => position.Speakers.Any(s => _agreement.Bound.AreOneSide(s.Name, doer)));

    bool FactComes(string name, Compare? count = null)
    {
        if (!_dossier.Facts.TryGetValue(name, out var fact))
            return true;
        if (fact.Meaning is { } meaning)
            return Once(name, () => Comes(meaning));
        if (fact.Reckoned is { } reckoned)
            return QuantityParts.FactsOf(reckoned).ToList() is var parts
                && (parts.Count == 0 || Once(name, () => parts.Exists(p => FactComes(p.Fact))));
        var bringing = count is null ? _agreement.Bringing(name) : _agreement.Bringing(count);
        return bringing.IsEmpty || bringing.Any(_brings);
    }

    bool StatusComes(StatusIs status)
    {
        var commitment = _agreement.Find(status.Commitment);
        return commitment is null
            || status.Status switch
            {
                Status.Fulfilled or Status.FulfilledLate when commitment.Duty == DutyKind.Achieve => _done.Contains(
                    status.Commitment
                ),
                // In force and not in breach (3.13).
                Status.Kept => _begun.Contains(status.Commitment) && !_fails(commitment),
                Status.Pending => _owed.Contains(status.Commitment),
                Status.NotInForce or Status.Superseded => true,
                // A contingency: somebody may break, excuse or end it, once it is in force.
                _ => _begun.Contains(status.Commitment),
            };
    }

    bool InstrumentComes(string name) =>
        _dossier.Instruments.GetValueOrDefault(name)?.Upon is not { } upon || Once("/" + name, () => Comes(upon));

    bool MomentComes(Moment moment) =>
        moment switch
        {
            Model.Offset offset => MomentComes(offset.Anchor),
            WhenHolds held => Comes(held.Condition),
            DueOf due => _agreement.Find(due.Commitment) is not { } commitment
                || (commitment.By is { } by ? MomentComes(by) : _begun.Contains(due.Commitment)),
            EarlierOf earlier => earlier.Moments.Any(MomentComes),
            LaterOf later => later.Moments.All(MomentComes),
            EitherOf either => either.Readings.Any(MomentComes),
            UnlessHeld unless => MomentComes(unless.Moment),
            NthPeriod period => Comes(period.Obtains),
            _ => true,
        };

    /// <summary>The commitments that could bring about what does not come.</summary>
    IEnumerable<(Commitment Commitment, bool IsByStatus)> Behind(Condition condition)
    {
        foreach (var part in Facts.All(condition).SelectMany(ThroughDefinitions))
            switch (part)
            {
                case StatusIs status when _agreement.Find(status.Commitment) is { } commitment && !Comes(status):
                    yield return (commitment, true);
                    break;
                case HasCome { Moment: var moment } when !MomentComes(moment):
                    foreach (var due in Parts.All(moment).OfType<DueOf>())
                        if (_agreement.Find(due.Commitment) is { } waited)
                            yield return (waited, true);
                    break;
                case Compare compare
                    when !Comes(compare) && _dossier.Facts.GetValueOrDefault(compare.Fact.Fact) is { Reckoned: null }:
                    foreach (var bringing in _agreement.Bringing(compare))
                        yield return (bringing, false);
                    break;
                case Holds or Compare or More or OfRoster or CompareQuantities when !Comes(part):
                    foreach (var asked in Facts.In(part, _dossier))
                    foreach (var bringing in _agreement.Bringing(asked.Name))
                        yield return (bringing, false);
                    break;
                default:
                    break;
            }
    }

    IEnumerable<Condition> ThroughDefinitions(Condition part)
    {
        yield return part;
        var meaning = part switch
        {
            Holds holds => _dossier.Facts.GetValueOrDefault(holds.Fact.Fact)?.Meaning,
            InstrumentIs { Status: InstrumentStatus.InForce } instrument => _dossier
                .Instruments.GetValueOrDefault(instrument.Instrument)
                ?.Upon,
            _ => null,
        };
        if (meaning is null || !_asked.Add(ModelText.Of(part)))
            yield break;
        foreach (var inner in Facts.All(meaning).SelectMany(ThroughDefinitions))
            yield return inner;
        _asked.Remove(ModelText.Of(part));
    }

    // What is defined by itself has a diagnostic, and is in nobody's way.
    bool Once(string name, Func<bool> comes)
    {
        if (!_asked.Add(name))
            return true;
        var found = comes();
        _asked.Remove(name);
        return found;
    }
}

/// <summary>A commitment that cannot begin because of another.</summary>
/// <param name="Waiting">The one that waits.</param>
/// <param name="Gate">Where it waits: the condition does not come.</param>
/// <param name="Behind">The commitment that would bring it about.</param>
/// <param name="IsByStatus">Whether the condition names that commitment itself, and not what it brings about.</param>
internal sealed record Obstacle(Commitment Waiting, Gate Gate, Commitment Behind, bool IsByStatus);
