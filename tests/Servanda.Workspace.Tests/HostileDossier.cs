using System.Text;
using Servanda.Model;

namespace Servanda.Workspace.Tests;

/// <summary>A dossier by somebody who means harm: markup, addresses, controls and monsters wherever prose may stand.</summary>
internal static class HostileDossier
{
    /// <summary>The name of its folder, which is its name on every page.</summary>
    public const string Name = "a\"'><img src=x onerror=alert(1)><svg onload=ran()>";

    /// <summary>What stands in its titles, prose, notes and sources.</summary>
    public static IReadOnlyList<string> Strings { get; } =
    [
        "<script>ran('script')</script>",
        "<SCRIPT SRC=//elsewhere.example/x.js></SCRIPT>",
        "<img src=x onerror=ran('img')>",
        "<img src=\"http://elsewhere.example/pixel.gif\">",
        "<svg onload=ran('svg')>",
        "<svg><script>ran(1)</script></svg>",
        "<svg><a xlink:href=\"javascript:ran(2)\"><text>x</text></a></svg>",
        "<svg><animate onbegin=ran(3) attributeName=x dur=1s>",
        "<math><mtext><table><mglyph><style><img src=x onerror=ran(4)>",
        "<body onload=ran('body')>",
        "<iframe src=javascript:ran(5)></iframe>",
        "<iframe srcdoc=\"<script>parent.ran(6)</script>\"></iframe>",
        "<object data=javascript:ran(7)>",
        "<embed src=javascript:ran(8)>",
        "<link rel=stylesheet href=http://elsewhere.example/x.css>",
        "<style>@import 'http://elsewhere.example/y.css'; * { display: none }</style>",
        "<meta http-equiv=refresh content=\"0;url=http://elsewhere.example/\">",
        "<base href=http://elsewhere.example/>",
        "<form action=http://elsewhere.example/><input name=x><button>Show</button></form>",
        "<details open ontoggle=ran(9)>",
        "<input autofocus onfocus=ran(10)>",
        "<video><source onerror=ran(11)></video>",
        "<marquee onstart=ran(12)>x</marquee>",
        "<a href=\"javascript:ran(13)\">x</a>",
        "javascript:ran(14)",
        "JaVaScRiPt:ran(15)",
        "java\tscript:ran(16)",
        "  javascript:ran(17)",
        "\u0001javascript:ran(18)",
        "data:text/html,<script>ran(19)</script>",
        "data:text/html;base64,PHNjcmlwdD5yYW4oMjApPC9zY3JpcHQ+",
        "vbscript:ran(21)",
        "file:///etc/passwd",
        "http://elsewhere.example/?\"onmouseover=\"ran(22)",
        "https://elsewhere.example/a b<c>\"d'e`f",
        "https://user:password@elsewhere.example/",
        "//elsewhere.example/x",
        "\\\\elsewhere.example\\x",
        "http://[::1]:notaport/",
        "\" onmouseover=\"ran(23)\" x=\"",
        "' onmouseover='ran(24)' x='",
        "` onmouseover=`ran(25)`",
        "\"><script>ran(26)</script>",
        "'><script>ran(27)</script>",
        "--><script>ran(28)</script>",
        "]]><script>ran(29)</script>",
        "</title><script>ran(30)</script>",
        "</textarea><script>ran(31)</script>",
        "</script><script>ran(32)</script>",
        "</svg></main></body></html><script>ran(33)</script>",
        "<!--",
        "<![CDATA[",
        "<?xml version=\"1.0\"?>",
        "&lt;script&gt;ran(34)&lt;/script&gt;",
        "&#60;script&#62;ran(35)&#60;/script&#62;",
        "&amp;lt;b&amp;gt; &nbsp; &unknown; &#0; &#x110000;",
        "{{constructor.constructor('ran(36)')()}}",
        "${ran(37)} #{ran(38)} <%= ran(39) %> @(ran(40)) @{ ran(41); }",
        "[x](javascript:ran(42)) ![x](http://elsewhere.example/z.png) <javascript:ran(43)>",
        "%3Cscript%3Eran(44)%3C/script%3E",
        "\\u003cscript\\u003eran(45)\\u003c/script\\u003e \\x3cscript\\x3e",
        "+ADw-script+AD4-ran(46)+ADw-/script+AD4-",
        "\uff1cscript\uff1eran(47)\uff1c/script\uff1e",
        "\u2028ran(48)\u2029",
        "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u200e\u061c",
        "\u202e\u202e\u202e never closed",
        "zero\u200bwidth\u200c\u200d\u2060\ufeff\u00adjoined",
        "\u0000\u0001\u0007\u0008\u000b\u001b[31m\u007f\u0085",
        "\ufffe\uffff\ufdd0",
        "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\udff4\udb40\udc67\udb40\udc7f",
        "Z\u0351\u036b\u0343a\u0347\u034e\u031fl\u0331\u0348g\u0321\u0328o\u0322\u0337" + new string('\u0316', 200),
        "\u0627\u0644\u0633\u0644\u0627\u0645 \u05e9\u05dc\u05d5\u05dd <b> \u4f60\u597d",
        new string('W', 5_000),
        string.Concat(Enumerable.Repeat("\u0645\u0645\u0645\u0645", 400)),
        string.Concat(Enumerable.Repeat("<b>", 300)),
        "'; DROP TABLE leaves; -- \" OR 1=1",
        "../../../../etc/passwd%00.md",
        "=HYPERLINK(\"http://elsewhere.example\",\"x\")",
        "-1+cmd|' /C calc'!A0",
        "null undefined NaN true 1e309 0x0 -0 \u00bd \u0663",
        "CON PRN AUX NUL COM1",
        "\r\nSet-Cookie: ran=49\r\n\r\n<script>ran(49)</script>",
    ];

