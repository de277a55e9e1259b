using Servanda.Diagnostics;
using Servanda.Text;

namespace Servanda.Tests.Text;

/// <summary>Short ways to read a text in tests.</summary>
internal static class Reading
{
    public static FileSyntax Read(string text, string path = "test.accord") => Parser.Parse(new SourceText(path, text));

    public static BlockSyntax Block(string text) => Assert.Single(Read(text).Blocks);

    /// <summary>The only statement of a text that has no mistakes.</summary>
    public static T Statement<T>(string text)
        where T : StatementSyntax
    {
        var file = Read(text);
        Assert.Empty(file.Diagnostics);
        return Assert.IsType<T>(Assert.Single(file.Statements));
    }

    /// <summary>The last clause of a declaration without mistakes.</summary>
    public static T Clause<T>(string clause)
        where T : ClauseSyntax =>
        Assert.IsType<T>(Statement<DeclarationSyntax>($"commitment a\n  {clause}\n").Clauses[^1]);

    /// <summary>The condition after <c>upon</c>.</summary>
    public static T Condition<T>(string condition)
        where T : ConditionSyntax => Assert.IsType<T>(Clause<ConditionClauseSyntax>($"upon {condition}").Condition);

    /// <summary>The moment after <c>by</c>.</summary>
    public static T Moment<T>(string moment)
        where T : MomentSyntax => Assert.IsType<T>(Clause<MomentClauseSyntax>($"by {moment}").Moment);

    public static EntrySyntax Entry(string text) => Statement<EntrySyntax>(text);

    public static IEnumerable<string> Codes(string text, string path = "test.accord") =>
        Read(text, path).Diagnostics.Select(d => d.Code);

    /// <summary>The only diagnostic of a text.</summary>
    public static Diagnostic Mistake(string text) => Assert.Single(Read(text).Diagnostics);

    public static IEnumerable<string> Words(string text) =>
        Read(text).Blocks.SelectMany(b => b.Tokens).Select(t => t.Text);
}
