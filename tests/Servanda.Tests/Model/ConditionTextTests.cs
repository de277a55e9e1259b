using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Servanda.Edtf;
using Servanda.Model;
using Comparison = Servanda.Model.Comparison;

namespace Servanda.Tests.Model;

/// <summary>Every condition and moment of the model can be written, and read back as the same.</summary>
public class ConditionTextTests
{
    private const string Names = """
        party US
        instrument doha made by US on 2020-02-29
        instrument other made by US on 2020-03-10
        event talks
        state ties
        level troops in troops
        tally prisoners
        roster group of (p-1, p-2)
        event freed for group
        state kept for group
        tally steps for group
        commitment c under doha
          US must achieve talks
          by 2021

        """;

    private static readonly Gen<FactRef> Member = Gen.OneOf(
        Gen.Const("p-1").Select(m => new FactRef("freed", m)),
        Gen.Const("p-2").Select(m => new FactRef("kept", m)),
        Gen.Const("v").Select(m => new FactRef("freed", m, true))
    );

    private static readonly Gen<Quantity> PlainQuantity = Gen.OneOf<Quantity>(
        Gen.Int[0, 3_000].Select(n => (Quantity)new Number(n)),
        Gen.Const<Quantity>(new NumberOf("group", 2)),
        Gen.Const<Quantity>(new ValueOf(new FactRef("troops"))),
        Gen.Const<Quantity>(new ValueOf(new FactRef("steps", "p-2"))),
        Gen.Const<Quantity>(new GrowthOf(new FactRef("prisoners"), Period.FromDays(7), null)),
        Gen.Const<Quantity>(new GrowthOf(new FactRef("prisoners"), null, new Holds(new FactRef("ties"))))
    );

    private static readonly Gen<Quantity> AnyQuantity = Gen.Recursive<Quantity>(
        (depth, inner) =>
            depth >= 3
                ? PlainQuantity
                : Gen.OneOf(
                    PlainQuantity,
                    Gen.Select(Gen.Int[1, 200], inner, (n, of) => (Quantity)new ShareOf(n, of)),
                    Gen.Select(inner, Gen.Enum<Arithmetic>(), inner, (x, o, y) => (Quantity)new Calculation(x, o, y))
                )
    );

    private static readonly Gen<Condition> Leaf = Gen.OneOf<Condition>(
        // What changes stands on the left: beside a number alone, a fact is a plain comparison.
        Gen.Select(
            AnyQuantity,
            Gen.Enum<Comparison>(),
            AnyQuantity,
            (x, c, y) =>
                (Condition)
                    new CompareQuantities(
                        new Calculation(new ValueOf(new FactRef("troops")), Arithmetic.Minus, x),
                        c,
                        y
                    )
        ),
        Gen.Const<Condition>(
            new Compare(new FactRef("troops"), Comparison.AtMost, 1722)
            {
                Written = new Calculation(new Number(298), Arithmetic.Plus, new Number(1424)),
            }
        ),
        Gen.Const<Condition>(new Holds(new FactRef("talks"))),
        Gen.Const<Condition>(new Holds(new FactRef("ties"))),
        Member.Select(m => (Condition)new Holds(m)),
        Gen.Select(
            Gen.OneOf(Gen.Const(new FactRef("troops")), Gen.Const(new FactRef("steps", "p-2"))),
            Gen.Enum<Comparison>(),
            Gen.OneOf(Gen.Int[0, 3_000_000].Select(i => (decimal)i), Gen.Const(3.67m), Gen.Const(79228162514264m)),
            (f, c, n) => (Condition)new Compare(f, c, n)
        ),
        Gen.OneOf([.. Words.StatusesOf(isPower: false).Select(Gen.Const)]).Select(s => (Condition)new StatusIs("c", s)),
        Gen.Const<Condition>(new IsMade("other")),
        Gen.Enum<InstrumentStatus>().Select(s => (Condition)new InstrumentIs("other", s)),
        Gen.Select(Gen.Bool, Gen.Bool, (all, not) => (Condition)new OfRoster(all, "group", "freed", not)),
        Gen.Const<Condition>(new Prose("violence \"falls\" markedly", "en")),
        Gen.Const<Condition>(new Prose("says nothing"))
    );

