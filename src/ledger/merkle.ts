// One hash over all entries, and short proofs that an entry is among them or that a longer book began with a shorter one.
// Source: RFC 9162, section 2.1 (the tree of RFC 6962), with SHA-256.
import { createHash } from "node:crypto";
import { assert } from "../ground/assert.ts";

/** A hash: 32 bytes. */
export type TreeHash = Uint8Array;

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** The hash of one leaf: SHA-256 of a zero byte and the data. */
export function leafHash(data: Uint8Array): TreeHash {
  return createHash("sha256").update(LEAF).update(data).digest();
}

/** The hash of the tree over the leaves' hashes; of no leaves, SHA-256 of nothing (section 2.1.1). */
export function treeHash(leaves: readonly TreeHash[]): TreeHash {
  if (leaves.length === 0) return createHash("sha256").digest();
  return rangeHash(leaves, 0, leaves.length);
}

/** The hashes that lead from the leaf at `index` (from 0) to the tree's hash (section 2.1.3.1). Stops on an index outside the tree. */
export function inclusionProof(leaves: readonly TreeHash[], index: number): readonly TreeHash[] {
  assert(Number.isSafeInteger(index) && index >= 0 && index < leaves.length, "a proof is of a leaf that is there");
  const path: TreeHash[] = [];
  for (let [from, to] = [0, leaves.length]; to - from > 1; ) {
    const middle = from + leftSize(to - from);
    path.unshift(index < middle ? rangeHash(leaves, middle, to) : rangeHash(leaves, from, middle));
    if (index < middle) to = middle;
    else from = middle;
  }
  return path;
}

/** The hashes that show that the tree of the first `size` leaves became the whole one (section 2.1.4.1). Stops on a size of 0 or beyond the tree. */
export function consistencyProof(leaves: readonly TreeHash[], size: number): readonly TreeHash[] {
  assert(Number.isSafeInteger(size) && size > 0 && size <= leaves.length, "a proof begins with leaves that are there");
  const path: TreeHash[] = [];
  let [from, to] = [0, leaves.length];
  while (size < to) {
    const middle = from + leftSize(to - from);
    path.unshift(size <= middle ? rangeHash(leaves, middle, to) : rangeHash(leaves, from, middle));
    if (size <= middle) to = middle;
    else from = middle;
  }
  // The old tree's own hash is known to whoever asks, unless it is only a part that the loop ended in.
  return from === 0 ? path : [rangeHash(leaves, from, to), ...path];
}

/** Whether `proof` leads from the leaf's hash at `index` to the hash of a tree of `size` leaves (section 2.1.3.2). */
export function isIncluded(claim: {
  readonly leaf: TreeHash;
  readonly index: number;
  readonly size: number;
  readonly root: TreeHash;
  readonly proof: readonly TreeHash[];
}): boolean {
  const { leaf, index, size, root, proof } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSame(hash, root);
}

/** Whether `proof` shows that a tree of `size1` leaves with hash `root1` is the beginning of one of `size2` leaves with hash `root2` (section 2.1.4.2). */
export function isConsistent(claim: {
  readonly size1: number;
  readonly size2: number;
  readonly root1: TreeHash;
  readonly root2: TreeHash;
  readonly proof: readonly TreeHash[];
}): boolean {
  const { size1, size2, root1, root2, proof } = claim;
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && isSame(root1, root2);
  const [first, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let [node, last] = [size1 - 1, size2 - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [old, fresh] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [old, fresh] = [nodeHash(sibling, old), nodeHash(sibling, fresh)];
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      fresh = nodeHash(fresh, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSame(old, root1) && isSame(fresh, root2);
}

function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  return createHash("sha256").update(NODE).update(left).update(right).digest();
}

function rangeHash(leaves: readonly TreeHash[], from: number, to: number): TreeHash {
  if (to - from === 1) {
    const leaf = leaves[from];
    assert(leaf !== undefined, "a tree has no gaps");
    return leaf;
  }
  const middle = from + leftSize(to - from);
  return nodeHash(rangeHash(leaves, from, middle), rangeHash(leaves, middle, to));
}

/** The largest power of two below `size` (2 or more). */
function leftSize(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

function isPowerOfTwo(size: number): boolean {
  return leftSize(size + 1) === size;
}

/** Shifts right by one; unlike `>>` for all whole numbers. */
function half(count: number): number {
  return Math.floor(count / 2);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isSame(a: TreeHash, b: TreeHash): boolean {
  return Buffer.from(a).equals(b);
}
