using System.Collections.Immutable;
using System.Text;
using CsCheck;
using NodaTime;
using Servanda.Assessment;
using Servanda.Checks;
using Servanda.Checks.Order;
using Servanda.Model;
using Servanda.Tests.Model;

namespace Servanda.Tests.Checks;

/// <summary>
/// What the checks of order say of small agreements is what a search through all their states says, in which the engine tells
/// after each act what is owed next. The two share no code.
/// </summary>
public class OrderAgainstStatesTests
{
    static readonly Instant Asked = Instant.FromUtc(2026, 6, 1, 0, 0);

    // Conditions over the events of others, over their promises, and over one event that nobody promised.
    static Gen<string> Condition(int count)
    {
        var event_ = Gen.Int[0, count].Select(i => i == count ? "rain" : $"e{i}");
        var one = Gen.Frequency(
            (5, event_),
            (2, Gen.Int[0, count - 1].Select(i => $"c{i} is fulfilled")),
            (1, Gen.Int[0, count - 1].Select(i => $"c{i} is kept"))
        );
        return Gen.Frequency(
            (5, one),
            (2, Gen.Select(event_, event_, (a, b) => $"{a} and {b}")),
            (2, Gen.Select(event_, event_, (a, b) => $"{a} or {b}")),
            (1, Gen.Select(event_, event_, event_, (a, b, c) => $"({a} or {b}) and {c}"))
        );
    }

    static readonly Gen<string> Agreements =
        from count in Gen.Int[2, 5]
        from clauses in Gen.Select(Gen.Int[0, 3], Condition(count), Condition(count)).Array[count]
        select Text(count, clauses);

    static string Text(int count, (int Kind, string Upon, string Provided)[] clauses)
    {
        var text = new StringBuilder("party North\nparty South\nevent rain \"rain\"\n");
        for (var i = 0; i < count; i++)
            text.Append($"event e{i} \"act {i}\"\n");
        for (var i = 0; i < count; i++)
        {
            text.Append($"commitment c{i}\n  {(i % 2 == 0 ? "North" : "South")} must achieve e{i}\n");
            text.Append($"  owed to {(i % 2 == 0 ? "South" : "North")}\n");
            var (kind, upon, provided) = clauses[i];
            if (kind is 1 or 3)
                text.Append($"  upon {upon}\n");
            if (kind is 2 or 3)
                text.Append($"  provided {provided}\n");
        }
        for (var i = 0; i <= count; i++)
            text.Append($"2026-02-01 North, South report {(i == count ? "rain" : $"e{i}")} id said-{i}\n");
        return text.ToString();
    }

    [Fact]
    public void What_is_never_owed_by_duty_alone_is_owed_in_no_state() =>
        Agreements.Hold(
            text =>
            {
                var dossier = Bound.Of(text);
                if (dossier.IsPartial)
                    return false;
                var agreement = new CheckedAgreement(dossier);
                var course = Course.Of(agreement);
                var owed = OwedInSomeState(dossier);
                return agreement.Commitments.All(c => course.IsOwed(c.Name) == owed.Contains(c.Name));
            },
            count: Cases(1000),
            print: text =>
            {
                var dossier = Bound.Of(text);
                var course = Course.Of(new CheckedAgreement(dossier));
                return $"{text}\nby states: {string.Join(" ", OwedInSomeState(dossier).Order())}\nby the check: {string.Join(" ", dossier.Commitments.Keys.Where(course.IsOwed))}";
            }
        );

    [Fact]
    public void A_circle_is_found_where_something_is_never_owed_and_nowhere_else()
    {
        var withCircles = 0;
        Agreements.Hold(
            text =>
            {
                var dossier = Bound.Of(text);
                var agreement = new CheckedAgreement(dossier);
                var owed = OwedInSomeState(dossier);
                var circles = WaitingCircle.In(agreement);
                if (!circles.IsEmpty)
                    Interlocked.Increment(ref withCircles);
                return circles.IsEmpty == agreement.Commitments.All(c => owed.Contains(c.Name))
                    && circles.All(c => !c.Names.Overlaps(owed))
                    && circles.All(c => circles.All(d => c == d || !c.Names.IsSubsetOf(d.Names)));
            },
            count: Cases(1000)
        );
        // The cases must be of both kinds.
        Assert.InRange(withCircles, Cases(1000) / 20, Cases(1000) * 19 / 20);
    }

    static int Cases(int usual) => Settings.Number("SERVANDA_CASES", usual);

    /// <summary>What is owed in some state that can be reached by acts that are owed, and by what nobody promised.</summary>
    static HashSet<string> OwedInSomeState(Dossier dossier)
    {
        var entries = dossier.Entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var owed = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<ImmutableSortedSet<string>>([
            [],
        ]);
        while (queue.TryDequeue(out var done))
        {
            if (!seen.Add(string.Join(' ', done)))
                continue;
            var here = dossier with { Entries = [.. done.Select(id => entries[id])] };
            var answers = new Assessor(here).Assess(new Question { AsOf = Asked, KnownAt = Asked }).Answers;
            queue.Enqueue(done.Add($"said-{dossier.Commitments.Count}"));
            foreach (var answer in answers)
                if (answer.Status is Status.Pending or Status.Fulfilled)
                {
                    owed.Add(answer.Commitment.Name);
                    queue.Enqueue(done.Add($"said-{answer.Commitment.Name[1..]}"));
                }
        }
        return owed;
    }
}
