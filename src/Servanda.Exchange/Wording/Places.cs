using Servanda.Model;
using Servanda.Text;

namespace Servanda.Exchange.Wording;

/// <summary>A place in a file as people and editors write it: lines and columns from 1.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>file:line</summary>
    public string Short => $"{File}:{Line}";

    /// <summary>file:line:column; of what was given on the command line, the column.</summary>
    public string Full =>
        File != Places.Given ? $"{File}:{Line}:{Column}"
        : Line == 1 ? $"{File}, column {Column}:"
        : $"{File}, line {Line}, column {Column}:";
}

/// <summary>From the library's locations to places.</summary>
public static class Places
{
    /// <summary>What stands in place of a file's path where a text was given on the command line, or in answer to questions.</summary>
    public const string Given = "the line given";

    /// <summary>Where it begins; the file's path is from the dossier's folder.</summary>
    public static Place Of(Location location) => Of(location.Source, location.Span);

    /// <summary>Where it begins, or null.</summary>
    public static Place? OfMaybe(Location? location) => location is null ? null : Of(location);

    /// <summary>Where it begins; the file's path is from the dossier's folder.</summary>
    public static Place Of(SourceText source, TextSpan span)
    {
        var at = source.PositionOf(span.Start);
        return new Place(source.Path, at.Line, at.Column);
    }

    /// <summary>The same place, its path such that it can be opened from here.</summary>
    public static Place From(this Place place, string dossierPath) =>
        place.File == Given
            ? place
            : place with
            {
                File = Directory.Exists(dossierPath) ? Path.Combine(dossierPath, place.File) : dossierPath,
            };
}
