using Servanda.Model;

namespace Servanda.Record;

/// <summary>The place in which a proposition is used: whose interest and whose word count there (semantics 3.5).</summary>
internal sealed record Place
{
    /// <summary>A place without parties and without a verifier, in which belief profits nobody.</summary>
    public static Place OfNobody { get; } =
        new()
        {
            Debtors = [],
            Creditors = [],
            Parties = [],
            Verifiers = [],
        };

    /// <summary>Obligors and performers.</summary>
    public required int[] Debtors { get; init; }

    /// <summary>Those to whom it is owed.</summary>
    public required int[] Creditors { get; init; }

    /// <summary>Entitled to deny as parties.</summary>
    public required int[] Parties { get; init; }

    /// <summary>The named verifiers.</summary>
    public required int[] Verifiers { get; init; }

    /// <summary>
    /// For each verifier, the second from which it exists; null where all always have. What it says before is nobody's
    /// verification.
    /// </summary>
    public long[]? VerifiersFrom { get; init; }

    /// <summary>Whether a side that spoke at a second is a verifier.</summary>
    public bool IsVerifier(int side, long said)
    {
        var index = Array.IndexOf(Verifiers, side);
        return index >= 0 && (VerifiersFrom is null || VerifiersFrom[index] <= said);
    }

    /// <summary>Whom belief in a proposition profits.</summary>
    public int[] Of(Interest interest) =>
        interest switch
        {
            Interest.Debtors => Debtors,
            Interest.Creditors => Creditors,
            _ => [],
        };
}

/// <summary>Whom belief in a proposition profits.</summary>
internal enum Interest : byte
{
    /// <summary>Nobody: an instrument's own condition.</summary>
    Nobody,

    /// <summary>The debtors' side: a goal, an excuse.</summary>
    Debtors,

    /// <summary>The creditors' side: a trigger, a proviso, what must be avoided.</summary>
    Creditors,
}

/// <summary>What stands behind a proposition, or behind its denial (3.6): built up statement by statement.</summary>
internal struct Backing
{
    List<Statement>? _disinterested;

    /// <summary>What stands behind a proposition of which that is already known.</summary>
    public static Backing Of(bool any, bool entitled, bool corroborated, bool verified) =>
        new()
        {
            Any = any,
            Entitled = entitled,
            Corroborated = corroborated,
            Verified = verified,
        };

    /// <summary>Somebody says so.</summary>
    public bool Any { get; private set; }

    /// <summary>Somebody entitled to deny says so.</summary>
    public bool Entitled { get; private set; }

    /// <summary>Three: independent statements, or an admission.</summary>
    public bool Corroborated { get; private set; }

    /// <summary>Four: the verifier says so.</summary>
    public bool Verified { get; private set; }

    /// <summary>Adds a statement.</summary>
    /// <param name="row">The statement.</param>
    /// <param name="place">Where the proposition is used.</param>
    /// <param name="interest">Whom belief in what this statement says profits.</param>
    /// <param name="index">The record, for what each came through.</param>
    public void Add(in Statement row, Place place, Interest interest, RecordIndex index)
    {
        Any = true;
        var isVerifier = place.IsVerifier(row.Side, row.Said);
        if (row.Rated || isVerifier || Array.IndexOf(place.Parties, row.Side) >= 0)
            Entitled = true;
        if (Array.IndexOf(place.Of(interest), row.Side) >= 0)
            return;
        if (isVerifier)
            Verified = true;
        if (interest != Interest.Nobody && Array.IndexOf(place.Of(Opposite(interest)), row.Side) >= 0)
            Corroborated = true;
        if (Corroborated)
            return;
        _disinterested ??= [];
        var isNew = true;
        foreach (var other in _disinterested)
        {
            if (AreIndependent(row, other, index))
            {
                Corroborated = true;
                return;
            }
            isNew &= other.Side != row.Side || other.Speaker != row.Speaker || !SameCarriers(row, other, index);
        }
        if (isNew)
            _disinterested.Add(row);
    }

    /// <summary>The support of what is affirmed, against its denial.</summary>
    public readonly int Affirmed(in Backing denial, bool capped) =>
        !Any ? 0
        : capped ? 1
        : Verified ? 4
        : Corroborated ? 3
        : denial.Entitled ? 1
        : 2;

    /// <summary>The support of a denial, against what is affirmed.</summary>
    /// <param name="anybodyAffirms">Whether somebody affirms, be it imprecisely.</param>
    /// <param name="capped">Whether the verifier could not confirm it.</param>
    public readonly int Denied(bool anybodyAffirms, bool capped) =>
        !Any ? 0
        : capped ? 1
        : Verified ? 4
        : Corroborated ? 3
        : anybodyAffirms ? 1
        : 2;

    /// <summary>The other side's interest.</summary>
    public static Interest Opposite(Interest interest) =>
        interest switch
        {
            Interest.Debtors => Interest.Creditors,
            Interest.Creditors => Interest.Debtors,
            _ => Interest.Nobody,
        };

    static bool AreIndependent(in Statement x, in Statement y, RecordIndex index) =>
        x.Side != y.Side && !CameThrough(x, y, index) && !CameThrough(y, x, index);

    static bool CameThrough(in Statement x, in Statement y, RecordIndex index)
    {
        if (!x.IsCarried)
            return false;
        foreach (var carrier in index.Entries[x.Entry].Via)
        {
            var number = index.NameOf(carrier);
            if (number == y.Side || number == y.Speaker)
                return true;
        }
        return false;
    }

    static bool SameCarriers(in Statement x, in Statement y, RecordIndex index) =>
        index.Entries[x.Entry].Via.SequenceEqual(index.Entries[y.Entry].Via);
}

/// <summary>The standards of proof (3.7).</summary>
internal static class Proof
{
    /// <summary>Whether a proposition is established, given its support and that of its denial.</summary>
    public static bool Establishes(int needed, int support, int denial) =>
        support >= needed
        && support > 0
        && (support > denial || (needed == (int)Standard.Claimed && support == denial));

    /// <summary>Whether it is refuted.</summary>
    public static bool Refutes(int needed, int support, int denial) => denial >= needed && denial > support;
}
