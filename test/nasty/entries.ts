// The list of hostile and awkward files: what each is, what is expected of us, and which of our readers has to take it.
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { shared } from "../shared.ts";

/** One file of the list. */
export interface NastyEntry {
  /** Below the folder of the list. */
  readonly path: string;
  readonly sha256: string;
  /** The class that results are counted by. */
  readonly cls: string;
  /** `exact`: read, and equal to the oracle. `accept`: read. `either`: read or refused. `reject`: refused. */
  readonly expect: "exact" | "accept" | "either" | "reject";
  /** A file or folder that says what is right. */
  readonly oracle?: string;
  /** Kinds of signals that the user must see. */
  readonly warn?: readonly string[];
  readonly notes?: string;
}

/** Which way a file is tried. `file` goes through `openFile`; `book` too, and is compared with what Excel shows. */
export type Kind = "file" | "book" | "json" | "merkle" | "names" | "strings";

/** The folder of hostile files (EVERYCASE_NASTY, else `nasty` in the shared folder), or `null` where there is none. */
export function nastyFolder(): string | null {
  const said = process.env.EVERYCASE_NASTY;
  if (said === undefined || said === "") return shared("nasty/manifest.json") === null ? null : shared("nasty");
  return existsSync(join(said, "manifest.json")) ? said : null;
}

/** The entries of the list in a folder. */
export function readManifest(folder: string): readonly NastyEntry[] {
  const { entries } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as { entries: NastyEntry[] };
  return entries;
}

const OPENED = new Set([
  ".csv",
  ".tsv",
  ".txt",
  ".md",
  ".eml",
  ".gz",
  ".xlsx",
  ".xlsm",
  ".xls",
  ".ods",
  ".pdf",
  ".html",
  ".htm",
  ".zip",
]);
const CLASS_FAMILIES = /^(?:csv|xlsx|ods|xls|pdf|html|zip|json|ooxml|xml|text|merkle|hidden|type)-[a-z0-9-]+$/;
const CLASSES = new Set(
  "active-content alloc-lie ambiguity date-parsing formula formula-injection index-range number-parsing path-traversal prototype-pollution ssrf strings unicode-spoof xss xxe".split(
    " ",
  ),
);

/** Whether the class is one that the run knows; an unknown one fails it, so that no file is passed over unseen. */
export function isKnownClass(cls: string): boolean {
  return CLASSES.has(cls) || CLASS_FAMILIES.test(cls);
}

/** How the file is to be tried; `null` for a file of a kind that the run does not know. */
export function kindOf({ path, cls, oracle }: NastyEntry): Kind | null {
  if (cls === "merkle-proof") return "merkle";
  if (cls === "strings") return "strings";
  const ending = extname(path).toLowerCase();
  if (ending === ".json") return cls === "path-traversal" ? "names" : "json";
  if (!OPENED.has(ending)) return null;
  return oracle?.endsWith("/") === true ? "book" : "file";
}
