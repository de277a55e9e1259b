using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Servanda.Storage.Merkle;
using Servanda.Tests;

namespace Servanda.Storage.Tests.Merkle;

public class MerkleTests
{
    // The leaves and roots with which the Certificate Transparency project tests its trees of RFC 6962.
    static readonly string[] Leaves =
    [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_RFC_6962(int size, string root)
    {
        var hashes = Leaves.Take(size).Select(l => MerkleHash.Leaf(Convert.FromHexString(l))).ToList();
        Assert.Equal(root, Frontier.Empty.With(hashes).Root.ToString());
        Assert.Equal(root, new MerkleTree(hashes).RootAt(size).ToString());
    }

    [Fact]
    public void A_leaf_of_any_length_is_hashed_as_a_whole()
    {
        foreach (var length in new[] { 2046, 2047, 2048, 5000 })
        {
            var leaf = new byte[length];
            var expected = System.Security.Cryptography.SHA256.HashData([0, .. leaf]);
            Assert.Equal(expected, MerkleHash.Leaf(leaf).ToArray());
        }
    }

    [Fact]
    public void What_ends_with_a_leaf_gives_the_right_edge()
    {
        var hashes = Enumerable.Range(0, 200).Select(Hash).ToList();
        Frontier.Empty.With(hashes, out var closed);
        for (var size = 0; size <= hashes.Count; size++)
            Assert.Equal(
                Frontier.Empty.With(hashes.Take(size)).Peaks,
                Frontier.Ends(size).Select(place => closed[(int)place])
            );
    }

    [Fact]
    public void Every_leaf_of_every_size_has_a_proof_that_only_it_fits()
    {
        var tree = new MerkleTree(Enumerable.Range(0, 40).Select(Hash));
        for (var size = 1; size <= 40; size++)
        for (var index = 0; index < size; index++)
        {
            var proof = tree.InclusionProof(index, size);
            var root = tree.RootAt(size);
            Assert.True(MerkleProof.Includes(Hash(index), index, size, proof, root));
            Assert.False(MerkleProof.Includes(Hash(index + 1), index, size, proof, root));
            Assert.False(MerkleProof.Includes(Hash(index), index + 1, size, proof, root));
            Assert.False(MerkleProof.Includes(Hash(index), index, size, proof, tree.RootAt(size - 1)));
            Assert.False(MerkleProof.Includes(Hash(index), index, size, proof.Add(Hash(7)), root));
            if (!proof.IsEmpty)
                Assert.False(MerkleProof.Includes(Hash(index), index, size, proof.RemoveAt(proof.Length - 1), root));
        }
    }

    [Fact]
    public void Every_earlier_size_has_a_proof_that_the_later_begins_with_it()
    {
        var tree = new MerkleTree(Enumerable.Range(0, 40).Select(Hash));
        for (var later = 0; later <= 40; later++)
        for (var earlier = 0; earlier <= later; earlier++)
        {
            var proof = tree.ConsistencyProof(earlier, later);
            var (before, after) = (tree.RootAt(earlier), tree.RootAt(later));
            Assert.True(MerkleProof.Extends(earlier, later, proof, before, after));
            Assert.False(MerkleProof.Extends(earlier, later, proof.Add(Hash(9)), before, after));
            Assert.False(MerkleProof.Extends(earlier, later, proof, Hash(5), after));
            if (earlier > 0)
                Assert.False(MerkleProof.Extends(earlier, later, proof, before, Hash(5)));
        }
    }

    [Fact]
    public void No_proof_with_a_bit_changed_is_accepted() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, 299], Gen.Int[0, 10_000])
            .Hold(
                (size, at, bit) =>
                {
                    var index = at % size;
                    var tree = new MerkleTree(Enumerable.Range(0, size).Select(Hash));
                    var proof = tree.InclusionProof(index, size);
                    if (proof.IsEmpty)
                        return;
                    var which = bit % proof.Length;
                    var bytes = proof[which].ToArray();
                    bytes[bit / 8 % 32] ^= (byte)(1 << bit % 8);
                    var changed = proof.SetItem(which, new Digest(bytes));
                    Assert.True(MerkleProof.Includes(Hash(index), index, size, proof, tree.RootAt(size)));
                    Assert.False(MerkleProof.Includes(Hash(index), index, size, changed, tree.RootAt(size)));
                }
            );

    static Digest Hash(int i) => MerkleHash.Leaf(Encoding.UTF8.GetBytes($"leaf {i}"));
}
