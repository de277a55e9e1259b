using System.Collections.Immutable;

namespace Servanda.Workspace.Serving.Api;

/// <summary>An endpoint of the HTTP API: that it is mapped and that it is described is said once, here.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Its address below <see cref="ApiEndpoints.Root"/>; names of it in braces.</param>
/// <param name="Id">Its name in the description.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Answer">What answers.</param>
internal sealed record ApiEndpoint(
    string Method,
    string Path,
    string Id,
    string Summary,
    Func<ApiCall, ValueTask<ApiReply>> Answer
)
{
    /// <summary>What may stand in the query; anything else is refused.</summary>
    public ImmutableArray<ApiWord> Words { get; init; } = [];

    /// <summary>The headers that it reads.</summary>
    public ImmutableArray<ApiWord> Headers { get; init; } = [];

    /// <summary>The schema of what is sent; null: nothing is.</summary>
    public string? Takes { get; init; }

    /// <summary>The answers, other than problems.</summary>
    public ImmutableArray<ApiAnswer> Answers { get; init; } = [];

    /// <summary>The problems that it may tell, by their status.</summary>
    public ImmutableArray<int> Problems { get; init; } = [];

    /// <summary>Whether an answer is the same as long as the dossier and the question are: then it has an ETag.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Whether it is about one dossier.</summary>
    public bool IsOfDossier => Path.Contains("{slug}", StringComparison.Ordinal);
}

/// <summary>A word that may stand in the query or in a header.</summary>
/// <param name="Name">The word.</param>
/// <param name="Meaning">What it means, in a sentence.</param>
internal sealed record ApiWord(string Name, string Meaning)
{
    /// <summary>What may stand after it; none: any text.</summary>
    public ImmutableArray<string> OneOf { get; init; } = [];

    /// <summary>What it is in JSON Schema: string, boolean, integer.</summary>
    public string Type { get; init; } = "string";

    /// <summary>Whether it must be said.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it may be said more than once.</summary>
    public bool IsMany { get; init; }
}

/// <summary>An answer that an endpoint may give.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Meaning">When, in a sentence.</param>
/// <param name="Schema">The schema of its content; null: there is none to give.</param>
/// <param name="MediaType">Its media type.</param>
internal sealed record ApiAnswer(int Status, string Meaning, string? Schema, string MediaType = "application/json");
