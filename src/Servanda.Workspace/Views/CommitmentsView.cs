using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>The matrix: the commitments that were asked for, each with where it stands.</summary>
public sealed record CommitmentsView(
    Look Look,
    Dossier Dossier,
    CommitmentFilter Filter,
    IReadOnlyList<Answer> Rows,
    int Matching,
    int All,
    IReadOnlyList<Answer> Powers,
    IReadOnlyList<Commitment> NotFormalised,
    Choices Choices
)
{
    /// <summary>How many rows stand on a page.</summary>
    public const int PageSize = 100;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);

    /// <summary>Makes it.</summary>
    public static CommitmentsView Of(Reading reading, Look look, CommitmentFilter filter)
    {
        var standings = reading.Assess(look.Question);
        var matching = filter.Sorted(standings.Answers.Where(a => filter.Takes(a, reading.Dossier))).ToList();
        var pages = Math.Max(1, (matching.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        return new CommitmentsView(
            look,
            reading.Dossier,
            filter with
            {
                Page = page,
            },
            [.. matching.Skip((page - 1) * PageSize).Take(PageSize)],
            matching.Count,
            standings.Answers.Length,
            filter.IsEmpty ? [.. standings.Powers] : [],
            filter.IsEmpty
                ? [.. reading.Dossier.Commitments.Values.Where(c => AnswerWords.WhyNoStatus(c) is not null)]
                : [],
            Choices.Of(reading, standings)
        );
    }
}

/// <summary>What the commitments can be filtered by: only what leads to some.</summary>
public sealed record Choices(
    IReadOnlyList<string> Statuses,
    IReadOnlyList<string> Evidence,
    IReadOnlyList<string> Parties,
    IReadOnlyList<string> Instruments,
    IReadOnlyList<string> Topics
)
{
    /// <summary>Finds them.</summary>
    public static Choices Of(Reading reading, Standings standings) =>
        new(
            [.. standings.Answers.Select(a => a.Status).Distinct().Order().Select(Words.Of)],
            [.. standings.Answers.Select(a => a.Evidence).Distinct().Order().Select(Words.Of)],
            Names(reading, c => c.Obligors.Concat(c.Performers).Concat(AnswerWords.OwedTo(c, reading.Dossier))),
            Names(reading, c => c.Instrument is { } i ? [i] : []),
            Names(reading, c => c.Topic?.Split(", ") ?? [])
        );

    static IReadOnlyList<string> Names(Reading reading, Func<Commitment, IEnumerable<string>> names) =>
        [
            .. reading
                .Dossier.Commitments.Values.SelectMany(names)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}

/// <summary>Which commitments are listed, how they are sorted, and with which columns.</summary>
public sealed record CommitmentFilter(
    string? Status,
    string? Evidence,
    string? Party,
    string? Instrument,
    string? Topic,
    string? Text,
    string? Sort,
    IReadOnlyList<string> Columns,
    int Page
)
{
    /// <summary>The columns beside the name and the status; those that are shown where none is chosen come first.</summary>
    public static IReadOnlyList<(string Key, string Title)> AllColumns { get; } =
    [
        ("owes", "Who owes"),
        ("since", "Since"),
        ("due", "Due"),
        ("evidence", "Evidence"),
        ("progress", "Progress"),
        ("to", "To whom"),
        ("instrument", "Instrument"),
        ("topic", "Topic"),
        ("waits", "Waits for"),
        ("flags", "Flags"),
    ];

    const int Usual = 5;

    /// <summary>Reads it from an address.</summary>
    public static CommitmentFilter Of(Func<string, string?> said, IEnumerable<string> columns)
    {
        var chosen = columns.Where(c => AllColumns.Any(a => a.Key == c)).Distinct(StringComparer.Ordinal).ToList();
        return new(
            said("status"),
            said("evidence"),
            said("party"),
            said("instrument"),
            said("topic"),
            said("q"),
            said("sort"),
            chosen,
            Paged.NumberOf(said("page"))
        );
    }

    /// <summary>Whether it leaves nothing out.</summary>
    public bool IsEmpty => (Status ?? Evidence ?? Party ?? Instrument ?? Topic ?? Text) is null;

    /// <summary>Whether a column is shown.</summary>
    public bool Shows(string key) =>
        Columns.Count > 0 ? Columns.Contains(key) : AllColumns.Take(Usual).Any(c => c.Key == key);

    /// <summary>What of it stands in addresses.</summary>
    public IReadOnlyList<(string Name, string? Value)> Said =>
        [
            ("status", Status),
            ("evidence", Evidence),
            ("party", Party),
            ("instrument", Instrument),
            ("topic", Topic),
            ("q", Text),
            ("sort", Sort),
            .. Columns.Select(c => ("column", (string?)c)),
        ];

    /// <summary>Whether an answer is among those asked for.</summary>
    public bool Takes(Answer answer, Dossier dossier)
    {
        var c = answer.Commitment;
        return (Status is null || Words.Of(answer.Status) == Status)
            && (Evidence is null || Words.Of(answer.Evidence) == Evidence)
            && (
                Party is null
                || c.Obligors.Contains(Party)
                || c.Performers.Contains(Party)
                || AnswerWords.OwedTo(c, dossier).Contains(Party)
            )
            && (Instrument is null || c.Instrument == Instrument)
            && (Topic is null || (c.Topic?.Split(", ").Contains(Topic) ?? false))
            && (Text is null || TextSearch.Finds(Text, [c.Name, c.Title, .. c.Cites]));
    }

    /// <summary>Sorted as asked; usually as the text has them.</summary>
    public IEnumerable<Answer> Sorted(IEnumerable<Answer> answers) =>
        Sort switch
        {
            "status" => answers.OrderBy(a => Worst(a.Status)).ThenBy(a => a.Commitment.Name, StringComparer.Ordinal),
            "due" => answers
                .OrderBy(a => a.Due is null)
                .ThenBy(a => a.Due)
                .ThenBy(a => a.Commitment.Name, StringComparer.Ordinal),
            "since" => answers.OrderByDescending(a => a.Since).ThenBy(a => a.Commitment.Name, StringComparer.Ordinal),
            "name" => answers.OrderBy(a => a.Commitment.Name, StringComparer.Ordinal),
            "evidence" => answers.OrderBy(a => a.Evidence).ThenBy(a => a.Commitment.Name, StringComparer.Ordinal),
            _ => answers
                .OrderBy(a => a.Commitment.Location?.Source.Path, StringComparer.Ordinal)
                .ThenBy(a => a.Commitment.Location?.Span.Start ?? 0),
        };

    static int Worst(Status status) =>
        Tones.Of(status) switch
        {
            Tone.Bad => 0,
            Tone.Warning => 1,
            Tone.Coming => 2,
            Tone.Quiet => 3,
            _ => 4,
        };
}
