// What a server says of the bytes it sends: validators, length, packing, digests; and whether the bytes that came are those.
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Sending } from "./_part-file.ts";
import type { WebAnswer } from "./_web.ts";

const ALGORITHMS: Readonly<Record<string, string>> = { "sha-256": "sha256", "sha-512": "sha512", md5: "md5" };

/** What a 200 answer says of its bytes. */
export function sendingOf(address: string, answer: WebAnswer): Sending {
  return {
    address,
    etag: answer.header("etag"),
    lastModified: answer.header("last-modified"),
    total: wholeNumber(answer.header("content-length")),
    packing: packingOf(answer),
    digests: digestsOf(answer),
  };
}

/** Whether a 206 answer goes on where `bytes` of this sending end: the same validators and packing, and the place it names. */
export function goesOn(answer: WebAnswer, { bytes, sending }: { bytes: number; sending: Sending }): boolean {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/u.exec(answer.header("content-range") ?? "");
  const total = wholeNumber(range?.[2] ?? null);
  const same = (name: string, known: string | null): boolean => [known, null].includes(answer.header(name));
  return (
    range !== null &&
    Number(range[1]) === bytes &&
    (total === null || sending.total === null || total === sending.total) &&
    same("etag", sending.etag) &&
    same("last-modified", sending.lastModified) &&
    packingOf(answer) === sending.packing
  );
}

/** The validator that `If-Range` may carry: a strong ETag, or the day of change; `null` when the server gives neither. */
export function validatorOf({ etag, lastModified }: Sending): string | null {
  return etag !== null && !etag.startsWith("W/") ? etag : lastModified;
}

/** What is wrong with the bytes at `path` against what the server announced, as found and wanted; `null` when they hold. */
export async function digestFault(
  path: string,
  digests: Sending["digests"],
  md5: string | null = null,
): Promise<{ readonly found: string; readonly wanted: string } | null> {
  const wanted = new Map(Object.entries(digests).map(([name, digest]) => [name, Buffer.from(digest, "base64")]));
  if (md5 !== null) wanted.set("md5", Buffer.from(md5, "hex"));
  const hashes = new Map<string, Hash>();
  for (const name of wanted.keys()) hashes.set(name, createHash(ALGORITHMS[name] ?? "sha256"));
  if (hashes.size === 0) return null;
  for await (const chunk of createReadStream(path)) for (const hash of hashes.values()) hash.update(chunk);
  for (const [name, hash] of hashes) {
    const [found, announced] = [hash.digest("hex"), wanted.get(name)?.toString("hex") ?? ""];
    if (found !== announced) return { found: `${name} ${found}`, wanted: `${name} ${announced}, as announced` };
  }
  return null;
}

function packingOf(answer: WebAnswer): string | null {
  const said = (answer.header("content-encoding") ?? "identity").trim().toLowerCase();
  return said === "identity" || said === "" ? null : said.replace(/^x-/u, "");
}

/** `Content-MD5` (RFC 1864), `Digest` (RFC 3230), `Content-Digest` and `Repr-Digest` (RFC 9530) of a whole answer. */
function digestsOf(answer: WebAnswer): Record<string, string> {
  const found: Record<string, string> = {};
  const md5 = answer.header("content-md5");
  if (md5 !== null && /^[\w+/]{22}==$/u.test(md5)) found["md5"] = md5;
  for (const name of ["digest", "content-digest", "repr-digest"]) {
    for (const item of (answer.header(name) ?? "").slice(0, 1000).split(",")) {
      const match = /^\s*([\w-]+)=:?([\w+/]+=*):?\s*$/u.exec(item);
      const algorithm = match?.[1]?.toLowerCase() ?? "";
      if (match !== null && algorithm in ALGORITHMS) found[algorithm] = match[2] ?? "";
    }
  }
  return found;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/u.test(text) ? Number(text) : null;
}
