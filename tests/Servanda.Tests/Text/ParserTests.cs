using Servanda.Text;
using static Servanda.Tests.Text.Reading;

namespace Servanda.Tests.Text;

public class ParserTests
{
    [Fact]
    public void A_declaration_has_kind_name_title_and_clauses()
    {
        var party = Statement<DeclarationSyntax>("party US \"United States\" also \"America\", \"USA\"");
        Assert.Equal(DeclarationKind.Party, party.Kind);
        Assert.Equal("US", party.Name.Text);
        Assert.Equal("United States", party.Title!.Text);
        var also = Assert.IsType<ProsesClauseSyntax>(party.Clauses[1]);
        Assert.Equal(["America", "USA"], also.Texts.Select(t => t.Text));
    }

    [Fact]
    public void A_duty_says_who_must_do_which_of_four_things()
    {
        var duty = Clause<DutyClauseSyntax>("US, chair of commission must keep truce");
        Assert.Equal(["US", "chair of commission"], duty.Debtors.References.Select(r => r.ToString()));
        Assert.Equal(DutyKind.Keep, duty.Duty);
        Assert.IsType<ReferenceConditionSyntax>(duty.Goal);
    }

    [Fact]
    public void A_debtor_may_have_no_name()
    {
        var duty = Clause<DutyClauseSyntax>("\"the guarantors\" must seek \"a lasting peace\"");
        Assert.Equal("the guarantors", duty.Debtors.Anonymous!.Text);
    }

    [Fact]
    public void A_power_says_who_may_do_what()
    {
        var power = Clause<PowerClauseSyntax>("US may suspend first-drawdown");
        Assert.Equal("suspend", power.Verb.Text);
        Assert.Equal("first-drawdown", power.Target!.Name.Text);
    }

    [Fact]
    public void A_clause_word_is_a_name_where_a_name_is_expected()
    {
        Assert.Empty(
            Codes(
                "party by\nparty topic also \"x\"\ncommitment a\n  by must achieve until is due\n  owed to topic, by\n  by 2020"
            )
        );
    }

    [Fact]
    public void A_unit_is_not_taken_from_the_next_clause()
    {
        var text =
            "commitment a\n  provided x at most 8,600\n  US must achieve x at most 5 troops\n  US, Taliban must keep y above 3";
        var clauses = Statement<DeclarationSyntax>(text).Clauses;
        Assert.Equal(3, clauses.Length);
        Assert.Equal("troops", Assert.IsType<ComparisonSyntax>(((DutyClauseSyntax)clauses[1]).Goal).Unit!.Text);
    }

    [Fact]
    public void And_and_or_mix_in_brackets()
    {
        var and = Condition<AndSyntax>("a and (b or not c) and d");
        Assert.Equal(3, and.Operands.Length);
        Assert.IsType<NotSyntax>(Assert.IsType<OrSyntax>(and.Operands[1]).Operands[1]);
    }

    [Fact]
    public void More_counts_from_when_it_is_owed()
    {
        var more = Assert.IsType<MoreConditionSyntax>(
            Condition<AndSyntax>("3 more life-freed and 27 more x").Operands[1]
        );
        Assert.Equal(27, more.Number.Value);
    }

    [Fact]
    public void Not_holds_for_the_whole_of_what_comes_before_a_moment()
    {
        Assert.IsType<BeforeConditionSyntax>(Condition<NotSyntax>("not talks-open before 2020-03").Operand);
    }

    [Fact]
    public void A_comparison_can_begin_in_brackets()
    {
        var comparison = Condition<ComparisonSyntax>("(a plus b) times 2 at least 50% of c");
        Assert.IsType<ArithmeticQuantitySyntax>(Assert.IsType<ArithmeticQuantitySyntax>(comparison.Left).First);
        Assert.IsType<PercentQuantitySyntax>(comparison.Right);
    }

    [Fact]
    public void Members_are_all_or_any()
    {
        Assert.True(Condition<MembersConditionSyntax>("all of first-group is pledged").IsAll);
        Assert.IsType<NamesDomainSyntax>(Condition<MembersConditionSyntax>("any of (US, Taliban) is not bound").Domain);
    }

    [Fact]
    public void A_moment_is_a_condition_that_has_come()
    {
        Assert.IsType<OffsetMomentSyntax>(Condition<MomentConditionSyntax>("30 days after notification").Moment);
        Assert.IsType<DateMomentSyntax>(Condition<MomentConditionSyntax>("2021").Moment);
        Assert.IsType<ComparisonSyntax>(Condition<ComparisonSyntax>("2021 at most x"));
    }

