using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Edtf;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Expectations. A line that cannot be bound is reported and left out; the others are still checked.</summary>
internal sealed class ExpectationBinder(
    BindingContext context,
    DateBinder dates,
    ConditionBinder conditions,
    IReadOnlyDictionary<string, Commitment> promised,
    IReadOnlySet<string> powers
)
{
    /// <summary>Binds an expectation.</summary>
    public Expectation Bind(ExpectationSyntax syntax)
    {
        var scope = new ClauseScope(syntax);
        var clauses = new ClauseReader(context, scope, "an expectation");
        var expectation = new Expectation { Location = new Location(scope.Source, syntax.Span) };
        foreach (var clause in syntax.Clauses)
            switch (clause)
            {
                case MomentClauseSyntax { Kind: MomentClauseKind.AsOf } asOf:
                    if (clauses.IsFirst(clause))
                        expectation = expectation with { AsOf = Date(asOf.Moment, "as of", scope) };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.Known } known:
                    if (clauses.IsFirst(clause))
                        expectation = expectation with { Known = Date(known.Moment, "known", scope) };
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Standard } standard:
                    if (clauses.IsFirst(clause))
                        expectation = expectation with { Standard = BindStandard(standard.Name, scope) };
                    break;
                case ProseClauseSyntax:
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        // Checked from another point of view than the one written, every line would be another test.
        if (scope.Doubt is not null)
            return expectation;
        var checks = syntax.Items.Select(item => Bind(item, syntax)).OfType<Check>();
        return expectation with { Checks = [.. checks] };
    }

    private Standard BindStandard(NameSyntax name, ClauseScope scope)
    {
        if (Words.StandardOf(name.Text) is { } standard)
            return standard;
        context.Report(UnknownStandard.Rule.At(scope.Source, name.Span, name.Text));
        scope.Fault();
        return Standard.Uncontested;
    }

    private Check? Bind(ExpectedSyntax item, ExpectationSyntax syntax)
    {
        var scope = new ClauseScope(syntax);
        var check = item switch
        {
            ExpectedStatusSyntax status when context.Find(status.Reference.Name.Text)?.Kind == DeclarationKind.Issue =>
                BindIssue(status, scope),
            ExpectedStatusSyntax status when IsCondition(status) => BindCondition(
                status,
                new IsConditionSyntax(status.Reference, status.IsNegated, status.Status) { Span = status.Span },
                status.IsPossibly,
                scope
            ),
            ExpectedStatusSyntax status => BindStatus(status, scope),
            ExpectedConditionSyntax condition => BindCondition(
                condition,
                condition.Condition,
                condition.IsPossibly,
                scope
            ),
            ExpectedEvidenceSyntax evidence => BindEvidence(evidence, scope),
            ExpectedProgressSyntax progress => About(progress.Reference, progress, scope) is { } about
                ? about with
                {
                    ProgressEstablished = progress.Established.Value,
                    ProgressPossible = progress.Possible?.Value,
                }
                : null,
            ExpectedFlagSyntax flag => About(flag.Reference, flag, scope) is { } about
                ? about with
                {
                    Flag = flag.Flag.Text,
                    FlagNegated = flag.IsNegated,
                }
                : null,
            _ => null,
        };
        return scope.Doubt is null ? check : null;
    }

    // What is neither commitment nor power has no headline: that an instrument is made, or what is so of a member.
    private bool IsCondition(ExpectedStatusSyntax status) =>
        status is { Since: null, Due: null }
        && (
            context.Find(status.Reference.Name.Text)
                is { Kind: not (DeclarationKind.Commitment or DeclarationKind.Power) }
            || context.Find(status.Status.Text)?.Kind is DeclarationKind.Event or DeclarationKind.State
        );

    private Check? BindCondition(ExpectedSyntax item, ConditionSyntax syntax, bool isPossibly, ClauseScope scope)
    {
        if (conditions.Bind(syntax, scope) is not { } condition)
            return null;
        foreach (var name in CommitmentsIn(condition))
            if (promised.GetValueOrDefault(name)?.NotFormalised is not null)
            {
                context.Report(WithoutStatus.Rule.At(scope.Source, item.Span, name));
                return null;
            }
        return new Check
        {
            Condition = condition,
            ConditionPossibly = isPossibly,
            Location = new Location(scope.Source, item.Span),
        };
    }

    private static IEnumerable<string> CommitmentsIn(Condition condition) =>
        Parts.Of(condition).SelectMany(CommitmentsIn).Concat(condition is StatusIs status ? [status.Commitment] : []);

    private Check? BindStatus(ExpectedStatusSyntax expected, ClauseScope scope)
    {
        var check = About(expected.Reference, expected, scope);
        var word = expected.Status.Text;
        if (Words.StatusOf(word) is not { } status)
        {
            ReportWord(expected.Status, "status of a commitment", Enum.GetValues<Status>().Select(Words.Of), scope);
            return null;
        }
        if (check is null)
            return null;
        check = expected.IsPossibly
            ? check with
            {
                Possibly = status,
                PossiblyNegated = expected.IsNegated,
            }
            : check with
            {
                Status = status,
                StatusNegated = expected.IsNegated,
            };
        if (expected.Since is { } since)
            check = check with { Since = Date(since, "since", scope) };
        if (expected.Due is { } due)
            check = check with { Due = Date(due, "due", scope) };
        return check;
    }

    private Check? BindIssue(ExpectedStatusSyntax expected, ClauseScope scope)
    {
        var word = expected.Status;
        if (Words.IssueStatusOf(word.Text) is not { } status)
        {
            ReportWord(word, "standing of an issue", Enum.GetValues<IssueStatus>().Select(Words.Of), scope);
            return null;
        }
        if (expected.Reference.Of is not null || expected.IsPossibly || expected.Due is not null)
        {
            context.Report(
                WrongKind.Rule.At(
                    scope.Source,
                    expected.Span,
                    $"`{expected.Reference.Name.Text}` is an issue: it has one standing, and no member and no due day."
                )
            );
            return null;
        }
        return new Check
        {
            Issue = expected.Reference.Name.Text,
            IssueStatus = status,
            StatusNegated = expected.IsNegated,
            Since = expected.Since is { } since ? Date(since, "since", scope) : null,
            Location = new Location(scope.Source, expected.Span),
        };
    }

    private Check? BindEvidence(ExpectedEvidenceSyntax expected, ClauseScope scope)
    {
        var check = About(expected.Reference, expected, scope);
        if (Words.EvidenceOf(expected.Evidence.Text) is { } evidence)
            return check is null ? null : check with { Evidence = evidence };
        ReportWord(expected.Evidence, "kind of evidence", Enum.GetValues<Evidence>().Select(Words.Of), scope);
        return null;
    }

    // The commitment, and the member whose instance is meant.
    private Check? About(ReferenceSyntax reference, ExpectedSyntax item, ClauseScope scope)
    {
        var symbol = context.Resolve(
            reference.Name,
            scope.Source,
            "a commitment or a power",
            DeclarationKind.Commitment,
            DeclarationKind.Power
        );
        // A power that could not be bound has its diagnostic already.
        if (symbol is null || (symbol.Kind == DeclarationKind.Power && !powers.Contains(symbol.Name)))
            return null;
        if (reference.Of is { } instance && promised.GetValueOrDefault(symbol.Name)?.Recurrence is { } recurrence)
        {
            var members = promised[symbol.Name].ForEach is { } list ? context.FindList(list.Roster)?.Members : null;
            if (recurrence.Find(instance.Text, members) is null)
            {
                context.Report(
                    WrongKind.Rule.At(
                        scope.Source,
                        reference.Span,
                        $"`{instance.Text}` is no instance of `{symbol.Name}`.",
                        $"Its instances are called `{recurrence.NameOf(members?.FirstOrDefault(), 1)}` and so on."
                    )
                );
                return null;
            }
        }
        else if (reference.Of is { } member)
        {
            var each = symbol.Declaration.Clauses.OfType<ForEachClauseSyntax>().FirstOrDefault();
            var domain = each?.Domain switch
            {
                ReferenceDomainSyntax { Reference: { Of: null, Name: var roster } } => context.Find(roster.Text),
                NamesDomainSyntax names => context.ListOf(names, symbol.Declaration.Source),
                _ => null,
            };
            if (domain?.Members.Contains(member.Text) != true)
            {
                // A list that could not be read has its diagnostic already.
                if (domain?.Doubt is not null)
                    return null;
                context.Report(
                    domain is null
                        ? WrongKind.Rule.At(
                            scope.Source,
                            reference.Span,
                            $"`{symbol.Name}` is not `for each` of a roster, so it has no instance of `{member.Text}`."
                        )
                        : UnknownName.Rule.At(
                            scope.Source,
                            member.Span,
                            member.Text,
                            $"a member of `{domain.Name}`",
                            context.NearMember(member.Text, domain)
                        )
                );
                return null;
            }
        }
        return new Check
        {
            Commitment = symbol.Name,
            Member = reference.Of?.Text,
            Location = new Location(scope.Source, item.Span),
        };
    }

    private void ReportWord(NameSyntax word, string asked, IEnumerable<string> words, ClauseScope scope) =>
        context.Report(
            UnknownStatusWord.Rule.At(scope.Source, word.Span, word.Text, asked, Spelling.Nearest(word.Text, words))
        );

    private EdtfDate? Date(MomentSyntax moment, string word, ClauseScope scope)
    {
        var date = dates.BindMoment(moment, word, scope.Source);
        if (date is null)
            scope.Fault();
        return date;
    }
}
