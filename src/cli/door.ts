// What a verb works with: where its words go, how wide they may be, the home folder, and tools that are closed again.
import { resolve } from "node:path";
import type { FlatTable } from "../actions/flat-rows.ts";
import type { Tools } from "../actions/tools.ts";
import type { Ending } from "./exit-codes.ts";
import { type Line, paint, WIDEST } from "./lines.ts";
import { type ProgressLine, startProgress } from "./progress.ts";

/** What the process around us gives: streams, terminals, a clock in milliseconds, the wish to stop. Read in main.ts alone. */
export interface Surroundings {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Columns of the terminal that standard output is; `null` when it is a file or a pipe. */
  readonly outColumns: number | null;
  readonly errColumns: number | null;
  /** Whether bold and dim are welcome on standard output. */
  readonly painted: boolean;
  /** Whether a fault is told with its stack. */
  readonly debug: boolean;
  readonly version: string;
  readonly now: () => number;
  /** What comes through a pipe; nothing when left out. */
  readonly input?: () => AsyncIterable<Uint8Array>;
  /** Resolves when the process is asked to end. */
  readonly stopped: () => Promise<void>;
}

/** What may stand after a verb. Every verb takes some of them; the program checks which. */
export interface Options {
  readonly home?: string;
  readonly format?: string;
  readonly scope?: string;
  readonly period?: string;
  readonly basis?: string;
  readonly denominator?: string;
  readonly edition?: string;
  readonly sql?: boolean;
  readonly explain?: boolean;
  readonly asKnownOn?: string;
  readonly method?: string;
  /** A measure's own options, each `name=value`. */
  readonly option?: readonly string[];
  /** The extract that records are counted from. */
  readonly extract?: string;
  /** A table by quarters, for curves. */
  readonly table?: string;
  readonly order?: string;
  readonly by?: string;
  readonly after?: number;
  readonly force?: string;
  readonly head?: string;
  readonly out?: string;
  readonly source?: string;
  readonly years?: string;
  readonly from?: string;
  readonly to?: string;
  readonly landing?: string;
  readonly list?: boolean;
  readonly all?: boolean;
  readonly byQuarter?: boolean;
  /** What is said of a table, in order. */
  readonly set?: readonly string[];
  readonly sheet?: number;
  readonly save?: boolean;
  /** Whether printed statements stay in the book. */
  readonly keep?: boolean;
  readonly as?: string;
  readonly id?: string;
  readonly who?: string;
  /** A folder of layout files to take in. */
  readonly add?: string;
  readonly layouts?: string;
  /** Where a figure that is entered by hand stands, and what it is. */
  readonly document?: string;
  readonly paper?: string;
  readonly page?: string;
  readonly words?: string;
  readonly file?: string;
  readonly area?: string;
  readonly unit?: string;
  readonly flagRule?: string;
  readonly flagOrigin?: string;
  readonly line?: string;
  readonly value?: string;
  readonly note?: string;
  readonly decide?: string;
  readonly because?: string;
  readonly month?: string;
  readonly type?: string;
  readonly show?: string;
  readonly mapping?: string;
  /** Headers of columns that are not to be read. */
  readonly leaveOut?: readonly string[];
  /** A flag audit: what is drawn, and what is said of it. */
  readonly flag?: string;
  readonly size?: string;
  readonly flagged?: string;
  readonly unflagged?: string;
  readonly seed?: string;
  readonly audit?: string;
  readonly says?: string;
  readonly differing?: boolean;
  /** A release, a reply, a citation: which, and what is said of it. */
  readonly title?: string;
  readonly release?: string;
  readonly against?: string;
  /** Protected tables that a release lets out. */
  readonly tables?: readonly string[];
  readonly due?: string;
  readonly on?: string;
  readonly about?: string;
  readonly reading?: readonly string[];
  readonly where?: string;
  readonly told?: string;
  /** Several forces, where a verb takes more than one. */
  readonly forces?: readonly string[];
  /** Whether a snippet holds the picture too. */
  readonly picture?: boolean;
  /** The address that a site will be served from; `false` where it is to have none. */
  readonly base?: string | false;
  /** A folder of originals. */
  readonly archive?: string;
  /** Whether originals are handed on. */
  readonly originals?: boolean;
  readonly port?: number;
  readonly host?: string;
  /** Claims files, or folders of them. */
  readonly claims?: readonly string[];
}

/** One verb: gets its words and options, prints, and says how it ended. */
export type Verb = (door: Door, words: readonly string[], options: Options) => Promise<Ending>;

/** A door that one verb goes through. */
export interface Door {
  readonly surroundings: Surroundings;
  /** How many columns the answer may take. */
  readonly width: number;
  /** Prints lines on standard output. */
  print(lines: readonly Line[]): void;
  /** Prints a text on standard output as it is. */
  write(text: string): void;
  /** Says a line on standard error. */
  say(line: string): void;
  /** Opens the book for the time of the work, with a progress line, and closes it whatever happens. */
  withTools<T>(work: (tools: Tools) => Promise<T>): Promise<T>;
}

/** In a narrower terminal lines break where the terminal breaks them. */
const NARROWEST = 80;

/** Opens a door; `home` is the folder of the book as given, or nothing for the usual one. */
export function openDoor(surroundings: Surroundings, home: string | undefined): Door {
  const { out, err, outColumns, errColumns, painted, now } = surroundings;
  let progress: ProgressLine | null = null;
  const write = (text: string): void => {
    progress?.clear();
    out(text);
  };
  const say = (line: string): void => {
    progress?.clear();
    err(paint([line], false));
  };
  return {
    surroundings,
    width: Math.min(WIDEST, Math.max(NARROWEST, outColumns ?? WIDEST)),
    print: (lines) => write(paint(lines, painted)),
    write,
    say,
    withTools: async (work) => {
      const { openTools } = await import("../actions/tools.ts");
      const line = startProgress({ write: err, columns: errColumns, now });
      progress = line;
      try {
        const tools = await openTools({ progress: line.step, ...(home === undefined ? {} : { home: resolve(home) }) });
        try {
          return await work(tools);
        } finally {
          tools.close();
        }
      } finally {
        line.end();
        progress = null;
      }
    },
  };
}

/** An answer in each form it can be asked for. */
export interface Answer {
  readonly lines: (width: number) => readonly Line[];
  /** The result itself. */
  readonly value: unknown;
  readonly table: () => FlatTable;
}

/** Prints an answer in the form asked for: `table` (text for people), `json` or `csv`. */
export async function answer(door: Door, format: string | undefined, { lines, value, table }: Answer): Promise<void> {
  if (format === "json") return door.write(`${JSON.stringify(value, null, 2)}\n`);
  if (format !== "csv") return door.print(lines(door.width));
  const { flatCsv } = await import("../actions/flat-csv.ts");
  door.write(flatCsv(table()));
}
