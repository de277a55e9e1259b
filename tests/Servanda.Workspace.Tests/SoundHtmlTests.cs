using Servanda.Workspace.Serving;

namespace Servanda.Workspace.Tests;

/// <summary>What HTML does not allow is shown by a sign, and all else is left as it is.</summary>
public sealed class SoundHtmlTests
{
    [Theory]
    [InlineData("<p>a &amp; b&#x2019;s&#xA;&#x9;</p>", "<p>a &amp; b&#x2019;s&#xA;&#x9;</p>")]
    [InlineData("&#x0;&#x1;&#x1B;[31m&#x7F;", "\u2400\u2401\u241B[31m\u2421")]
    [InlineData("\0\u0001\u001B\u007F", "\u2400\u2401\u241B\u2421")]
    [InlineData("&#x85;&#xFFFE;&#xFDD0;&#x1FFFE;&#xD800;", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("\u0085\uFFFE\uFDD0", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("one&#xD;&#xA;two", "one&#xA;two")]
    [InlineData("\uD83F\uDFFE \uD83D\uDC69\u200D", "\uFFFD \uD83D\uDC69\u200D")]
    [InlineData("&#x1F469;&#x202E;\u202E&#xA0;\n\t", "&#x1F469;&#x202E;\u202E&#xA0;\n\t")]
    public void Each_character_that_is_not_allowed_becomes_a_sign(string html, string sound) =>
        Assert.Equal(sound, SoundHtml.Of(html));
}