    [Fact]
    public void Moments_can_be_computed()
    {
        Assert.Equal(22, Moment<DayOfMomentSyntax>("day 22 of day-one").Number.Value);
        var offset = Moment<OffsetMomentSyntax>("10 working days 2 hours before doha is made");
        Assert.True(offset.IsBefore);
        Assert.True(offset.Duration.Parts[0].IsWorking);
        Assert.IsType<IsConditionSyntax>(Assert.IsType<ConditionMomentSyntax>(offset.Base).Condition);
        Assert.Equal(MomentChoice.Later, Moment<ChoiceMomentSyntax>("the later of (a, day 3 of b, 2020-03)").Choice);
        Assert.IsType<AndSyntax>(Moment<ConditionMomentSyntax>("(a and b)").Condition);
    }

    [Fact]
    public void A_time_of_day_may_name_its_zone()
    {
        Assert.Equal("Asia/Kabul", Moment<DateMomentSyntax>("2020-03-10T14:00 Asia/Kabul").Zone!.Text);
        Assert.Equal("UTC", Entry("2020-03-10T14:00 UTC US reports a").Zone!.Text);
        Assert.Null(Entry("2020-03-10T14:00 US/UK reports a").Zone);
    }

    [Fact]
    public void Each_of_a_domain_has_a_name()
    {
        var each = Clause<ForEachClauseSyntax>("for each d in 2 weeks of stage-one");
        Assert.Equal(PeriodUnit.Week, Assert.IsType<PeriodsDomainSyntax>(each.Domain).Unit);
    }

    [Fact]
    public void A_fact_can_be_defined_by_a_count()
    {
        var definition = Clause<DefinitionClauseSyntax>("as arms-registered minus camp-arms").Definition;
        Assert.IsType<ArithmeticQuantitySyntax>(Assert.IsType<QuantityConditionSyntax>(definition).Quantity);
    }

    [Fact]
    public void An_entry_has_date_speakers_verb_and_subject()
    {
        var entry = Entry("2020-07-21 Shaheen reports taliban-freed exactly 4,050 on 2020-07-16");
        Assert.Equal("2020-07-21", entry.Date.Text);
        Assert.Equal(EntryVerb.Reports, entry.Verb);
        Assert.IsType<ComparisonSyntax>(entry.Subject);
        Assert.Equal(MomentClauseKind.On, Assert.IsType<MomentClauseSyntax>(entry.Clauses.Single()).Kind);
    }

    [Theory]
    [InlineData("2020-02-29 US, Taliban sign doha", EntryVerb.Signs)]
    [InlineData("2020 US, Taliban deny \"a report\"", EntryVerb.Denies)]
    [InlineData("2020-03 \"observers\" cannot confirm not al-qaeda-ties", EntryVerb.CannotConfirm)]
    [InlineData("2020-03-10 chair of commission finds no-haven is breached", EntryVerb.Finds)]
    [InlineData("2020-03-10 reports reports talks-open", EntryVerb.Reports)]
    [InlineData("2020-03-10 US leaves accord", EntryVerb.Leaves)]
    [InlineData("2020-03-10 US objects to accord", EntryVerb.Objects)]
    [InlineData("2020-03-10 US, Taliban object to accord", EntryVerb.Objects)]
    [InlineData("2020-03-10 US snaps back accord", EntryVerb.SnapsBack)]
    [InlineData("2020-03-10 US, Taliban snap back accord", EntryVerb.SnapsBack)]
    public void Verbs_agree_with_one_speaker_or_several(string text, EntryVerb verb)
    {
        Assert.Equal(verb, Entry(text).Verb);
    }

    [Fact]
    public void Extending_by_a_length_of_time_is_not_a_deadline()
    {
        var entry = Entry("2020-03-10 US extends first-drawdown by 1 month 15 days");
        Assert.Equal(2, Assert.IsType<ByDurationClauseSyntax>(entry.Clauses.Single()).Duration.Parts.Length);
        var other = Entry("2020-03-10 US extends first-drawdown by 30 days after x");
        Assert.IsType<MomentClauseSyntax>(other.Clauses.Single());
    }

