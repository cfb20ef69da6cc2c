// The key of the book that turns references into tokens: random, made once, readable by its owner alone, never in the ledger or the archive.
import { createHmac } from "node:crypto";
import { chmod, mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import type { TokenKey } from "../warehouse/case-table.ts";
import type { Tools } from "./tools.ts";

const KEY_BYTES = 32;
/** HMAC's block for SHA-256, in bytes (RFC 2104). */
const BLOCK_BYTES = 64;

/** The key as the two blocks that HMAC makes of it. Makes the key at first use. Refuses (`damaged`) a key file that is no key. */
export async function tokenKey(tools: Tools): Promise<TokenKey> {
  const key = await bookKey(tools);
  const pad = (byte: number): string => {
    const block = Buffer.alloc(BLOCK_BYTES, byte);
    for (const [index, one] of key.entries()) block[index] = one ^ byte;
    return block.toString("hex");
  };
  return { inner: pad(0x36), outer: pad(0x5c) };
}

/** A keyed digest of a whole file's digest: tells the same extract again, and tells nobody else anything. */
export async function extractToken(tools: Tools, fileDigest: string): Promise<string> {
  return createHmac("sha256", await bookKey(tools))
    .update(`file:${fileDigest}`)
    .digest("hex")
    .slice(0, 32);
}

async function bookKey(tools: Tools): Promise<Buffer> {
  const folder = join(tools.home, "secrets");
  const path = join(folder, "cases.key");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await makeKey(tools, path);
  const key = Buffer.from((await readFile(path, "utf8")).trim(), "hex");
  if (key.length !== KEY_BYTES) {
    throw new Refusal(
      "damaged",
      `The key ${path} is not as it was: found ${key.length} bytes, wanted ${KEY_BYTES}.`,
      "Put the key back from a copy. With another key the same crime gets another token.",
    );
  }
  await chmod(path, 0o600);
  return key;
}

/** Writes a new key where there is none; of two processes that try at once, one does it. */
async function makeKey(tools: Tools, path: string): Promise<void> {
  const file = await open(path, "wx", 0o600).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return null;
    throw error;
  });
  if (file === null) return;
  try {
    await file.writeFile(`${Buffer.from(tools.random(KEY_BYTES)).toString("hex")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
