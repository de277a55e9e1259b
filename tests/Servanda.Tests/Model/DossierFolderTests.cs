using System.Text;
using Servanda.Model;

namespace Servanda.Tests.Model;

public sealed class DossierFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("servanda-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string path, string text) => WriteBytes(path, Encoding.UTF8.GetBytes(text));

    private void WriteBytes(string path, byte[] bytes)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    [Fact]
    public void Markdown_accord_files_and_rosters_are_read_from_all_folders()
    {
        Write("readme.md", "# Story\n\n```accord\nparty US\n```\n\n```\nparty Not-Accord\n```\n");
        Write("terms/agreement.accord", "instrument doha made by US on 2020-02-29\nroster list from \"lists/a.csv\"\n");
        Write("lists/a.csv", "id\np-1\n");
        Write(".hidden/x.accord", "party Hidden\n");
        Write("bin/x.accord", "party Bin\n");
        Write("node_modules/x.accord", "party Modules\n");
        Write("notes.txt", "party Text\n");

        var dossier = DossierFolder.Read(folder);

        Assert.Equal(
            ["readme.md", "terms/agreement.accord"],
            DossierFolder.Files(folder).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
        );
        Assert.Empty(dossier.Diagnostics);
        Assert.Equal(["US"], dossier.Actors.Keys);
        Assert.Equal(["p-1"], dossier.Rosters["list"].Members.Select(m => m.Id));
        Assert.Equal(Path.GetFileName(folder), dossier.Name);
        Assert.Equal("terms/agreement.accord", dossier.Instruments["doha"].Location!.Source.Path);
    }

    [Fact]
    public void One_file_is_a_dossier()
    {
        Write("small.accord", "party US\ninstrument doha made by US on 2020-02-29\nroster r from \"r.csv\"\n");
        Write("r.csv", "id\np-1\n");
        Write("other.accord", "party Other\n");

        var dossier = DossierFolder.Read(Path.Combine(folder, "small.accord"));

        Assert.Empty(dossier.Diagnostics);
        Assert.Equal(("small", 1), (dossier.Name, dossier.Actors.Count));
        Assert.Equal([Path.Combine(folder, "small.accord")], DossierFolder.Files(Path.Combine(folder, "small.accord")));
    }

    [Theory]
    [InlineData("no-such-folder")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_does_not_exist_is_a_diagnostic(string path)
    {
        var dossier = DossierFolder.Read(path);

        Assert.Equal(["file-unreadable"], dossier.Codes());
        Assert.True(dossier.IsPartial);
        Assert.Empty(DossierFolder.Files(path));
    }

    [Fact]
    public void An_empty_folder_is_a_diagnostic() =>
        Assert.Equal(["empty-dossier"], DossierFolder.Read(folder).Codes());

    [Fact]
    public void Invalid_utf_8_is_shown_where_it_stands_and_the_rest_is_bound()
    {
        WriteBytes(
            "a.accord",
            [.. "party US\nparty X \"caf"u8, 0xE9, .. "\"\ninstrument doha made by US on 2020-02-29\n"u8]
        );

        var dossier = DossierFolder.Read(folder);

        var fault = dossier.Diagnostics.Single(d => d.Code == "not-utf8");
        Assert.Equal("2:13", fault.Source!.PositionOf(fault.Span.Start).ToString());
        Assert.Equal("caf\uFFFD", dossier.Actors["X"].Title);
    }

    [Fact]
    public void Utf_16_and_utf_8_with_a_mark_are_read()
    {
        WriteBytes("a.accord", [.. Encoding.UTF8.Preamble, .. "party A\n"u8]);
        WriteBytes("b.accord", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("party حماس\n")]);
        WriteBytes(
            "c.accord",
            [
                .. Encoding.BigEndianUnicode.Preamble,
                .. Encoding.BigEndianUnicode.GetBytes("instrument c made by A on 2020\n"),
            ]
        );

        var dossier = DossierFolder.Read(folder);

        Assert.Empty(dossier.Diagnostics);
        Assert.Equal(["A", "حماس"], dossier.Actors.Keys);
    }

    [Fact]
    public void Half_a_utf_16_character_is_a_diagnostic()
    {
        WriteBytes("b.accord", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("party A\n"), 0x41]);

        Assert.Contains("not-utf8", DossierFolder.Read(folder).Codes());
    }

    [Fact]
    public void Links_are_not_followed_in_circles_nor_out_of_the_dossier()
    {
        var outside = Directory.CreateTempSubdirectory("servanda-outside-").FullName;
        File.WriteAllText(Path.Combine(outside, "x.accord"), "party Outside\n");
        File.WriteAllText(Path.Combine(outside, "x.csv"), "id\np-1\n");
        Write("a/agreement.accord", "party US\ninstrument doha made by US on 2020\nroster r from \"list.csv\"\n");
        Directory.CreateSymbolicLink(Path.Combine(folder, "a/loop"), folder);
        Directory.CreateSymbolicLink(Path.Combine(folder, "away"), outside);
        File.CreateSymbolicLink(Path.Combine(folder, "self.accord"), Path.Combine(folder, "self.accord"));
        File.CreateSymbolicLink(Path.Combine(folder, "again.accord"), Path.Combine(folder, "a/agreement.accord"));
        File.CreateSymbolicLink(Path.Combine(folder, "out.accord"), Path.Combine(outside, "x.accord"));
        File.CreateSymbolicLink(Path.Combine(folder, "list.csv"), Path.Combine(outside, "x.csv"));

        var dossier = DossierFolder.Read(folder);
        Directory.Delete(outside, recursive: true);

        Assert.Equal(["US"], dossier.Actors.Keys);
        Assert.Equal(["roster-missing", "link-not-followed", "file-unreadable"], dossier.Codes());
        Assert.Equal(
            ["out.accord", "self.accord"],
            dossier.Diagnostics.Where(d => d.Code == "file-unreadable").Select(d => d.Source!.Path)
        );
    }

    [Fact]
    public void Ten_thousand_files_are_a_dossier()
    {
        Write("agreement.accord", "party US\nevent e\ninstrument doha made by US on 2020-02-29\n");
        for (var i = 0; i < 10_000; i++)
            Write($"record/{i % 100}/{i}.md", $"```accord\n2020-03-11 US reports e \"report {i}\"\n```\n");

        var dossier = DossierFolder.Read(folder);

        Assert.Empty(dossier.Diagnostics);
        Assert.Equal(10_000, dossier.Entries.Length);
        Assert.Equal(10_000, dossier.Entries.Select(e => e.Id).Distinct().Count());
    }
}
