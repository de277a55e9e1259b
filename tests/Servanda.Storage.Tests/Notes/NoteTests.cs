using System.Text;
using Servanda.Storage.Merkle;
using Servanda.Storage.Notes;

namespace Servanda.Storage.Tests.Notes;

public class NoteTests
{
    // Key, text and signature of the example in Go's golang.org/x/mod/sumdb/note, which the C2SP format was made from.
    const string Vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const string Note =
        "If you think cryptography is the answer to your problem,\n"
        + "then you don't know what your problem is.\n"
        + "\n"
        + "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    [Fact]
    public void The_published_example_verifies()
    {
        var key = VerifierKey.Parse(Vkey);
        Assert.NotNull(key);
        Assert.Equal(Vkey, key.ToString());
        var note = SignedNote.Parse(Note);
        Assert.NotNull(note);
        Assert.True(note.IsSignedBy(key));
        Assert.Equal(Note, note.ToString());
    }

    [Fact]
    public void No_byte_of_a_note_can_change()
    {
        var key = VerifierKey.Parse(Vkey)!;
        var bytes = Encoding.UTF8.GetBytes(Note);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            var note = SignedNote.Parse(Encoding.UTF8.GetString(changed));
            Assert.False(note?.IsSignedBy(key) == true && note.ToString() != Note, $"byte {i}");
        }
    }

    [Fact]
    public void A_key_signs_a_head_and_is_read_back()
    {
        var key = SigningKey.New("servanda/doha-2020");
        var head = new Checkpoint("servanda/doha-2020/0123456789abcdef", 42, MerkleHash.Empty);
        var note = SignedNote.Sign(head.ToText(), SigningKey.Parse(key.ToSecretText())!);
        var read = SignedNote.Parse(note.ToString())!;
        Assert.True(read.IsSignedBy(VerifierKey.Parse(key.Verifier.ToString())!));
        Assert.Equal(head, Checkpoint.Parse(read.Text));
        Assert.False(read.IsSignedBy(SigningKey.New("servanda/doha-2020").Verifier));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a+b")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PRIVATE+KEY+a+00000000+AQ==")]
    public void What_is_no_key_is_none(string text)
    {
        Assert.Null(VerifierKey.Parse(text));
        Assert.Null(SigningKey.Parse(text));
    }

    [Theory]
    [InlineData("a\n1\n")]
    [InlineData("a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==\n")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void What_is_no_head_is_none(string text) => Assert.Null(Checkpoint.Parse(text));

    [Fact]
    public void Extension_lines_of_a_head_are_passed_over() =>
        Assert.Equal(
            new Checkpoint("a", 0, MerkleHash.Empty),
            Checkpoint.Parse("a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n")
        );
}
