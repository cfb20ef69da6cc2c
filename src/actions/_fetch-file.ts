// Gets one file from the web, however often the line breaks: goes on where it broke off, starts anew when the file has changed.
import { rm } from "node:fs/promises";
import { Refusal } from "../ground/refusal.ts";
import { openPart, type PartFile, type Sending } from "./_part-file.ts";
import { digestFault, goesOn, sendingOf, validatorOf } from "./_sending.ts";
import { askWeb, type WebAnswer, WebFailure, type WebRules } from "./_web.ts";
import { type FileFault, unpack, wholeFault } from "./_whole-file.ts";

/** One file to get. */
export interface FetchJob {
  readonly address: string;
  readonly name: string;
  /** Where the bytes lie until they are whole. */
  readonly folder: string;
  readonly rules: WebRules;
  readonly mostBytes: number;
  /** The MD5 that its page prints, in hex; `null` where it prints none. */
  readonly md5: string | null;
  /** The copy that the book has from this very address, and what the server said of it; `null` when there is none. */
  readonly known: KnownCopy | null;
  /** Whether the book has a file with this hash. */
  readonly isHere: (sha256: string) => boolean;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  readonly onBytes: (bytes: number, total: number | null) => void;
}

/** A copy in the book with what the server said when it sent it. */
export interface KnownCopy extends Pick<Sending, "etag" | "lastModified" | "total"> {
  readonly sha256: string;
}

/** What came of it. `here`: the server still has what is here already. `failed`: what was found in place of the file. */
export type FetchEnd<T> =
  | { readonly kind: "kept"; readonly value: T }
  | { readonly kind: "here"; readonly sha256: string }
  | ({ readonly kind: "failed" } & FileFault);

type Step =
  | { readonly kind: "whole"; readonly sending: Sending }
  | { readonly kind: "here"; readonly sha256: string }
  | ({ readonly kind: "failed" } & FileFault)
  | { readonly kind: "again"; readonly why: WebFailure | number; readonly afterMs: number | null };

/** So many tries in a row may bring nothing new. */
const MOST_IN_A_ROW = 5;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** A server that asks for a longer pause is left in peace: the person is told. */
const LONGEST_WAIT_ASKED_MS = 120_000;

/**
 * Gets the file and hands the path of its whole bytes to `keep`; afterwards they are gone. Refuses (`surroundings`) when the
 * host cannot be reached after several tries; what came by then stays in the folder, and the next call goes on from there.
 */
export async function fetchFile<T extends { readonly sha256: string }>(
  asked: FetchJob,
  keep: (path: string, sending: Sending) => Promise<T>,
): Promise<FetchEnd<T>> {
  const part = await openPart(asked.folder, asked.address);
  try {
    const job = { ...asked, known: asked.known ?? (await notedCopy(asked, part)) };
    for (let tries = 1; ; tries += 1) {
      const end = await tillWhole(job, part);
      if (end.kind !== "whole") return end;
      const opened = await checked(job, part, end.sending);
      if ("path" in opened) {
        const value = await keep(opened.path, end.sending);
        if (opened.path !== part.path) await rm(opened.path, { force: true });
        await part.settle(end.sending, value.sha256);
        return { kind: "kept", value };
      }
      await part.remove();
      // Once may be the line's fault; twice is the file's.
      if (tries === 2) return { kind: "failed", ...opened };
    }
  } finally {
    await part.release();
  }
}

/** A file that came by another way than a fetch has no address in the book; what it was when it was fetched is noted beside. */
async function notedCopy({ isHere }: FetchJob, part: PartFile): Promise<KnownCopy | null> {
  const noted = await part.settled();
  return noted !== null && isHere(noted.sha256) ? { ...noted.sending, sha256: noted.sha256 } : null;
}

