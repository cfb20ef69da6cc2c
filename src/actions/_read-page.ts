// Reads a landing page: HTML text of a bounded size, unpacked where the line packed it.
import { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { Refusal } from "../ground/refusal.ts";
import { askWeb, type WebAnswer, WebFailure, type WebRules } from "./_web.ts";

const MOST_BYTES = 8_000_000;
const MOST_TRIES = 4;
const LONGEST_WAIT_ASKED_MS = 120_000;

/** A page as text, and the address it came from after redirects. */
export interface Page {
  readonly html: string;
  readonly address: string;
}

/**
 * Reads a page. Refuses (`surroundings`) in one line when there is no way to it: no connection, a server that declines.
 * A machine without a connection is told at once; a server that asks for patience gets some.
 */
export async function readPage(
  address: string,
  { rules, wait }: { rules: WebRules; wait: (ms: number) => Promise<void> },
): Promise<Page> {
  for (let tries = 1; ; tries += 1) {
    const got = await pageOrFailure(address, rules);
    if ("html" in got) return got;
    const last = tries === MOST_TRIES || got.isFinal || (got.afterMs ?? 0) > LONGEST_WAIT_ASKED_MS;
    if (last) throw cannotRead(address, got.says);
    await wait(got.afterMs ?? 1000 * 2 ** (tries - 1));
  }
}

interface NoPage {
  readonly says: string;
  readonly isFinal: boolean;
  readonly afterMs: number | null;
}

async function pageOrFailure(address: string, rules: WebRules): Promise<Page | NoPage> {
  try {
    const answer = await askWeb(address, { Accept: "text/html", "Accept-Encoding": "gzip, br" }, rules);
    if (answer.status === 200) return { html: await textOf(answer), address: answer.address };
    answer.drop();
    const isPatient = [408, 429, 500, 502, 503, 504].includes(answer.status);
    const seconds = /^\d{1,9}$/u.exec(answer.header("retry-after") ?? "")?.[0];
    return {
      says: `the server answers ${answer.status}`,
      isFinal: !isPatient,
      afterMs: seconds === undefined ? null : Number(seconds) * 1000,
    };
  } catch (error) {
    if (!(error instanceof WebFailure)) throw error;
    return { says: error.message, isFinal: !["broken-off", "silent"].includes(error.fault), afterMs: null };
  }
}

async function textOf(answer: WebAnswer): Promise<string> {
  const packing = (answer.header("content-encoding") ?? "").trim().toLowerCase();
  const unpacker = packing === "gzip" ? createGunzip() : packing === "br" ? createBrotliDecompress() : null;
  const source = Readable.from(answer.body());
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    if (unpacker !== null) source.on("error", (error) => unpacker.destroy(error));
    for await (const chunk of unpacker === null ? source : source.pipe(unpacker)) {
      chunks.push(chunk as Buffer); // both streams give bytes
      bytes += (chunk as Buffer).byteLength;
      if (bytes > MOST_BYTES) throw new WebFailure("forbidden", `the page is longer than ${MOST_BYTES} bytes`);
    }
  } catch (error) {
    throw error instanceof WebFailure ? error : new WebFailure("broken-off", "the page cannot be unpacked");
  } finally {
    answer.drop();
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function cannotRead(address: string, says: string): Refusal {
  const host = URL.canParse(address) ? new URL(address).host : address.slice(0, 80);
  return new Refusal(
    "surroundings",
    `Cannot read the landing page at ${host}: ${says}.`,
    "Check the connection. Files that you have can be added: everycase add FOLDER",
  );
}
