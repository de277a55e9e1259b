using Servanda.Model;
using Servanda.Storage.Records;

namespace Servanda.Cli.Commands.Record;

/// <summary>Asks for an entry part by part.</summary>
internal static class EntryPrompt
{
    /// <summary>The entry as a sentence of the language.</summary>
    /// <exception cref="UsageError">Nobody answers.</exception>
    public static string Ask(Surroundings surroundings)
    {
        var row = new EntryRow
        {
            Said = Answer("When was it said? (2020-03-11)", true),
            Speakers = Answer("Who said it? (several apart by commas)", true),
            Verb = Answer($"What did they do? ({string.Join(", ", Enum.GetValues<Verb>().Select(Words.Of))})", true),
            What = Answer("What is it about? (talks-open; taliban-freed exactly 4,050)", true),
            On = Answer("When did it happen, if on another day?", false),
            Known = Answer("When did it become known, if later?", false),
            Note = Answer("In which words?", false),
            Source = SourceOf(Answer("Where can it be read? (title, date, address)", false)),
            Rated = Answer("How reliable, by the Admiralty code? (B2)", false),
        };
        return row.ToSentence().TrimEnd();

        string Answer(string question, bool isNeeded)
        {
            while (true)
            {
                surroundings.Error.Write($"{question} ");
                surroundings.Error.Flush();
                if (surroundings.Input.ReadLine() is not { } line)
                    throw new UsageError(
                        "Say the entry on the command line, or answer the questions: nothing was entered."
                    );
                if (line.Trim() is var said && (said.Length > 0 || !isNeeded))
                    return said;
            }
        }
    }

    // Plain words are a title: a bar before them says that no declared source is named.
    static string SourceOf(string answer) =>
        answer.Length == 0 || answer.Contains('|', StringComparison.Ordinal) ? answer : $"|{answer}";
}
