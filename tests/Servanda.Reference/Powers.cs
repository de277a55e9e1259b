using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>Powers and instruments read as commitments (3.12).</summary>
internal static class Powers
{
    /// <summary>A commitment, an instrument or a power of that name; null where there is none with a formal reading.</summary>
    public static Commitment? Find(Dossier dossier, string name)
    {
        if (dossier.Commitments.GetValueOrDefault(name) is { Duty: not null } commitment)
            return commitment;
        // An instrument: a duty to keep what always holds.
        if (dossier.Instruments.ContainsKey(name))
            return new Commitment
            {
                Name = name,
                Instrument = name,
                Duty = DutyKind.Keep,
                Goal = new AllOf([]),
            };
        if (dossier.Powers.GetValueOrDefault(name) is not { } power)
            return null;
        var makers = power.Instrument is { } i ? dossier.Instruments[i].Makers : [];
        return new Commitment
        {
            Name = power.Name,
            Instrument = power.Instrument,
            Duty = DutyKind.May,
            Goal = new Prose(""),
            // 3.5: the holders of a power stand on the creditors' side.
            Obligors = [.. makers.Except(power.Holders)],
            Obligees = power.Holders,
            Upon = power.Upon,
            Provided = power.Provided,
            Unless = power.Unless,
            From = power.From,
            Until = power.Until,
            Within = power.Within,
            WithinWorkingDays = power.WithinWorkingDays,
        };
    }

    /// <summary>Whether a declaration is one for which a power is, made by one of its holders.</summary>
    public static bool IsUse(Dossier dossier, Power power, Entry entry, ImmutableArray<string> sides) =>
        entry.Verb == power.Verb
        && (
            entry.Object == power.Object
            || dossier.Commitments.GetValueOrDefault(entry.Object ?? "")?.Instrument == power.Object
        )
        && power.Holders.Any(h => sides.Contains(h));
}
