using System.Collections.Immutable;
using Servanda.Checks.Rules;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Model.Binding;

namespace Servanda.Checks;

/// <summary>What is wrong with a dossier: what was found when it was read, and what the checks find in the agreement.</summary>
public sealed record CheckReport
{
    CheckReport() { }

    /// <summary>What was found and not set aside, in the order of files and places; weighed as the dossier says.</summary>
    public required ImmutableArray<Diagnostic> Findings { get; init; }

    /// <summary>What was found and set aside by the dossier, in the same order.</summary>
    public required ImmutableArray<Tolerated> Tolerated { get; init; }

    /// <summary>
    /// The instruments, commitments and powers that were not checked, or not wholly, because a part of them, or of one to which
    /// they refer, could not be read; in the order of their names. All else was checked.
    /// </summary>
    public required ImmutableArray<string> Unchecked { get; init; }

    /// <summary>Checks a dossier.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="others">Rules that are applied elsewhere, such as by a solver; the dossier can set them aside too.</param>
    /// <param name="found">What these found.</param>
    /// <param name="withPositions">Whether each side is taken to insist on every order that it ever demanded.</param>
    public static CheckReport Of(
        Dossier dossier,
        IEnumerable<DiagnosticRule>? others = null,
        IEnumerable<Diagnostic>? found = null,
        bool withPositions = false
    )
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var agreement = new CheckedAgreement(dossier, withPositions);
        var all = DossierBinder.InOrder([
            .. dossier.Diagnostics,
            .. CheckCatalogue.All.SelectMany(rule => rule.Find(agreement)),
            .. found ?? [],
        ]);
        var settings = new Settings(dossier);
        var findings = new List<Diagnostic>();
        var tolerated = ImmutableArray.CreateBuilder<Tolerated>();
        foreach (var finding in all)
            if (settings.Apply(finding) is (var weighed, var setAside))
                if (setAside is null)
                    findings.Add(weighed);
                else
                    tolerated.Add(setAside);
        var codes = DiagnosticCatalogue
            .All.Concat(CheckCatalogue.All)
            .Concat(others ?? [])
            .ToDictionary(r => r.Code, StringComparer.Ordinal);
        findings.AddRange(settings.WithoutEffect(codes));
        return new CheckReport
        {
            Findings = DossierBinder.InOrder(findings),
            Tolerated = tolerated.ToImmutable(),
            Unchecked = agreement.Unread,
        };
    }

    /// <summary>What the dossier says of findings, and of what it was of use.</summary>
    sealed class Settings(Dossier dossier)
    {
        readonly HashSet<Toleration> _used = [];
        readonly (string Name, Location? Place, ImmutableArray<Toleration> Tolerates)[] _tolerant =
        [
            .. dossier
                .Instruments.Values.Select(i => (i.Name, i.Location, i.Tolerates))
                .Concat(dossier.Commitments.Values.Select(c => (c.Name, c.Location, c.Tolerates)))
                .Concat(
                    dossier.Commitments.Values.Select(c =>
                        (c.Name, c.Location, dossier.Instruments.GetValueOrDefault(c.Instrument ?? "")?.Tolerates ?? [])
                    )
                )
                .Where(t => !t.Item3.IsEmpty),
        ];
        readonly Dictionary<string, CheckSetting> _byCode = dossier.CheckSettings.ToDictionary(
            s => s.Code,
            StringComparer.Ordinal
        );

        public (Diagnostic Weighed, Tolerated? SetAside) Apply(Diagnostic finding)
        {
            // What could not be read has no meaning, whatever anybody tolerates.
            if (IsOfReading(finding))
                return (finding, null);
            var toleration = TolerationOf(finding);
            if (toleration is not null)
                return (finding, new Tolerated(finding, toleration.Reason));
            if (!_byCode.TryGetValue(finding.Code, out var setting))
                return (finding, null);
            return setting.Severity is { } severity
                ? (finding with { Severity = severity }, null)
                : (finding, new Tolerated(finding, setting.Reason));
        }

        public IEnumerable<Diagnostic> WithoutEffect(IReadOnlyDictionary<string, DiagnosticRule> codes)
        {
            foreach (var setting in dossier.CheckSettings)
                if (Reject(setting.Code, setting.Location) is { } rejected)
                    yield return rejected;
            foreach (var toleration in _tolerant.SelectMany(t => t.Tolerates).Distinct())
                if (Reject(toleration.Code, toleration.Location) is { } rejected)
                    yield return rejected;
                else if (!_used.Contains(toleration))
                    yield return SettingWithoutEffect.Rule.NothingFound(toleration);

            Diagnostic? Reject(string code, Location? place) =>
                !codes.TryGetValue(code, out var rule)
                    ? SettingWithoutEffect.Rule.Unknown(place, code, Spelling.Nearest(code, codes.Keys.Order()))
                : IsOfReading(rule) ? SettingWithoutEffect.Rule.OfReading(place, code)
                : null;
        }

        static bool IsOfReading(DiagnosticRule rule) =>
            rule.Severity == Severity.Error && DiagnosticCatalogue.All.Contains(rule);

        static bool IsOfReading(Diagnostic finding) => IsOfReading(finding.Rule);

        Toleration? TolerationOf(Diagnostic finding)
        {
            Toleration? found = null;
            foreach (var (name, place, tolerates) in _tolerant)
            foreach (var toleration in tolerates)
                if (toleration.Code == finding.Code && (finding.About.Contains(name) || IsWithin(finding, place)))
                {
                    _used.Add(toleration);
                    found ??= toleration;
                }
            return found;
        }

        static bool IsWithin(Diagnostic finding, Location? place) =>
            place is not null
            && ReferenceEquals(finding.Source, place.Source)
            && place.Span.Start <= finding.Span.Start
            && finding.Span.End <= place.Span.End;
    }
}

/// <summary>A finding that the dossier sets aside.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Reason">Why, as the dossier says.</param>
public sealed record Tolerated(Diagnostic Finding, string Reason);
