using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Reference;
using Servanda.Residuals;
using Servanda.Tests.Assessment;
using Servanda.Tests.Model;
using Servanda.Text;

namespace Servanda.Tests.Residuals;

/// <summary>What a residual agreement promises (design part 10, invariant 11), each as a fault or null.</summary>
internal static class ResidualInvariants
{
    /// <summary>Later entries that touch none of the past have the same consequences under the residual as under the whole.</summary>
    public static string? SameConsequences(InvariantCase c)
    {
        c = c with { Dossier = c.Reread() };
        var draw = c.Draw();
        var cut = c.Question;
        var later = new Later(c.Dossier, cut);
        var residual = Residual.Of(new Assessor(later.Whole), cut);
        var first = Instant.Max(cut.AsOf, cut.KnownAt);
        var left = residual.LeftOut.Where(l => l.Member is null).Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        var drawn = later.Drawn(draw).Where(e => e.Verb != Verb.SnapsBack && !Later.IsAbout(e, left)).ToList();
        for (var i = 0; i < 3; i++)
        {
            var question = cut with
            {
                AsOf = cut.AsOf + Duration.FromDays(draw.Next(0, 50)),
                KnownAt = first + Duration.FromDays(draw.Next(0, 60)),
            };
            var entries = later.Untouching(drawn, question);
            if (Difference(later, residual, entries, question) is { } difference)
                return $"{DossierPrinter.Print(question)}\nwith {string.Join("\n", entries.Select(DossierPrinter.Print))}\n{difference}\n{ResidualText.Of(residual, [])}";
        }
        return null;
    }

    /// <summary>Where the two answer otherwise at a later question.</summary>
    public static string? Difference(Later later, Residual residual, ImmutableArray<Entry> entries, Question question)
    {
        var (whole, rest) = (new Assessor(later.With(entries)), new Assessor(later.With(residual.Agreement, entries)));
        var (x, y) = (whole.Assess(question), rest.Assess(question));
        foreach (var answer in y.Answers)
        {
            var name = answer.Commitment.Name;
            var hasAll = residual.LeftOut.All(l => l.Name != name);
            if (hasAll && Said(x.For(name)!) is var was && was != Said(answer))
                return $"{name}:\n  {was}\n  {Said(answer)}";
            var members = whole.Instances(question, name).ToDictionary(a => a.Member!, StringComparer.Ordinal);
            foreach (var instance in rest.Instances(question, name))
                if (Said(members[instance.Member!]) != Said(instance))
                    return $"{name} of {instance.Member}:\n  {Said(members[instance.Member!])}\n  {Said(instance)}";
        }
        foreach (var power in y.Powers)
            if (Said(x.For(power.Commitment.Name)!) != Said(power))
                return $"{power.Commitment.Name}:\n  {Said(x.For(power.Commitment.Name)!)}\n  {Said(power)}";
        return LeftOut(whole, residual, question);
    }

    /// <summary>What is left out owes nothing, then or later.</summary>
    static string? LeftOut(Assessor whole, Residual residual, Question question)
    {
        var (then, now) = (whole.Assess(residual.Question), whole.Assess(question));
        foreach (var left in residual.LeftOut)
        {
            if (left.Reason is LeftOutReason.WithoutObject or LeftOutReason.NotFormalised)
                continue;
            Answer Of(Servanda.Assessment.Assessment all, Question asked) =>
                left.Member is null
                    ? all.For(left.Name)!
                    : whole.Instances(asked, left.Name).Single(a => a.Member == left.Member);
            var (before, after) = (Of(then, residual.Question), Of(now, question));
            var isSame = before.Possible.SequenceEqual(after.Possible);
            ReadOnlySpan<Status> free =
            [
                Status.Fulfilled,
                Status.FulfilledLate,
                Status.Excused,
                Status.Lapsed,
                Status.Superseded,
                Status.NotInForce,
                Status.Cured,
                Status.Exercised,
            ];
            foreach (var status in after.Possible)
                if (!free.Contains(status))
                    return $"{left.Name} {left.Member} was left out as {left.Reason} and is {Said(after)}";
            if (!isSame && left.Reason is LeftOutReason.Fulfilled or LeftOutReason.Superseded)
                return $"{left.Name} {left.Member} was left out as {Said(before)} and is {Said(after)}";
        }
        return null;
    }

    static string Said(Answer a) =>
        $"{a.Status} of {string.Join(", ", a.Possible)} since {a.Since} due {a.Due} aim {a.Aim} progress {a.Progress?.Established} {a.Progress?.Possible}";

    /// <summary>The printed text is read as the agreement, without errors.</summary>
    public static string? ReadsBack(InvariantCase c)
    {
        c = c with { Dossier = c.Reread() };
        var residual = Residual.Of(new Assessor(c.Dossier), c.Question);
        var text = ResidualText.Of(residual, ["what it is"]);
        var again = DossierReader.Bind([new SourceText("residual.accord", text)], c.Dossier.Name);
        if (residual.Agreement.Commitments.IsEmpty)
            return null;
        return again.IsPartial && !c.Dossier.IsPartial && !c.Reread().IsPartial
                ? $"{string.Join("\n", again.Diagnostics.Select(d => d.Message))}\n{text}"
            : ModelDifference.Between(residual.Agreement, again) is { } difference ? $"{difference}\n{text}"
            : null;
    }

    /// <summary>The residual of the residual at the same cut is itself.</summary>
    public static string? IsItsOwn(InvariantCase c)
    {
        c = c with { Dossier = c.Reread() };
        var residual = Residual.Of(new Assessor(c.Dossier), c.Question);
        var again = Residual.Of(new Assessor(residual.Agreement), c.Question);
        return ModelDifference.Between(residual.Agreement, again.Agreement) is { } difference
            ? $"{difference}\n{ResidualText.Of(residual, [])}\nand then\n{ResidualText.Of(again, [])}"
            : null;
    }
}
