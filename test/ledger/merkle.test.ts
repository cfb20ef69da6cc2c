// The tree over entries: known roots, proofs of every leaf and every beginning, and every public vector.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  type TreeHash,
  treeHash,
} from "../../src/ledger/merkle.ts";
import { tryMerkle } from "../nasty/merkle-trial.ts";
import { shared } from "../shared.ts";

const hex = (hash: TreeHash) => Buffer.from(hash).toString("hex");
const leaves = Array.from({ length: 20 }, (_, i) => leafHash(Buffer.from(`entry ${i + 1}`)));

describe("the tree hash", () => {
  test("of nothing is SHA-256 of nothing, and of one leaf the leaf's own", () => {
    expect(hex(treeHash([]))).toBe(createHash("sha256").digest("hex"));
    expect(hex(treeHash([leafHash(Buffer.alloc(0))]))).toBe(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    );
  });

  test("of the eight leaves that RFC 6962 implementations share is the known one", () => {
    const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    const roots = [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    const hashes = inputs.map((input) => leafHash(Buffer.from(input, "hex")));
    expect(roots.map((_, i) => hex(treeHash(hashes.slice(0, i + 1))))).toEqual(roots);
  });
});

describe("a proof", () => {
  test("of every leaf in every tree holds, and of no other leaf, place, size or root", () => {
    for (let size = 1; size <= leaves.length; size++) {
      const tree = leaves.slice(0, size);
      const root = treeHash(tree);
      for (const [index, leaf] of tree.entries()) {
        const claim = { leaf, index, size, root, proof: inclusionProof(tree, index) };
        expect(isIncluded(claim)).toBe(true);
        expect(isIncluded({ ...claim, leaf: leafHash(Buffer.from("another")) })).toBe(false);
        expect(isIncluded({ ...claim, root: leafHash(Buffer.from("another")) })).toBe(false);
        expect(isIncluded({ ...claim, index: index + 1 })).toBe(false);
        expect(isIncluded({ ...claim, proof: [...claim.proof, leaf] })).toBe(false);
        if (size > 1) expect(isIncluded({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
      }
    }
  });

  test("of every beginning in every tree holds, and of no other", () => {
    for (let size2 = 1; size2 <= leaves.length; size2++) {
      const tree = leaves.slice(0, size2);
      for (let size1 = 1; size1 <= size2; size1++) {
        const [root1, root2] = [treeHash(tree.slice(0, size1)), treeHash(tree)];
        const claim = { size1, size2, root1, root2, proof: consistencyProof(tree, size1) };
        expect(isConsistent(claim)).toBe(true);
        expect(isConsistent({ ...claim, root1: leafHash(Buffer.from("another")) })).toBe(false);
        expect(isConsistent({ ...claim, root2: leafHash(Buffer.from("another")) })).toBe(false);
        expect(isConsistent({ ...claim, proof: [...claim.proof, root1] })).toBe(false);
        if (size1 < size2) expect(isConsistent({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
      }
    }
  });

  test("with numbers that are no counts does not hold", () => {
    const [leaf] = leaves;
    if (leaf === undefined) throw new Error("there are leaves");
    for (const index of [-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])
      expect(isIncluded({ leaf, index, size: 1, root: leaf, proof: [] })).toBe(false);
    expect(isConsistent({ size1: 0, size2: 1, root1: leaf, root2: leaf, proof: [] })).toBe(false);
  });
});

const vectors = shared("nasty/third-party/merkle");

test.skipIf(vectors === null)("every public vector is judged as it says itself", () => {
  const paths = readdirSync(vectors ?? "", { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(".json"));
  expect(paths.length).toBeGreaterThanOrEqual(92);
  const entry = { sha256: "", cls: "merkle-proof", expect: "either" } as const;
  const wrong = paths.flatMap((path) => tryMerkle({ ...entry, path }, vectors ?? "").wrong.map(() => path));
  expect(wrong).toEqual([]);
});
