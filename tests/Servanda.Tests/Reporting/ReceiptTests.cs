using Servanda.Assessment;
using Servanda.Model;
using Servanda.Reporting;
using Servanda.Tests.Edtf;

namespace Servanda.Tests.Reporting;

public sealed class ReceiptTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("servanda-receipt-").FullName;

    const string Agreement = "instrument truce made by North on 2020-01-01\nparty North\nevent talks\n";
    const string First = "2020-01-05 North reports talks\n";
    const string Late = "2020-03-05 North denies talks\n";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_text_and_question_have_the_same_receipt()
    {
        var one = Of(Agreement, First);
        Assert.Equal(one, Of(Agreement, First));
        Assert.Matches("^[0-9a-f]{64}$", one.Text);
    }

    [Fact]
    public void The_text_of_any_file_counts_and_the_layout_of_the_record_does_not()
    {
        var one = Of(Agreement, First);
        var remark = Of(Agreement, "# a remark\n" + First);

        Assert.NotEqual(one.Text, remark.Text);
        Assert.Equal(one.Record, remark.Record);
        Assert.NotEqual(one.Record, Of(Agreement, First.Replace("reports", "denies")).Record);
    }

    [Fact]
    public void What_was_not_known_yet_is_no_part_of_the_record()
    {
        Assert.Equal(Of(Agreement, First).Record, Of(Agreement, First + Late).Record);
        Assert.Equal(1, Of(Agreement, First + Late).Entries);
    }

    Receipt Of(string agreement, string record)
    {
        File.WriteAllText(Path.Combine(_folder, "agreement.accord"), agreement);
        File.WriteAllText(Path.Combine(_folder, "record.accord"), record);
        var dossier = DossierFolder.Read(_folder);
        var date = EdtfText.Parse("2020-02-01");
        return Receipt.Of(_folder, dossier, Question.AtEndOf(dossier, date, date), "1");
    }
}
