using System.Text;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Checks;

/// <summary>The catalogue of checks as pages of the documentation, made from the rules.</summary>
public static class CheckPages
{
    /// <summary>The first page: every rule in one line, in the order in which they are applied.</summary>
    /// <param name="rules">The rules.</param>
    public static string Index(IEnumerable<AgreementRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var page = new StringBuilder();
        page.Append("# What `servanda check` looks for\n\n");
        page.Append(
            "Made from the rules in `src/Servanda/Checks/Rules` and `src/Servanda.Foresight/Rules`; do not edit.\n\n"
        );
        page.Append(
            "An *error*: the agreement cannot work as it is written. A *warning*: a weakness that matters, as\n"
        );
        page.Append(
            "history shows. A *note*: worth knowing. What is wrong with the text itself, so that it cannot be read,\n"
        );
        page.Append("is on the page of [diagnostics](../diagnostics.md).\n\n");
        page.Append("| check | | what it finds |\n| --- | --- | --- |\n");
        foreach (var rule in rules)
            page.Append($"| [{rule.Code}]({rule.Code}.md) | {Word(rule)} | {rule.Title} |\n");
        return page.ToString();
    }

    /// <summary>The page of a rule: what it means, how to mend it, and an example before and after.</summary>
    public static string Of(AgreementRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var page = new StringBuilder();
        page.Append($"# {rule.Code}\n\n*{Capital(Word(rule))}.* **{rule.Title}.** {rule.Explanation}\n\n");
        page.Append($"## How to mend it\n\n{rule.Mend}\n\n");
        page.Append($"## Example\n\n{rule.BeforeExample}\n\n```accord example\n{rule.Example.TrimEnd()}\n```\n\n");
        page.Append($"{rule.BeforeSound}\n\n```accord example\n{rule.Sound.TrimEnd()}\n```\n\n");
        page.Append("## Quick fix\n\n");
        page.Append(
            Fixed(rule) is var (title, text)
                ? $"`servanda check --fix` writes it into the text, `--fix --dry-run` shows what it would write. {title}:\n\n```accord example\n{text.TrimEnd()}\n```\n\n"
                : "There is none: what to write instead is for the parties to say.\n\n"
        );
        page.Append("## To set it aside\n\nWith the reason, which is printed: for one commitment, or an instrument,\n");
        page.Append($"`tolerates {rule.Code} \"…\"` among its clauses; for the whole dossier, at the margin,\n");
        page.Append($"`check {rule.Code} off \"…\"` or `check {rule.Code} as note \"…\"`.\n");
        return page.ToString();
    }

    /// <summary>What the quick fix of a rule makes of its example.</summary>
    static (string Title, string Text)? Fixed(AgreementRule rule)
    {
        var report = CheckReport.Of(DossierReader.Bind([new SourceText("example.accord", rule.Example)]));
        var found = report.Findings.FirstOrDefault(f => f.Rule == rule && f.Fix is not null);
        return found is { Fix: { } fix } && FixedText.Of([found]).Files is [var mended]
            ? (fix.Title, mended.Text)
            : null;
    }

    static string Word(AgreementRule rule) => rule.Severity.ToString().ToLowerInvariant();

    static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
