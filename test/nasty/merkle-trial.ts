// Tries one proof by our own verifier. Shape: `leafIdx`, `treeSize`, `root`, `leafHash`, `proof`, or `size1`, `size2`, `root1`, `root2`, `proof`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isConsistent, isIncluded } from "../../src/ledger/merkle.ts";
import type { NastyEntry } from "./entries.ts";
import { plainTrial, type Trial } from "./trial.ts";

type Vector = {
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
} & (
  | { readonly leafIdx: number; readonly treeSize: number; readonly root: string | null; readonly leafHash: string }
  | { readonly size1: number; readonly size2: number; readonly root1: string | null; readonly root2: string | null }
);

/** Verifies the proof; it is accepted when it holds. */
export function tryMerkle(entry: NastyEntry, folder: string): Trial {
  const vector = JSON.parse(readFileSync(join(folder, entry.path), "utf8")) as Vector;
  const proof = (vector.proof ?? []).map(bytesOf);
  const accepted =
    "leafIdx" in vector
      ? isIncluded({
          leaf: bytesOf(vector.leafHash),
          index: vector.leafIdx,
          size: vector.treeSize,
          root: bytesOf(vector.root),
          proof,
        })
      : isConsistent({ ...vector, root1: bytesOf(vector.root1), root2: bytesOf(vector.root2), proof });
  return plainTrial(accepted, accepted === vector.wantErr ? ["the vector itself says otherwise"] : []);
}

function bytesOf(base64: string | null): Buffer {
  return Buffer.from(base64 ?? "", "base64");
}
