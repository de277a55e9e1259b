using CsCheck;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Model;

/// <summary>Whatever the input: no exception, diagnostics with their places, and the rest still bound.</summary>
public class BadInputTests
{
    private const string Sound = """

        party Sound-Party
        instrument sound made by Sound-Party on 2020-01-01
        event sound-event
        commitment sound-promise under sound
          Sound-Party must achieve sound-event
          by 2021-01-01
        2020-06-01 Sound-Party reports sound-event

        """;

    public static TheoryData<string, string> Broken =>
        new()
        {
            { "party US \"never closed\n", "unclosed-quote" },
            { "party US \"zero\0byte\"\n", "hidden-character" },
            { "event twice\nstate twice\n", "duplicate-name" },
            { "party A\nparty A\n", "duplicate-name" },
            { "person A for B\nperson B for A\n", "speaks-for-itself" },
            { "2020-02-30 Sound-Party reports sound-event\n", "impossible-date" },
            { "2020-13 Sound-Party reports sound-event\n", "impossible-date" },
            { "2020-06-01 Sound-Party reports sound-event on 2020-02-30\n", "impossible-date" },
            { "2020-06-01 Sound-Party reports no-such-thing\n", "unknown-name" },
            { "2020-06-01 Nobody reports sound-event\n", "unknown-speaker" },
            { "2020-06-01 Sound-Party withdraws dc-77\n", "unknown-name" },
            { "roster r from \"rosters/none.csv\"\n", "roster-missing" },
            { "roster r from \"rosters/malformed.csv\"\n", "roster-malformed" },
            { "roster r from \"rosters/doubled.csv\"\n", "duplicate-member" },
            {
                "commitment early under sound\n  Sound-Party must achieve sound-event\n  by 2019-05-01\n",
                "deadline-before-instrument"
            },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_wrong_has_a_place_and_the_rest_is_bound(string broken, string code)
    {
        var dossier = Bound.Of(broken + Sound);

        var found = dossier.Diagnostics.First(d => d.Code == code);
        Assert.NotNull(found.Source);
        Assert.True(found.Span.End <= found.Source.Text.Length);
        Assert.Null(dossier.Commitments["sound-promise"].NotFormalised);
        Assert.Contains(dossier.Entries, e => e is { Content: Holds, Said: var said } && $"{said}" == "2020-06-01");
    }

    [Fact]
    public void An_entry_with_an_impossible_date_is_kept_as_of_the_date_that_exists()
    {
        var dossier = Bound.Of(
            "party A\nevent e\n2020-02-30 A reports e\n2020-13 A reports e\n2020-05-01 A reports e on 2020-02-30/..\n"
                + "2020-06-01 A reports e on 3 days after e\n"
        );

        Assert.Equal(
            ["2020", "2020-02", "2020-05-01", "2020-06-01"],
            dossier.Entries.Select(e => e.Said.ToString()).Order(StringComparer.Ordinal)
        );
        Assert.Equal(["2020-02/..", "XXXX"], dossier.Entries.Select(e => e.Occurred?.ToString()).OfType<string>());
    }

    [Fact]
    public void What_an_entry_says_that_cannot_be_understood_is_kept_and_decides_nothing()
    {
        var dossier = Bound.Of("party A\n2020-03-01 Bee finds no-such \"seen\" at least 3\n");

        var entry = Assert.Single(
            Bound.Of("party A\n2020-03-01 Bee finds no-such at least 3\n  \"a remark\"\n").Entries
        );
        Assert.Equal(new Speaker("Bee", IsNamed: false), Assert.Single(entry.Speakers));
        Assert.Equal(new Prose("not understood: no-such at least 3"), entry.Content);
        Assert.Equal(["a remark"], entry.Notes);
        Assert.True(dossier.IsPartial);
    }

    [Fact]
    public void Two_entries_with_one_identifier_are_kept_apart_the_same_way_in_any_order()
    {
        const string First = "2020-03-11 A reports e id dc-1\n";
        const string Second = "2020-03-12 A denies e id dc-1\n";

        var dossier = Bound.Of("party A\nevent e\n" + First + Second);
        var turned = Bound.Of("party A\nevent e\n" + Second + First);

        Assert.Equal("dc-1", dossier.Entries[0].Id);
        Assert.StartsWith("dc-1-", dossier.Entries[1].Id, StringComparison.Ordinal);
        Assert.Null(ModelDifference.Between(dossier, turned));
    }

    [Fact]
    public void Equal_entries_count_once_and_their_identifier_does_not_depend_on_their_place()
    {
        var dossier = Bound.Of("party A\nevent e\n2020-03-11 A reports e\n\n\n2020-03-11  A  reports e # again\n");
        var elsewhere = Bound.Of("2020-03-11 A reports e\nevent e\nparty A\n");

        Assert.Equal(["no-agreement", "identical-entries"], dossier.Codes());
        Assert.Equal(Assert.Single(dossier.Entries).Id, Assert.Single(elsewhere.Entries).Id);
    }

    [Fact]
    public void A_line_of_a_million_characters_is_read()
    {
        var dossier = Bound.Of(
            $"party A \"{new string('x', 1_000_000)}\"\nevent {new string('e', 1_000_000)}\n"
                + $"2020-03-11 A reports {new string('é', 1_000_000)}\n"
                + string.Concat(Enumerable.Repeat("(", 100_000))
                + Sound
        );

        Assert.Contains("sound-promise", dossier.Commitments.Keys);
    }

    [Fact]
    public void Names_in_any_script_and_any_line_ending_are_names()
    {
        var dossier = Bound.Of(
            "party حماس \"حماس\"@ar also \"Hamas\"\r\nevent מסירה\r\ninstrument ceasefire made by حماس on 2025-01-15\r\n"
                + "commitment c\r\n  حماس must achieve מסירה\r\n  by 2025-02-01\r\n2025-01-20 حماس reports מסירה\r\n"
        );

        Assert.Empty(dossier.Diagnostics);
        Assert.Equal(["حماس"], dossier.Commitments["c"].Obligors);
    }

    [Fact]
    public void An_empty_dossier_is_said_to_be_empty()
    {
        Assert.Equal(["empty-dossier"], Bound.Of([]).Codes());
        Assert.Equal(["empty-dossier"], Bound.Of("# nothing but a remark\n").Codes());
        Assert.True(Bound.Of([]).IsPartial);
    }

    [Fact]
    public void The_order_of_files_changes_nothing()
    {
        var files = Statements.Select((text, i) => new SourceText($"{i:00}.accord", text)).ToArray();
        var expected = Bound.Of(files);

        Gen.Shuffle(files)
            .Hold(shuffled =>
            {
                var dossier = Bound.Of(shuffled);
                Assert.Null(ModelDifference.Between(expected, dossier));
                Assert.Equal(
                    expected.Diagnostics.Select(d => d.ToString()),
                    dossier.Diagnostics.Select(d => d.ToString())
                );
            });
    }

    [Fact]
    public void No_mixture_of_words_makes_it_fail() =>
        Gen.Int[0, Mixed.Length - 1]
            .Select(i => Mixed[i])
            .List[0, 60]
            .Select(list => string.Join(' ', list).Replace("\n ", "\n", StringComparison.Ordinal))
            .Hold(IsReadAndWritten, count: 2_000);

    [Fact]
    public void No_wrong_word_in_a_dossier_makes_it_fail()
    {
        var text = string.Concat(Statements).Replace("\n", " \n ", StringComparison.Ordinal).Split(' ');
        var wrong = Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, Mixed.Length - 1]);
        wrong
            .List[0, 6]
            .Select(changes =>
            {
                var changed = text.ToArray();
                foreach (var (place, word) in changes)
                    changed[place] = Mixed[word];
                return string.Join(' ', changed).Replace("\n ", "\n", StringComparison.Ordinal);
            })
            .Hold(IsReadAndWritten, count: 2_000);
    }

    private static string[] Mixed =>
        [
            .. Statements.SelectMany(s => s.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            .. new[]
            {
                "\n",
                "\n  ",
                "\n",
                "(",
                ")",
                "\"",
                ",",
                "not",
                "and",
                "or",
                "each",
                "XXXX",
                "2020-02-30",
                "1.5",
            },
            .. new[]
            {
                "plus",
                "lasting 3 days",
                "before",
                "the later of (",
                "either of (",
                "day 3 of",
                "0",
                "is",
                "due",
            },
        ];

    private static void IsReadAndWritten(string text)
    {
        var dossier = Bound.Of(text);
        Assert.All(dossier.Diagnostics, d => Assert.True(d.Source is null || d.Span.End <= d.Source.Text.Length));
        var again = Bound.Of(DossierWriter.Write(dossier));
        Assert.Null(ModelDifference.Between(dossier, again));
        Assert.Equal(DossierWriter.Write(dossier), DossierWriter.Write(again));
    }

    private static readonly string[] Statements =
    [
        "party US \"United States\" also \"Washington\"\n",
        "party Taliban \"the Taliban\"\n",
        "person Shaheen for Taliban from 2019 until 2021\n",
        "person A for B\nperson B for A\n",
        "body Team rated B\n",
        "source Reuters rated C\n",
        "instrument doha \"the agreement\" made by US, Taliban on 2020-02-29 at \"Doha\"\n  timezone Asia/Kabul\n",
        "instrument decree made by US on 2020-03-10\n  upon all of group is pledged\n  timezone Asia/Qatar\n",
        "roster group from \"rosters/group.csv\"\nevent pledged for group\nevent freed for group\n",
        "event talks-open\nlevel troops in troops\ntally prisoners-freed in persons\nstate ties\n",
        "state talks-open\n",
        "commitment a under doha\n  US must achieve troops at most 8,600\n  by 135 days after doha is made\n",
        "commitment b under doha\n  Taliban must avoid ties\n  provided a is kept\n  verified by Team\n",
        "commitment c under decree\n  for each p in group\n  US must achieve p is freed\n  upon p is pledged\n  within 3 days\n",
        "commitment d \"no instrument\"\n  US must achieve talks-open\n  upon e is fulfilled\n",
        "commitment e under doha\n  US must seek \"an effort\"\n  upon d is fulfilled\n  aim 2020-05-29\n",
        "commitment f under doha not formalised \"recital\"\n",
        "commitment g under doha\n  US must achieve no-such-thing\n",
        "power p under doha\n  US may terminate doha\n",
        "2020-03-10 US reports troops exactly 12,000 source Reuters \"10 March\" \"https://example.org/1\" rated B2\n",
        "2020-03-11 Shaheen reports 80 more prisoners-freed on 2020-03-10 via Reuters known 2020-03-12 id dc-1\n",
        "2020-03-12 Shaheen denies ties id dc-1\n",
        "2020-03-12 Shaheen withdraws dc-1\n2020-03-13 US postpones a until 2020-09-01 \"a remark\"\n",
        "2020-03 \"observers\" cannot confirm not ties\n2020-04-01 Team finds b is breached\n",
        "2020-04-01 Team finds not \"an effort\"\n2020-04-02 US extends a by 30 days\n2020-04-03 Nobody reports ties\n",
        "2020-05-01 US demands prisoners-freed at least 5,000 before talks-open\n2020-05-02 US accepts doha\n",
        "expect as of 2020-06-01 standard claimed\n  a is overdue since 2020-03-11\n  c of fg-0001 is pending\n",
    ];
}