async function tillWhole(job: FetchJob, part: PartFile): Promise<Exclude<Step, { kind: "again" }>> {
  let best = (await part.begun())?.bytes ?? 0;
  for (let idle = 0; ; ) {
    const step = await once(job, part);
    if (step.kind !== "again") return step;
    const bytes = (await part.begun())?.bytes ?? 0;
    idle = bytes > best ? 1 : idle + 1;
    best = Math.max(best, bytes);
    if (idle > MOST_IN_A_ROW) return givenUp(job, step.why, bytes);
    if ((step.afterMs ?? 0) > LONGEST_WAIT_ASKED_MS) return askedToWait(step);
    await job.wait(step.afterMs ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (idle - 1)));
  }
}

async function once(job: FetchJob, part: PartFile): Promise<Step> {
  const begun = await part.begun();
  try {
    const answer = await askWeb(job.address, headersFor(job, begun), job.rules);
    return await taken(job, part, begun, answer);
  } catch (error) {
    if (!(error instanceof WebFailure)) throw diskRefusal(error, job);
    if (error.fault === "forbidden" || error.fault === "redirects")
      return {
        kind: "failed",
        found: `an address that is not asked: ${error.message}`,
        wanted: `the file ${job.name}`,
      };
    return { kind: "again", why: error, afterMs: null };
  }
}

type Begun = Awaited<ReturnType<PartFile["begun"]>>;

function headersFor({ known }: FetchJob, begun: Begun): Record<string, string> {
  const plain = { Accept: "*/*", "Accept-Encoding": "identity" };
  const validator = begun === null || begun.bytes === 0 ? null : validatorOf(begun.sending);
  if (begun !== null && validator !== null) return { ...plain, Range: `bytes=${begun.bytes}-`, "If-Range": validator };
  return {
    ...plain,
    ...(known?.etag == null ? {} : { "If-None-Match": known.etag }),
    ...(known?.lastModified == null ? {} : { "If-Modified-Since": known.lastModified }),
  };
}

async function taken(job: FetchJob, part: PartFile, begun: Begun, answer: WebAnswer): Promise<Step> {
  const { status } = answer;
  if (status === 200) return await fromTheStart(job, part, answer);
  if (status === 206 && begun !== null && goesOn(answer, begun))
    return await received(job, part, answer, { from: begun.bytes, sending: begun.sending });
  answer.drop();
  if (status === 304 && job.known !== null) return { kind: "here", sha256: job.known.sha256 };
  if (status === 416 || status === 206) {
    const total = /^bytes \*\/(\d+)$/u.exec(answer.header("content-range") ?? "")?.[1];
    const isAll =
      status === 416 && begun !== null && Number(total) === begun.bytes && begun.sending.total === begun.bytes;
    if (isAll) return { kind: "whole", sending: begun.sending };
    await part.remove();
    return { kind: "again", why: status, afterMs: null };
  }
  if ([408, 429, 500, 502, 503, 504].includes(status))
    return { kind: "again", why: status, afterMs: retryAfter(answer) };
  return { kind: "failed", found: `the answer ${status}`, wanted: `the file ${job.name}` };
}

async function fromTheStart(job: FetchJob, part: PartFile, answer: WebAnswer): Promise<Step> {
  const sending = sendingOf(job.address, answer);
  if (job.known !== null && isSame(job.known, sending)) {
    answer.drop();
    return { kind: "here", sha256: job.known.sha256 };
  }
  const fault = headFault(job, sending, answer);
  if (fault !== null) {
    answer.drop();
    return { kind: "failed", ...fault };
  }
  await part.begin(sending);
  return await received(job, part, answer, { from: 0, sending });
}

function isSame(known: KnownCopy, { etag, lastModified, total }: Sending): boolean {
  if (known.etag === null && known.lastModified === null) return false;
  return etag === known.etag && lastModified === known.lastModified && total !== null && total === known.total;
}

function headFault({ name, mostBytes }: FetchJob, { total }: Sending, answer: WebAnswer): FileFault | null {
  const wanted = `the file ${name}`;
  if (total !== null && total > mostBytes)
    return { found: `${total} bytes`, wanted: `a file of at most ${mostBytes} bytes` };
  const isPage = /^(?:text\/html|application\/xhtml)/iu.test(answer.header("content-type") ?? "");
  return isPage ? { found: "a web page", wanted } : null;
}

