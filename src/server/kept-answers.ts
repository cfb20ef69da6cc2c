// Answers made once and kept while the book stays as it is: by address, up to a number of bytes, each compressed at most once.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** The status of an answer that is a page or a file: an answer, or a page that says why there is none. */
type MadeStatus = 200 | 400 | 404 | 409;

/** An answer as an area makes it. `status` is 200 when left out. */
export interface Made {
  readonly status?: MadeStatus;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the bytes of an answer may be packed. */
export type Packing = "br" | "gzip";

/** An answer that is kept. `digest` names its bytes (the start of their SHA-256). */
export interface Kept {
  readonly status: MadeStatus;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly digest: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The bytes packed; packed once, however often they are asked for. */
  packed(packing: Packing): Promise<Uint8Array<ArrayBuffer>>;
}

/** The answers kept. */
export interface KeptAnswers {
  /** The answer under `key` as of the book's `head`; made when it is not there, once for all who ask meanwhile. What fails is not kept. */
  get(key: string, head: string, make: () => Promise<Made>): Promise<Kept>;
  /** How many bytes are held, packed ones included. */
  bytes(): number;
}

interface Slot {
  readonly answer: Promise<Kept>;
  bytes: number;
}

/** Keeps answers up to `mostBytes` together; the one longest unasked goes first, and one of more than an eighth is not kept. */
export function keepAnswers(mostBytes: number): KeptAnswers {
  const slots = new Map<string, Slot>();
  let asOf = "";
  let held = 0;
  const forget = (key: string, slot: Slot): void => {
    if (slots.get(key) !== slot) return;
    slots.delete(key);
    held -= slot.bytes;
  };
  const grow = (key: string, slot: Slot, bytes: number): void => {
    if (slots.get(key) !== slot) return;
    slot.bytes += bytes;
    held += bytes;
    if (slot.bytes > mostBytes / 8) forget(key, slot);
    for (const [oldest, other] of slots) {
      if (held <= mostBytes) return;
      forget(oldest, other);
    }
  };
  const fill = (key: string, make: () => Promise<Made>): Slot => {
    const slot: Slot = { answer: make().then((made) => keep(made, (bytes) => grow(key, slot, bytes))), bytes: 0 };
    slots.set(key, slot);
    slot.answer.then(
      ({ bytes }) => grow(key, slot, bytes.byteLength + key.length),
      () => forget(key, slot),
    );
    return slot;
  };
  return {
    bytes: () => held,
    get: async (key, head, make) => {
      if (head !== asOf) {
        slots.clear();
        [asOf, held] = [head, 0];
      }
      const slot = slots.get(key) ?? fill(key, make);
      if (slots.delete(key)) slots.set(key, slot);
      return await slot.answer;
    },
  };
}

const packers = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** 5 of 11: a page of 300 KB packs in a few milliseconds to about what gzip makes of it at its best. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

function keep(made: Made, onGrowth: (bytes: number) => void): Kept {
  const bytes = new Uint8Array(Buffer.from(made.body));
  const packings = new Map<Packing, Promise<Uint8Array<ArrayBuffer>>>();
  const pack = async (packing: Packing): Promise<Uint8Array<ArrayBuffer>> => {
    const packed = new Uint8Array(packing === "br" ? await packers.br(bytes, BROTLI) : await packers.gzip(bytes));
    onGrowth(packed.byteLength);
    return packed;
  };
  return {
    status: made.status ?? 200,
    type: made.type,
    headers: made.headers ?? {},
    digest: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
    bytes,
    packed: (packing) => {
      const known = packings.get(packing) ?? pack(packing);
      packings.set(packing, known);
      return known;
    },
  };
}
