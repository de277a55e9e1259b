using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Which instance of a commitment: of which member, and of which period or occurrence.</summary>
/// <param name="Order">Its place among all instances, from 0.</param>
/// <param name="Member">The member for whom the variable stands, or null.</param>
/// <param name="Ordinal">The number of the period or occurrence, from 1; 0 where there is none.</param>
/// <param name="Moment">The period or occurrence, or null.</param>
/// <param name="Name">What the instance is called; null where the commitment has only one.</param>
internal sealed record InstanceKey(int Order, string? Member, int Ordinal, Moment? Moment, string? Name)
{
    /// <summary>The only instance.</summary>
    public static InstanceKey Only { get; } = new(0, null, 0, null, null);

    /// <summary>The instance of a member.</summary>
    public static InstanceKey OfMember(string member, int order) => new(order, member, 0, null, member);

    /// <summary>The first instance of what ranges over moments, or that of a member; where a clause of a version is read.</summary>
    public static InstanceKey First(Commitment commitment, string? member) =>
        new(0, member, 0, commitment.Recurrence?.MomentOf(1), member);

    /// <summary>The instances of a commitment, given its members and how many periods or occurrences there are for each.</summary>
    public static IEnumerable<InstanceKey> All(
        Commitment commitment,
        IReadOnlyList<string?> members,
        Func<string?, int> moments
    )
    {
        var order = 0;
        foreach (var member in members)
            if (commitment.Recurrence is not { } recurrence)
                yield return member is null ? Only : OfMember(member, order++);
            else
                for (int number = 1, count = moments(member); number <= count; number++)
                    yield return new(
                        order++,
                        member,
                        number,
                        recurrence.MomentOf(number),
                        recurrence.NameOf(member, number)
                    );
    }
}