    [Fact]
    public void A_source_has_a_name_and_places_in_it()
    {
        var entry = Entry("2020 A reports b source Reuters \"11 March\" \"https://e.org/1\" rated 2 via Pajhwok");
        Assert.Equal(2, Assert.IsType<SourceClauseSyntax>(entry.Clauses[0]).Texts.Length);
        Assert.Equal("2", Assert.IsType<WordClauseSyntax>(entry.Clauses[1]).Word.Text);
    }

    [Fact]
    public void An_expectation_says_what_must_come_out()
    {
        var text =
            "expect as of 2020-03-15 known 2020-03-16 standard verified\n  a is not possibly kept\n  b of p is overdue since 2020-03 due 2020\n"
            + "  a has evidence contested\n  a has progress between 1 and 2\n  a is flagged \"aim passed\"\n  x at least 3\n";
        var expectation = Statement<ExpectationSyntax>(text);
        Assert.Equal(3, expectation.Clauses.Length);
        Assert.Equal(6, expectation.Items.Length);
        var status = Assert.IsType<ExpectedStatusSyntax>(expectation.Items[0]);
        Assert.True(status is { IsNegated: true, IsPossibly: true, Status.Text: "kept" });
        var other = Assert.IsType<ExpectedStatusSyntax>(expectation.Items[1]);
        Assert.True(other is { Since: not null, Due: not null, Reference.Of.Text: "p" });
        Assert.Equal(2, Assert.IsType<ExpectedProgressSyntax>(expectation.Items[3]).Possible!.Value);
    }

    [Fact]
    public void Reading_goes_on_after_a_mistake_with_the_next_clause()
    {
        var file = Read("commitment a\n  upon (b\n  by 2020-03-10\n");
        Assert.Single(file.Diagnostics);
        var a = Assert.IsType<DeclarationSyntax>(file.Statements.Single());
        Assert.True(a.HasErrors);
        Assert.IsType<BrokenClauseSyntax>(a.Clauses[0]);
        Assert.IsType<MomentClauseSyntax>(a.Clauses[1]);
    }

    [Fact]
    public void Reading_goes_on_after_a_mistake_with_the_next_statement()
    {
        var file = Read("partie US\nparty Taliban\n");
        Assert.Equal("party", Assert.Single(file.Diagnostics).Suggestion);
        Assert.False(file.Statements.Last().HasErrors);
    }

    [Fact]
    public void A_node_knows_where_it_stands()
    {
        var text = "commitment a\n  US must achieve  (x at least 5,000 persons) # why\n  by 2020\n";
        var duty = (DutyClauseSyntax)Statement<DeclarationSyntax>(text).Clauses[0];
        Assert.Equal("US must achieve  (x at least 5,000 persons)", text.Substring(duty.Span.Start, duty.Span.Length));
        Assert.Equal("x at least 5,000 persons", text.Substring(duty.Goal.Span.Start, duty.Goal.Span.Length));
    }

    [Theory]
    [InlineData("instrument i\n  made bye North\n", "made bye", "made by")]
    [InlineData("instrument i made bye North\n", "made bye", "made by")]
    [InlineData("instrument i\n  made North\n", "made", "made by")]
    [InlineData("commitment a\n  oweed to North\n", "oweed to", "owed to")]
    [InlineData("commitment a\n  owed too North\n", "owed too", "owed to")]
    [InlineData("commitment a\n  preformed by North\n", "preformed by", "performed by")]
    [InlineData("commitment a\n  verified North\n", "verified", "verified by")]
    [InlineData("commitment a\n  not formalized \"x\"\n", "not formalized", "not formalised")]
    [InlineData("commitment a\n  varient of b\n", "varient of", "variant of")]
    [InlineData("commitment a\n  together witth b\n", "together witth", "together with")]
    [InlineData("commitment a\n  togehter\n  with b\n", "togehter", "together with")]
    [InlineData("commitment a\n  uponn b\n", "uponn", "upon")]
    public void A_clause_word_that_is_misspelt_is_told_as_a_whole(string text, string found, string meant)
    {
        var diagnostic = Read(text).Diagnostics[0];

        Assert.Equal("unknown-clause", diagnostic.Code);
        Assert.Equal($"No clause begins with `{found}`.", diagnostic.Message);
        Assert.Equal($"Did you mean `{meant}`?", diagnostic.Mend);
        Assert.Equal((found, meant), (diagnostic.Source!.TextOf(diagnostic.Span), diagnostic.Suggestion));
    }
}