async function received(
  { name, mostBytes, onBytes }: FetchJob,
  part: PartFile,
  answer: WebAnswer,
  { from, sending }: { from: number; sending: Sending },
): Promise<Step> {
  onBytes(from, sending.total);
  let most = from;
  const bounded = async function* (): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of answer.body()) {
      most += chunk.byteLength;
      if (most > Math.min(mostBytes, sending.total ?? mostBytes)) return answer.drop();
      yield chunk;
    }
  };
  const bytes = await part.append(bounded(), from, (now) => onBytes(now, sending.total));
  if (most > bytes) {
    await part.remove();
    return {
      kind: "failed",
      found: `more than ${bytes} bytes`,
      wanted: `the file ${name}, within its length and its limit`,
    };
  }
  if (sending.total === null || bytes === sending.total) return { kind: "whole", sending };
  return { kind: "again", why: new WebFailure("broken-off", "fewer bytes came than were announced"), afterMs: null };
}

/** The path of the file itself, unpacked and looked at; or what is wrong with it. */
async function checked(
  job: FetchJob,
  part: PartFile,
  sending: Sending,
): Promise<{ readonly path: string } | FileFault> {
  const sent = await digestFault(part.path, sending.digests);
  if (sent !== null) return sent;
  const target = `${part.path}.unpacked`;
  if (sending.packing !== null) {
    const fault = await unpack(part.path, { packing: sending.packing, target, mostBytes: job.mostBytes });
    if (fault !== null) return fault;
  }
  const path = sending.packing === null ? part.path : target;
  const fault = (await wholeFault(path, job.name)) ?? (await digestFault(path, {}, job.md5));
  if (fault === null) return { path };
  if (path === target) await rm(target, { force: true });
  return fault;
}

function givenUp(
  { name, address }: FetchJob,
  why: WebFailure | number,
  bytes: number,
): Extract<Step, { kind: "failed" }> {
  if (typeof why === "number")
    return { kind: "failed", found: `the answer ${why}, again and again`, wanted: `the file ${name}` };
  const kept = bytes === 0 ? "" : ` ${bytes} bytes of it are kept, and the next fetch goes on from there.`;
  if (why.fault === "broken-off")
    return {
      kind: "failed",
      found: `a line that breaks off again and again (${why.message}).${kept}`,
      wanted: `the file ${name}`,
    };
  throw new Refusal(
    "surroundings",
    `Cannot fetch ${name} from ${new URL(address).host}: ${why.message}.`,
    kept === "" ? "Check the connection, and fetch again." : kept.trim(),
  );
}

function askedToWait({ why, afterMs }: Extract<Step, { kind: "again" }>): Extract<Step, { kind: "failed" }> {
  const seconds = Math.ceil((afterMs ?? 0) / 1000);
  return {
    kind: "failed",
    found: `the answer ${String(why)}, asking for ${seconds} s of peace`,
    wanted: "the file now",
  };
}

/** How long a server asks to be left in peace, in milliseconds: seconds, or the time between its own clock and the one it names. */
function retryAfter(answer: WebAnswer): number | null {
  const said = answer.header("retry-after");
  if (said === null) return null;
  if (/^\d{1,9}$/u.test(said)) return Number(said) * 1000;
  const [until, now] = [Date.parse(said), Date.parse(answer.header("date") ?? "")];
  return Number.isNaN(until) || Number.isNaN(now) ? null : Math.max(0, until - now);
}

function diskRefusal(error: unknown, { folder }: FetchJob): unknown {
  if (!(error instanceof Error && "code" in error) || error instanceof Refusal) return error;
  return new Refusal(
    "surroundings",
    `Cannot keep the download in ${folder} (${String(error.code)}).`,
    "See that the disk has room and can be written.",
  );
}
