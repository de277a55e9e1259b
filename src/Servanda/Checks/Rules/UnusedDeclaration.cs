using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Something is declared and never spoken of.</summary>
public sealed class UnusedDeclaration : CheckRule
{
    /// <summary>The rule.</summary>
    public static UnusedDeclaration Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unused-declaration";

    /// <inheritdoc/>
    public override string Title => "Something is declared and not used";

    /// <inheritdoc/>
    public override string Explanation =>
        "A name that no clause, entry or test mentions is a promise that was forgotten, or a remnant of an "
        + "older draft.";

    /// <inheritdoc/>
    public override string Mend => "Use it, or take it out.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            event road-open "the road is open to traffic"
            commitment open-bridge
              North must achieve bridge-open
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            event road-open "the road is open to traffic"
            commitment open-bridge
              North must achieve bridge-open and road-open
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var dossier = agreement.Dossier;
        // What could not be read may speak of anything.
        if (dossier.IsPartial)
            yield break;
        var used = UsedNames.In(dossier);
        foreach (var instrument in dossier.Instruments.Values)
            if (!used.Contains(instrument.Name))
                yield return Of(instrument.Name, instrument.Location);
        var declared = dossier
            .Actors.Values.Select(a => (a.Name, a.Location))
            .Concat(dossier.Facts.Values.Select(f => (f.Name, f.Location)))
            .Concat(dossier.Rosters.Values.Where(r => !r.IsInBrackets).Select(r => (r.Name, r.Location)))
            .Concat(dossier.Calendars.Values.Select(c => (c.Name, c.Location)))
            .Concat(dossier.Sources.Values.Select(s => (s.Name, s.Location)));
        foreach (var (name, place) in declared)
            if (!used.Contains(name))
                yield return Of(name, place) with
                {
                    Fix = place is null
                        ? null
                        : new QuickFix(
                            $"Take `{name}` out",
                            [new Replacement(place.Source, agreement.LinesOf(place), "")]
                        ),
                };

        Diagnostic Of(string name, Location? place) =>
            Found(agreement.PlaceOf(place), [name], $"`{name}` is declared, and nothing speaks of it.");
    }
}
