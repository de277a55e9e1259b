using Servanda.Model;

namespace Servanda.Residuals;

/// <summary>The names that clauses and entries speak of, gathered once.</summary>
internal sealed class Mentions(Dossier dossier)
{
    /// <summary>Facts, each with the member spoken of; a null member of a roster's fact stands for all members.</summary>
    public HashSet<(string Fact, string? Member)> Facts { get; } = [];

    /// <summary>Commitments and powers of which a status or a due day is asked.</summary>
    public SortedSet<string> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Of these, those of which the due day is asked.</summary>
    public SortedSet<string> Dues { get; } = new(StringComparer.Ordinal);

    /// <summary>What is asked of them.</summary>
    public HashSet<StatusIs> Asked { get; } = [];

    /// <summary>Instruments of which it is asked where they stand.</summary>
    public SortedSet<string> Instruments { get; } = new(StringComparer.Ordinal);

    /// <summary>Rosters.</summary>
    public SortedSet<string> Rosters { get; } = new(StringComparer.Ordinal);

    /// <summary>Calendars by which working days are counted.</summary>
    public SortedSet<string> Calendars { get; } = new(StringComparer.Ordinal);

    /// <summary>Prose that findings decide.</summary>
    public HashSet<string> Prose { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether something is counted from when it is owed.</summary>
    public bool CountsFromOwed { get; private set; }

    /// <summary>The names of all facts spoken of.</summary>
    public HashSet<string> FactNames { get; } = new(StringComparer.Ordinal);

    /// <summary>What a commitment's clauses speak of.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="only">The members for whom alone it stands, where these are not all.</param>
    public Mentions Add(Commitment commitment, Roster? only = null)
    {
        if (commitment.ForEach is { } each)
            Rosters.Add(each.Roster);
        Add(commitment.WithinWorkingDays);
        // A verifier that is set up later verifies nothing before.
        foreach (var verifier in commitment.Verifiers)
            Add(dossier.Actors.GetValueOrDefault(verifier)?.From, []);
        var members = only is null ? Members(commitment.ForEach?.Roster) : [.. only.Members.Select(m => m.Id)];
        foreach (
            var condition in (Condition?[])
                [commitment.Goal, commitment.Upon, commitment.Provided, commitment.Unless, commitment.Together]
        )
            Add(condition, members);
        foreach (
            var moment in (Moment?[])
                [commitment.Recurrence?.MomentOf(1), commitment.From, commitment.Until, commitment.By, commitment.Aim]
        )
            Add(moment, members);
        return this;
    }

    /// <summary>What a power's clauses speak of, its object apart.</summary>
    public Mentions Add(Power power)
    {
        Add(power.WithinWorkingDays);
        foreach (var condition in (Condition?[])[power.Upon, power.Provided, power.Unless])
            Add(condition, []);
        foreach (var moment in (Moment?[])[power.From, power.Until])
            Add(moment, []);
        return this;
    }

    /// <summary>What an entry speaks of, its object apart.</summary>
    public Mentions Add(Entry entry)
    {
        Add(entry.Content);
        foreach (var (_, moment) in DossierWriter.TermsOf(entry))
            Add(moment, []);
        Add(entry.ExtensionWorkingDays);
        return this;
    }

    /// <summary>What a condition speaks of.</summary>
    public Mentions Add(Condition? condition)
    {
        Add(condition, []);
        return this;
    }

    /// <summary>What a moment speaks of.</summary>
    public Mentions Add(Moment moment)
    {
        Add(moment, []);
        return this;
    }

    /// <summary>The members of a roster; none where there is no such roster.</summary>
    public string[] Members(string? roster) =>
        roster is not null && dossier.Rosters.TryGetValue(roster, out var found)
            ? [.. found.Members.Select(m => m.Id)]
            : [];

    void Add(Condition? condition, string[] members)
    {
        switch (condition)
        {
            case null:
                return;
            case Holds holds:
                Add(holds.Fact, members);
                return;
            case Compare compare:
                Add(compare.Fact, members);
                Add(compare.Written, members);
                return;
            case CompareQuantities compare:
                Add(compare.Left, members);
                Add(compare.Right, members);
                return;
            case More more:
                CountsFromOwed = true;
                Add(more.Fact, members);
                return;
            case OfRoster of:
                Rosters.Add(of.Roster);
                Add(of.Fact, null, members);
                return;
            case StatusIs status:
                Statuses.Add(status.Commitment);
                Asked.Add(status);
                return;
            case IsMade made:
                Instruments.Add(made.Instrument);
                return;
            case InstrumentIs instrument:
                Instruments.Add(instrument.Instrument);
                return;
            case Prose prose:
                Prose.Add(prose.Text);
                return;
        }
        if (condition is Lasting { WorkingDays: var working })
            Add(working);
        if (Parts.MomentIn(condition) is { } moment)
            Add(moment, members);
        else
            foreach (var part in Parts.Of(condition))
                Add(part, members);
    }

    void Add(Moment? moment, string[] members)
    {
        if (moment is null)
            return;
        foreach (var offset in Parts.All(moment).OfType<Offset>())
            Add(offset.WorkingDays);
        foreach (var due in Parts.All(moment).OfType<DueOf>())
        {
            Statuses.Add(due.Commitment);
            Dues.Add(due.Commitment);
        }
        foreach (var condition in Parts.Conditions(moment))
            Add(condition, members);
    }

    void Add(WorkingDays? days)
    {
        if (days?.Calendar is { } calendar)
            Calendars.Add(calendar);
    }

    void Add(Quantity? quantity, string[] members)
    {
        switch (quantity)
        {
            case ValueOf value:
                Add(value.Fact, members);
                break;
            case GrowthOf growth:
                Add(growth.Fact, members);
                Add(growth.WorkingDays);
                Add(growth.Counting, members);
                break;
            case ShareOf share:
                Add(share.Of, members);
                break;
            case Calculation sum:
                Add(sum.Left, members);
                Add(sum.Right, members);
                break;
            case NumberOf number when dossier.Rosters.ContainsKey(number.Domain):
                Rosters.Add(number.Domain);
                break;
        }
    }

    void Add(FactRef reference, string[] members)
    {
        FactNames.Add(reference.Fact);
        if (!reference.IsVariable)
            Add(reference.Fact, reference.IsUnlisted ? ModelText.Quote(reference.Member!) : reference.Member, members);
        else
            foreach (var member in members)
                Add(reference.Fact, member, members);
    }

    void Add(string name, string? member, string[] members)
    {
        FactNames.Add(name);
        if (!Facts.Add((name, member)) || !dossier.Facts.TryGetValue(name, out var fact))
            return;
        if (fact.Roster is { } roster)
            Rosters.Add(roster);
        // A definition for a roster speaks of its member by a name of its own.
        var own =
            fact.Roster is null ? members
            : member is null ? Members(fact.Roster)
            : [member];
        Add(fact.Meaning, own);
        Add(fact.Reckoned, own);
    }
}
