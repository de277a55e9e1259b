using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>The form with which an entry is added, corrected or taken back.</summary>
public sealed record EntryFormView(
    Look Look,
    Dossier Dossier,
    FormKind Kind,
    Entry? Target,
    EntryFields Fields,
    FormSeal Seal
)
{
    /// <summary>What it would enter; null: nobody asked yet.</summary>
    public EntryDraft? Draft { get; init; }

    /// <summary>Why nothing was entered, where that is not the fault of what was typed.</summary>
    public string? Refused { get; init; }

    /// <summary>Files that were sent already, and are taken in with the entry.</summary>
    public IReadOnlyList<KeptUpload> Files { get; init; } = [];

    /// <summary>Where the form is sent.</summary>
    public string Address => Look.To(Here);

    /// <summary>The page of the form within the dossier.</summary>
    public string Here =>
        Kind switch
        {
            FormKind.Correct => $"record/{Uri.EscapeDataString(Target!.Id)}/correct",
            FormKind.Withdraw => $"record/{Uri.EscapeDataString(Target!.Id)}/withdraw",
            _ => "enter",
        };

    /// <summary>What is wrong in a field.</summary>
    public IEnumerable<FormFault> FaultsOf(string? field) => Draft?.Faults.Where(f => f.Field == field) ?? [];

    /// <summary>How many names are offered to choose from; any can be typed.</summary>
    public const int MostOffered = 1000;

    /// <summary>Who can speak, with titles.</summary>
    public IEnumerable<(string Name, string? Title)> Speakers =>
        Dossier.Actors.Values.Select(a => (a.Name, a.Title)).Take(MostOffered);

    /// <summary>What can be spoken of, with titles.</summary>
    public IEnumerable<(string Name, string? Title)> Subjects =>
        Dossier
            .Facts.Values.Where(f => f is { Definition: null, Reckoned: null })
            .Select(f => (f.Name, f.Title))
            .Concat(Dossier.Commitments.Values.Select(c => (c.Name, c.Title)))
            .Concat(Dossier.Instruments.Values.Select(i => (i.Name, i.Title)))
            .Take(MostOffered);

    /// <summary>Who carries statements, with titles.</summary>
    public IEnumerable<(string Name, string? Title)> Sources =>
        Dossier.Sources.Values.Select(s => (s.Name, s.Title)).Take(MostOffered);
}

/// <summary>What a form carries so that it is taken for one of this workspace, and once.</summary>
/// <param name="Field">The name of the field of the token against forgery.</param>
/// <param name="Token">The token.</param>
/// <param name="Key">Another for every form: what is sent twice with one key is entered once.</param>
public sealed record FormSeal(string Field, string Token, string Key);

/// <summary>A file that was sent with a form and lies with the evidence.</summary>
/// <param name="Hash">SHA-256, in hexadecimal digits.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="Name">Its name.</param>
public sealed record KeptUpload(string Hash, long Size, string Name)
{
    /// <summary>As a form carries it.</summary>
    public string Carried => $"{Hash}/{Name}";
}
