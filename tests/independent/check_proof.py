#!/usr/bin/env python3
"""Checks a proof that `servanda record prove` printed. Written from RFC 9162 (2.1.1, 2.1.3.2) and the texts of
C2SP tlog-proof and tlog-checkpoint alone; it shares nothing with Servanda. Exit code 1 where the proof does not hold.

    check_proof.py PROOF [HEAD]

With HEAD, a head that was kept, the head in the proof must be that one."""
import base64
import hashlib
import sys


def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_from(leaf, index, size, path):
    """The root that the proof leads to, or None where its length does not fit (RFC 9162, 2.1.3.2)."""
    if index >= size:
        return None
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return r if sn == 0 else None


def head(text):
    """Origin, size and root of a checkpoint, signed or not."""
    origin, size, root = text.split("\n")[:3]
    return origin, int(size), base64.b64decode(root, validate=True)


def main(proof, kept=None):
    with open(proof, encoding="utf-8") as file:
        body, checkpoint = file.read().split("\n\n", 1)
    kind, extra, index, *path = body.split("\n")
    assert kind == "c2sp.org/tlog-proof@v1" and extra.startswith("extra ") and index.startswith("index ")
    leaf = base64.b64decode(extra[6:], validate=True)
    origin, size, root = head(checkpoint)
    hashes = [base64.b64decode(h, validate=True) for h in path]
    if root_from(leaf_hash(leaf), int(index[6:]), size, hashes) != root:
        sys.exit("The proof does not hold.")
    if kept:
        with open(kept, encoding="utf-8") as file:
            if head(file.read()) != (origin, size, root):
                sys.exit("The head of the proof is not the one that was kept.")
    print(f"leaf {index[6:]} of {size} in {origin}: {leaf.decode()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
