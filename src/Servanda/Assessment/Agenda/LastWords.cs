namespace Servanda.Assessment.Agenda;

/// <summary>The last word of each side on an issue, as words come in.</summary>
internal sealed class LastWords
{
    readonly Dictionary<int, List<Word>> _bySide = [];

    /// <summary>Takes the next word, none of those before it being later.</summary>
    public void Add(Word word)
    {
        foreach (var side in word.Sides)
            if (_bySide.TryGetValue(side, out var words) && words[0].CompareTo(word) == 0)
                words.Add(word);
            else
                _bySide[side] = [word];
    }

    /// <summary>All words that stand, of whatever side; one of several sides for each of them.</summary>
    public IEnumerable<Word> All => _bySide.Values.SelectMany(w => w);

    /// <summary>The sides that have spoken, each with the words that stand.</summary>
    public IEnumerable<(int Side, IReadOnlyList<Word> Words)> BySide =>
        _bySide.Select(s => (s.Key, (IReadOnlyList<Word>)s.Value));

    /// <summary>The words of a side that stand: the last, and those that are equally late; none where it has not spoken.</summary>
    public IReadOnlyList<Word> Of(int side) => _bySide.TryGetValue(side, out var words) ? words : [];

    /// <summary>What all parties stand for, and whether none of them stands for or against anything else.</summary>
    public (SortedSet<string> Matters, bool IsWhole) CommonTo(IReadOnlyCollection<int> parties)
    {
        var common = new SortedSet<string>(StringComparer.Ordinal);
        if (parties.Count < 2)
            return (common, false);
        var words = parties.Select(Of).ToList();
        common.UnionWith(words[0].Where(w => !w.IsAgainst).Select(w => w.Matter));
        foreach (var own in words)
            common.IntersectWith(own.Where(w => !w.IsAgainst).Select(w => w.Matter));
        common.ExceptWith(words.SelectMany(w => w).Where(w => w.IsAgainst).Select(w => w.Matter));
        return (common, common.Count > 0 && words.All(own => own.All(w => common.Contains(w.Matter))));
    }

    /// <summary>
    /// The offers that a party has not answered, and none has turned down: no other party rejects it with a word that
    /// stands, and none has spoken since of anything else alone.
    /// </summary>
    public IEnumerable<Word> OnTheTable(IReadOnlyCollection<int> parties) =>
        All.Where(w => w.Verb == Model.Verb.Offers && IsOnTheTable(w, parties)).Distinct();

    bool IsOnTheTable(Word offer, IReadOnlyCollection<int> parties)
    {
        var others = parties.Where(p => !offer.Sides.Contains(p)).Select(Of).ToList();
        return others.Exists(own => !Accept(own, offer))
            && others.TrueForAll(own =>
                !own.Any(w => w.IsAgainst && w.Matter == offer.Matter)
                && (own.Count == 0 || own[0].CompareTo(offer) <= 0 || Accept(own, offer))
            );
    }

    static bool Accept(IReadOnlyList<Word> own, Word offer) => own.Any(w => !w.IsAgainst && w.Matter == offer.Matter);
}