    /// <summary>Writes it.</summary>
    public static void Write(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "prose.md"), Prose());
        File.WriteAllText(Path.Combine(folder, "agreement.accord"), Agreement());
        File.WriteAllText(Path.Combine(folder, "record \"><b>.md"), Record());
        File.WriteAllText(
            Path.Combine(folder, "list.csv"),
            "id,name,note\n"
                + string.Concat(Strings.Take(20).Select((s, i) => $"m-{i},\"{OneLine(s).Replace("\"", "\"\"")}\",x\n"))
        );
    }

    static string Prose()
    {
        var text = new StringBuilder();
        text.Append(CultureInvariant($"# {OneLine(Strings[0])} </h1></title>\n\n"));
        foreach (var s in Strings.Where(s => s.Length < 1_000))
            text.Append(
                CultureInvariant(
                    $"{OneLine(s)}\n\n> {OneLine(s)}\n\n- [{OneLine(s)}]({OneLine(s)})\n- ![{OneLine(s)}](<{OneLine(s)}>)\n\n"
                )
            );
        text.Append(
            "| <script>ran(60)</script> | [x][bad] |\n|---|---|\n| `<img onerror=ran(61)>` | <b onclick=ran(62)> |\n\n"
        );
        text.Append(
            "[bad]: javascript:ran(63) \"onclick=ran(64)\"\n\n<script>\nran(65)\n</script>\n\n<div onclick='ran(66)'>\n\n"
        );
        return text.ToString();
    }

    static string Agreement()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInvariant($"instrument pact {Quote(0)}\n  made by North, South on 2020-01-01 at {Quote(2)}\n")
        );
        text.Append(CultureInvariant($"party North {Quote(4)} also {Quotes(5, 6)}\n"));
        text.Append(CultureInvariant($"party South {Quote(64)} also {Quotes(65, 4)}\n"));
        text.Append(CultureInvariant($"source Paper {Quote(23)}\n"));
        text.Append(CultureInvariant($"roster list {Quote(3)} from \"list.csv\"\n"));
        text.Append(CultureInvariant($"event freed for list {Quote(1)}\n"));
        text.Append(CultureInvariant($"tally counted {Quote(7)} in persons\n"));
        for (var i = 0; i < Strings.Count; i += 8)
        {
            text.Append(CultureInvariant($"event e-{i} {Quote(i + 1)}\n"));
            text.Append(CultureInvariant($"commitment c-{i} {Quote(i)} cites {Quotes(i, 3)}\n"));
            text.Append(
                CultureInvariant($"  under pact\n  North must achieve e-{i}\n  owed to South\n  upon {Quote(i + 4)}\n")
            );
            text.Append(CultureInvariant($"  provided {Quote(i + 5)}\n  unless {Quote(i + 6)}\n  by 2020-03-01\n"));
            text.Append(CultureInvariant($"commitment d-{i} {Quote(i + 2)} cites {Quote(i + 3)}\n  under pact\n"));
            text.Append(
                CultureInvariant($"  South must achieve e-{i}\n  upon c-{(i + 8) % 80} is fulfilled\n  by 2020-04-01\n")
            );
            text.Append(
                CultureInvariant(
                    $"commitment n-{i} {Quote(i + 7)} cites {Quote(i)} under pact not formalised {Quote(i + 1)}\n"
                )
            );
        }
        text.Append(
            CultureInvariant(
                $"commitment each {Quote(9)} under pact\n  for each m in list\n  North must achieve m is freed\n  by 2020-05-01\n"
            )
        );
        text.Append(
            CultureInvariant(
                $"commitment count {Quote(10)} under pact\n  North must achieve counted at least 10\n  by 2020-05-01\n"
            )
        );
        text.Append(CultureInvariant($"issue matter {Quote(11)} between North, South\n"));
        return text.ToString();
    }

    static string Record()
    {
        var text = new StringBuilder("```accord\n");
        for (var i = 0; i < Strings.Count; i++)
        {
            var e = i / 8 * 8;
            var who = i % 2 == 0 ? "North" : "South";
            var verb = (i % 5) switch
            {
                0 => "reports",
                1 => "denies",
                2 => "demands",
                3 => "announces",
                _ => "cannot confirm",
            };
            text.Append(CultureInvariant($"2020-02-{1 + i % 28:00} {who} {verb} e-{e}\n  {Quote(i)}\n"));
            text.Append(CultureInvariant($"  source Paper {Quotes(i, 3)}\n"));
            text.Append(CultureInvariant($"2020-02-{1 + i % 28:00} {Quote(i)} reports {Quote(i + 1)}\n"));
        }
        return text.Append("```\n").ToString();
    }

    static string Quote(int at) => DossierWriter.Quote(Strings[at % Strings.Count]);

    static string Quotes(int from, int count) => string.Join(", ", Enumerable.Range(from, count).Select(Quote));

    static string OneLine(string text) =>
        string.Concat(text.Select(c => c is '\r' or '\n' or '\u2028' or '\u2029' or '\u0085' or '\0' ? ' ' : c));

    static string CultureInvariant(FormattableString text) => FormattableString.Invariant(text);
}
