using Servanda.Diagnostics;

namespace Servanda.Model;

/// <summary>What becomes of all findings of one check: <c>check no-consequence off "frameworks have none"</c>.</summary>
/// <param name="Code">The code of the check.</param>
/// <param name="Severity">How much its findings matter in this dossier; null: it is not made.</param>
/// <param name="Reason">Why, in prose; it is printed with the findings.</param>
/// <param name="Location">Where it stands.</param>
public sealed record CheckSetting(string Code, Severity? Severity, string Reason, Location? Location);

/// <summary>That a finding on one commitment or instrument is accepted: <c>tolerates no-verifier "they watch each other"</c>.</summary>
/// <param name="Code">The code of the check.</param>
/// <param name="Reason">Why, in prose; it is printed with the findings.</param>
/// <param name="Location">Where it stands.</param>
public sealed record Toleration(string Code, string Reason, Location? Location);
