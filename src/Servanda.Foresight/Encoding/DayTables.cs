using Google.OrTools.Sat;

namespace Servanda.Foresight.Encoding;

/// <summary>
/// Days that a table gives for other days (some months later, some working days later). The solver is told only how far the
/// two lie apart at least and at most; wherever its answer is not what the table says, it is told the table thereabouts and
/// asked again. So an answer is exact, and a table of a hundred years costs little.
/// </summary>
internal sealed class DayTables(Puzzle puzzle)
{
    /// <summary>How many days before and after are told.</summary>
    const int Thereabouts = 45;

    sealed record Entry(Time Day, Time Reached, IReadOnlyList<long> Table);

    readonly Dictionary<string, IReadOnlyList<long>> _tables = new(StringComparer.Ordinal);
    readonly Dictionary<(long, string), Time> _reached = [];
    readonly List<Entry> _entries = [];
    readonly HashSet<int> _places = [];

    /// <summary>The days that are looked up, what is reached from them, and by which table.</summary>
    public IEnumerable<(Time Day, Time Reached, IReadOnlyList<long> Table)> Entries =>
        _entries.Select(e => (e.Day, e.Reached, e.Table));

    /// <summary>Whether a literal, or its contrary, tells only where in a table a day lies.</summary>
    public bool IsPlace(int literal) => _places.Contains(literal >= 0 ? literal : -literal - 1);

    /// <summary>What a table gives for a day; never where that does not come.</summary>
    /// <param name="day">The number of a day.</param>
    /// <param name="key">By what the table is told apart.</param>
    /// <param name="of">The table: the number of the day that it gives for each.</param>
    public Time Look(Time day, string key, Func<long, long> of)
    {
        if (_reached.TryGetValue((day.Identity.Key, key), out var known))
            return known;
        if (!_tables.TryGetValue(key, out var table))
            _tables[key] = table = [.. Enumerable.Range(0, puzzle.Grid.Days).Select(d => of(d))];
        var reached = puzzle.NewTime("");
        var comes = puzzle.Comes(day);
        var apart = table.Select((to, from) => to - from).ToList();
        puzzle
            .Model.AddLinearConstraint(reached.Expression - day.Expression, apart.Min(), apart.Max())
            .OnlyEnforceIf(comes);
        puzzle.Same(reached, puzzle.Never, puzzle.Not(comes));
        _entries.Add(new Entry(day, reached, table));
        return _reached[(day.Identity.Key, key)] = reached;
    }

    /// <summary>Tells the tables where an answer is not what they say; whether there was such a place.</summary>
    public bool Refine(CpSolver solver)
    {
        var wrong = _entries
            .Select(e => (Entry: e, Day: e.Day.In(solver)))
            .Where(e => e.Day < e.Entry.Table.Count && e.Entry.Reached.In(solver) != e.Entry.Table[(int)e.Day])
            .ToList();
        foreach (var (entry, day) in wrong)
            Tell(entry, Math.Max(0, (int)day - Thereabouts), Math.Min(entry.Table.Count - 1, (int)day + Thereabouts));
        return wrong.Count > 0;
    }

    /// <summary>Tells a part of a table, in stretches over which it rises with the day or stays.</summary>
    void Tell(Entry entry, int first, int last)
    {
        var table = entry.Table;
        for (var from = first; from <= last; )
        {
            var to = from;
            var step = from < last ? table[from + 1] - table[from] : 1;
            while (to < last && step is 0 or 1 && table[to + 1] - table[to] == step)
                to++;
            ILiteral[] where = [Place(new Time(from), entry.Day), Place(entry.Day, new Time(to))];
            puzzle.Same(
                entry.Reached,
                step == 0 ? new Time(table[from]) : entry.Day,
                step == 0 ? 0 : table[from] - from,
                where
            );
            from = to + 1;
        }
    }

    // An order that something else asks for too is no mere place.
    ILiteral Place(Time first, Time then)
    {
        var known = puzzle.Model.Model.Variables.Count;
        var literal = puzzle.IsAtMost(first, then);
        if (puzzle.Model.Model.Variables.Count > known)
            _places.Add(literal.GetIndex());
        return literal;
    }
}
