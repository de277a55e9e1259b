using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Servanda.Assessment;
using Servanda.Exchange.Asking;

namespace Servanda.Workspace.Serving.Api;

/// <summary>A request to the API: who asks, of which dossier, and what.</summary>
internal sealed class ApiCall(HttpContext context, ApiEndpoint endpoint, Viewer viewer, TimeProvider clock)
{
    ServedDossier? _served;
    Reading? _reading;

    /// <summary>The request and its answer.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>Who asks.</summary>
    public Viewer Viewer { get; } = viewer;

    /// <summary>What tells the time.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>The dossier that the address names.</summary>
    public ServedDossier Served => _served ?? throw new InvalidOperationException("The address names no dossier.");

    /// <summary>The dossier as it is now.</summary>
    public Reading Reading => _reading ?? throw new InvalidOperationException("The address names no dossier.");

    /// <summary>Ends when whoever asked has gone.</summary>
    public CancellationToken Cancel => Context.RequestAborted;

    /// <summary>The service of a kind.</summary>
    public T Service<T>()
        where T : class => (T)Context.RequestServices.GetService(typeof(T))!;

    /// <summary>Looks at the address: whether it says only what can be said there, and which dossier is meant.</summary>
    public async ValueTask Understand()
    {
        foreach (var word in Context.Request.Query.Keys)
            if (endpoint.Words.All(w => w.Name != word))
                throw new ApiProblem(
                    ProblemKind.Question,
                    $"'{word}' means nothing here.{Spelling.DidYouMean(word, endpoint.Words.Select(w => w.Name))}"
                );
        foreach (var word in endpoint.Words)
        {
            var values = Context.Request.Query[word.Name];
            if (word.IsRequired && values.Count == 0)
                throw new ApiProblem(ProblemKind.Question, $"'{word.Name}' is missing: {word.Meaning}");
            if (!word.IsMany && values.Count > 1)
                throw new ApiProblem(ProblemKind.Question, $"'{word.Name}' is said more than once.");
            foreach (var value in values)
                if (!word.OneOf.IsEmpty && !word.OneOf.Contains(value ?? ""))
                    throw new ApiProblem(
                        ProblemKind.Question,
                        $"{word.Name} '{value}' is none of {string.Join(", ", word.OneOf)}."
                    );
        }
        if (!endpoint.IsOfDossier)
            return;
        var slug = Part("slug");
        var visible = Service<Access>().VisibleTo(Viewer, Service<DossierShelf>()).ToList();
        _served =
            visible.FirstOrDefault(d => d.Slug == slug)
            ?? throw new ApiProblem(
                ProblemKind.NotFound,
                $"There is no dossier '{slug}' here.{Spelling.DidYouMean(slug, visible.Select(d => d.Slug))}"
            );
        _reading = await _served.Read(Cancel).ConfigureAwait(false);
    }

    /// <summary>What stands in the path under a name.</summary>
    public string Part(string name) => Context.Request.RouteValues[name] as string ?? "";

    /// <summary>What the query says under a name; null where it says nothing.</summary>
    public string? Said(string name) => Context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>All that the query says under a name.</summary>
    public IReadOnlyList<string> AllSaid(string name) => [.. Context.Request.Query[name].OfType<string>()];

    /// <summary>Whether the query says yes.</summary>
    public bool Flag(string name) => Said(name) == "true";

    /// <summary>A whole number that the query says.</summary>
    public int Number(string name, int usual, int least, int most)
    {
        if (Said(name) is not { } text)
            return usual;
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new ApiProblem(
                ProblemKind.Question,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} '{text}' is not a whole number from {least} to {most}."
                )
            );
    }

    /// <summary>The question, with the dossier to which it is put.</summary>
    public Asked Asked =>
        new(
            Reading.Dossier,
            Reading.Path,
            Reading.Assessor,
            new TypedQuestion(Said("as-of"), Said("known"), Said("entered"), Said("standard")).To(
                Reading.Dossier,
                Clock
            )
        );

    /// <summary>The question as of today, under the usual standard.</summary>
    public Question Today => new TypedQuestion(null, null, null, null).To(Reading.Dossier, Clock);

    /// <summary>
    /// Another for every other dossier, question, day and coding of the content; so it is strong (RFC 9110, 8.8.1).
    /// </summary>
    public string ETag
    {
        get
        {
            var request = Context.Request;
            var day = Days.Today(Clock, Reading.Dossier.Zone);
            var all = string.Join(
                '\n',
                Reading.Version,
                Reading.Engine,
                QuestionWords.Iso(day),
                request.Path,
                request.QueryString,
                request.Headers.AcceptEncoding.ToString()
            );
            return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..32]}\"";
        }
    }

    /// <summary>The day that a date begins, as the query says it; null where it says nothing.</summary>
    public Instant? BeginningOf(string name) =>
        Said(name) is { } text ? Dates.BoundsOf(text, name, Reading.Dossier.Zone).Earliest : null;

    /// <summary>The end of a date, as the query says it; null where it says nothing.</summary>
    public Instant? EndOf(string name) => Said(name) is { } text ? Dates.EndOf(text, name, Reading.Dossier.Zone) : null;
}