    private static readonly Gen<Moment> PlainMoment = Gen.OneOf<Moment>(
        Gen.OneOf(
                Gen.Const("2020"),
                Gen.Const("2020-05~"),
                Gen.Const("2019/2020-03"),
                Gen.Const("2020-05-06T12:00:00Z"),
                Gen.Const("[2020-01-01,2020-02-01]"),
                Gen.Const("../2020-03")
            )
            .Select(text => (Moment)new OnDate(Date(text))),
        Gen.OneOf(Gen.Const("2015-02-15"), Gen.Const("2015-02-15T12:00:00"))
            .Select(text => (Moment)new OnDate(Date(text), DateTimeZoneProviders.Tzdb["Europe/Kyiv"])),
        Gen.Const<Moment>(new DueOf("c"))
    );

    private static readonly Gen<Period> Span = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, 2],
        Gen.Int[0, 400],
        Gen.Int[0, 1],
        (months, weeks, days, hours) =>
            new PeriodBuilder
            {
                Months = months,
                Weeks = weeks,
                Days = days,
                Hours = hours,
            }.Build()
    );

    private static readonly Gen<Condition> Conditions = Gen.Recursive<Condition>(
        (depth, inner) => depth >= 4 ? Leaf : Nested(inner)
    );

    private static Gen<Condition> Nested(Gen<Condition> inner) =>
        Gen.OneOf(
            Leaf,
            inner.List[2, 3].Select(parts => (Condition)new AllOf([.. parts])),
            inner.List[2, 3].Select(parts => (Condition)new AnyOf([.. parts])),
            inner.Select(part => (Condition)new Not(part)),
            Gen.Select(inner, Span, (part, span) => (Condition)new Lasting(part, span)),
            Gen.Select(inner, inner, (first, then) => (Condition)new Before(first, then)),
            Moments(inner).Select(m => m is WhenHolds held ? held.Condition : new HasCome(m))
        );

    private static Gen<Moment> Moments(Gen<Condition> inner)
    {
        var simple = Gen.OneOf(PlainMoment, inner.Select(c => c is HasCome come ? come.Moment : new WhenHolds(c)));
        var offset = Gen.Select(
            Span,
            Gen.Bool,
            simple,
            (span, after, anchor) => (Moment)new Servanda.Model.Offset(span, after, anchor)
        );
        var any = Gen.OneOf(simple, offset);
        return Gen.OneOf(
            any,
            any.List[2, 3].Select(m => (Moment)new EarlierOf([.. m])),
            any.List[2, 3].Select(m => (Moment)new LaterOf([.. m])),
            any.List[2, 3].Select(m => (Moment)new EitherOf([.. m])),
            Gen.Int[1, 50]
                .Select(n =>
                    (Moment)
                        new Servanda.Model.Offset(
                            Period.FromDays(n - 1),
                            true,
                            new WhenHolds(new Holds(new FactRef("talks"))),
                            true
                        )
                )
        );
    }

    [Fact]
    public void A_condition_of_a_commitment() =>
        Conditions.Hold(condition =>
        {
            var text =
                $"commitment x under doha\n  for each v in group\n  US must achieve talks\n  provided {ModelText.Of(condition)}\n";

            var dossier = Bound.Of(Names + text);

            Assert.Empty(dossier.Diagnostics);
            Assert.Null(ModelDifference.Find(condition, dossier.Commitments["x"].Provided, text));
        });

    [Fact]
    public void A_moment_of_a_commitment() =>
        Moments(Conditions)
            .Hold(moment =>
            {
                var text =
                    $"commitment x under doha\n  for each v in group\n  US must keep ties\n  until {ModelText.Of(moment)}\n";

                var dossier = Bound.Of(Names + text);

                Assert.Null(ModelDifference.Find(moment, dossier.Commitments["x"].Until, text));
            });

    [Fact]
    public void A_position_of_an_entry() =>
        Gen.Select(Conditions, Conditions, (first, then) => new Before(first, then))
            .Hold(position =>
            {
                var text = $"2020-06-01 US demands {ModelText.Of(position)}\n";

                // A variable says nothing in an entry.
                var dossier = Bound.Of(Names + text.Replace("v is freed", "p-1 is freed", StringComparison.Ordinal));

                Assert.Empty(dossier.Diagnostics);
                var content = Assert.Single(dossier.Entries).Content!;
                Assert.Equal(
                    ModelText.Of(position).Replace("v is freed", "p-1 is freed", StringComparison.Ordinal),
                    ModelText.Of(content)
                );
            });

    private static EdtfDate Date(string text) =>
        EdtfDate.TryParse(text, out var date, out _) ? date : throw new FormatException(text);
}
