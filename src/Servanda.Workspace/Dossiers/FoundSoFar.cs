using System.Collections.Immutable;
using Servanda.Checks;

namespace Servanda.Workspace.Dossiers;

/// <summary>What is wrong with an agreement, as far as it has been found.</summary>
/// <param name="Report">The findings.</param>
/// <param name="IsAll">Whether nothing more comes: otherwise it is still being reckoned whether every promise can be kept.</param>
/// <param name="Unknown">What was not found out in the time allowed.</param>
public sealed record FoundSoFar(CheckReport Report, bool IsAll, ImmutableArray<string> Unknown);
