using Microsoft.AspNetCore.Http;

namespace Servanda.Workspace.Serving;

/// <summary>Somebody who looks at the workspace.</summary>
/// <param name="Name">The name under which what is entered is entered.</param>
internal sealed record Viewer(string Name);

/// <summary>
/// Decides, in this one place, who somebody is, what they may see and whether they may enter. As yet whoever reaches a
/// workspace of this machine is its one user, who may do everything; accounts, roles and teams belong here.
/// </summary>
internal sealed class Access(WorkspaceOptions options)
{
    /// <summary>Who asks.</summary>
    public Viewer ViewerOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Viewer(options.User);
    }

    /// <summary>The dossiers that a viewer may see.</summary>
    public IEnumerable<ServedDossier> VisibleTo(Viewer viewer, DossierShelf shelf)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return shelf.All;
    }

    /// <summary>Whether a viewer may enter in a dossier.</summary>
    public bool MayEnter(Viewer viewer, ServedDossier dossier)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(dossier);
        return true;
    }
}
