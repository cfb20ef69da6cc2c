// Files sent by a browser or a program: kept for a moment in the home folder under names of our own, added, and removed again.
import { mkdir, mkdtemp, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "hono";
import { addFiles } from "../actions/add-files.ts";
import { Refusal } from "../ground/refusal.ts";
import { addedPage } from "../web/pages/add.tsx";
import { json } from "./api.ts";
import type { App, Door } from "./door.ts";
import { boundaryOf, type Part, partsOf } from "./multipart.ts";
import { DoorRefusal } from "./refusals.ts";
import { onlyOwnPages } from "./security.ts";

/** What one upload may hold. */
export interface UploadLimits {
  readonly bytes: number;
  readonly files: number;
  readonly nameLength: number;
}

/** 512 MiB in 200 files with names of 255 characters. */
export const UPLOAD_LIMITS: UploadLimits = { bytes: 512 * 1024 * 1024, files: 200, nameLength: 255 };

type Reports = Awaited<ReturnType<typeof addFiles>>;

/** Puts both ways of adding files on the app: the form's, which answers a page, and the API's. */
export function serveUploads(app: App, door: Door, limits: UploadLimits): void {
  const add = (c: Context): Promise<Reports> =>
    withReceived(door, c, limits, (received) => addFiles(door.tools, received));
  app.post("/add", onlyOwnPages(), async (c) => {
    const reports = await add(c);
    const status = reports.length === 0 ? 400 : 200;
    return c.body(addedPage({ reports }), status, {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
    });
  });
  app.post("/api/files", onlyOwnPages(), async (c) => {
    const files = await add(c);
    if (files.length === 0) throw new Refusal("usage", "No file was sent.", 'Send each file in the field "files".');
    const { type, body } = json({ files });
    return c.body(body as string, 200, { "Content-Type": type, "Cache-Control": "no-store" });
  });
}

/** Where uploads lie for a moment. */
function incomingFolder(home: string): string {
  return join(home, "incoming");
}

/** Removes what an earlier server left when it was stopped in the middle of an upload. Folders of servers that still run stay. */
export async function sweepIncoming(home: string): Promise<void> {
  const names = await readdir(incomingFolder(home)).catch(() => []);
  for (const name of names) {
    const owner = Number(/^(\d+)-/u.exec(name)?.[1]);
    if (!isRunning(owner)) await rm(join(incomingFolder(home), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

interface Received {
  readonly paths: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

/** Receives the files, hands them on, and removes them whatever happens. Without a file nothing is handed on. */
async function withReceived(
  door: Door,
  c: Context,
  limits: UploadLimits,
  use: (received: Received) => Promise<Reports>,
): Promise<Reports> {
  const boundary = boundaryOf(c.req.header("content-type"));
  if (boundary === null || c.req.raw.body === null) {
    throw new DoorRefusal(415, {
      title: "Not a form",
      says: "Cannot read the upload: wanted multipart/form-data.",
      hint: 'Send each file in the field "files".',
    });
  }
  // Said before the sending of a body that is too long anyway; a form needs some bytes beside its files.
  if (Number(c.req.header("content-length") ?? 0) > limits.bytes + 1024 * 1024) throw tooMuch(limits);
  const folder = await jobFolder(door.tools.home);
  try {
    const received = await receive(partsOf(c.req.raw.body, boundary), folder, limits);
    return received.paths.length === 0 ? [] : await use(received);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function jobFolder(home: string): Promise<string> {
  try {
    await mkdir(incomingFolder(home), { recursive: true, mode: 0o700 });
    return await mkdtemp(join(incomingFolder(home), `${process.pid}-`));
  } catch (error) {
    throw cannotKeep(error);
  }
}

async function receive(parts: AsyncIterable<Part>, folder: string, limits: UploadLimits): Promise<Received> {
  const names = new Map<string, string>();
  let left = limits.bytes;
  for await (const part of parts) {
    if (part.field !== "files") throw wrongField(`A field "${part.field.slice(0, 40)}" came with the upload.`);
    if (part.fileName === null) throw wrongField('The field "files" holds text, not a file.');
    if (names.size === limits.files) throw tooMany(limits);
    const name = plainName(part.fileName, limits);
    const path = join(folder, String(names.size));
    const written = await write(path, part.bytes, left, limits);
    // A form in which nothing was chosen sends one empty file without a name.
    if (part.fileName === "" && written === 0) await rm(path);
    else names.set(path, name);
    left -= written;
  }
  return { paths: [...names.keys()], names };
}

/** Writes a part to a new file; returns its bytes. Refuses what goes over `left`. */
async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  left: number,
  limits: UploadLimits,
): Promise<number> {
  const handle = await open(path, "wx", 0o600).catch((error: unknown) => Promise.reject(cannotKeep(error)));
  let written = 0;
  try {
    for await (const chunk of bytes) {
      written += chunk.byteLength;
      if (written > left) throw tooMuch(limits);
      await handle.writeFile(chunk).catch((error: unknown) => Promise.reject(cannotKeep(error)));
    }
    return written;
  } finally {
    await handle.close();
  }
}

/** The file's own name: the last part of whatever path was sent, without control and direction characters. It is only ever shown. */
function plainName(sent: string, { nameLength }: UploadLimits): string {
  const last = sent.split(/[/\\]/u).at(-1) ?? "";
  const name = last
    .normalize("NFC")
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
  if (name.length > nameLength) {
    throw new Refusal(
      "usage",
      `A file's name has ${name.length} characters; at most ${nameLength} are taken.`,
      "Give it a shorter name.",
    );
  }
  return name === "" || name === "." || name === ".." ? "unnamed file" : name;
}

function wrongField(found: string): Refusal {
  return new Refusal("usage", found, 'Send each file in the field "files", and nothing else.');
}

function tooMany({ files }: UploadLimits): DoorRefusal {
  const says = `One upload takes at most ${files} files.`;
  return new DoorRefusal(413, {
    title: "Too many files",
    says,
    hint: "Send them in several uploads, or run: everycase add and the folder.",
  });
}

function tooMuch({ bytes }: UploadLimits): DoorRefusal {
  const says = `One upload takes at most ${Math.round(bytes / 1024 / 1024)} MiB in all.`;
  return new DoorRefusal(413, {
    title: "Too much at once",
    says,
    hint: "Send the files in several uploads, or run: everycase add and the folder.",
  });
}

function cannotKeep(error: unknown): unknown {
  if (!(error instanceof Error && "code" in error)) return error;
  return new Refusal(
    "surroundings",
    `Cannot keep the upload in the home folder (${String(error.code)}).`,
    "See that the disk has room and can be written.",
  );
}
