// The plan of the house as data: which room may import what, where each driver lives, and which names are no names.

/** What a room may import, as beginnings of paths below src/; `type ` before one means by `import type` only. Every room may import itself. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  ground: [],
  standard: ["ground/"],
  statistics: ["ground/"],
  disclosure: ["ground/", "standard/cell", "statistics/"],
  ledger: ["ground/"],
  warehouse: ["ground/", "standard/"],
  sources: ["ground/", "standard/", "warehouse/bulk-table"],
  requests: ["ground/", "standard/", "ledger/"],
  cases: ["ground/", "standard/", "ledger/"],
  measures: ["ground/", "standard/", "statistics/", "disclosure/", "ledger/", "warehouse/"],
  web: [
    ...["ground/", "standard/", "type disclosure/", "type measures/", "type sources/", "type ledger/", "type claims/"],
    "type releases/",
  ],
  claims: floors("measures/", "web/"),
  releases: floors("measures/", "web/"),
  actions: floors("measures/", "web/", "claims/", "releases/"),
  server: ["actions/", "web/", "ground/refusal", "ground/problem", "type standard/"],
  cli: ["actions/", "web/", "ground/refusal", "ground/problem", "type standard/", "type measures/", "type disclosure/"],
};

/** Floors 0 to 3, and the rooms named. */
function floors(...above: readonly string[]): readonly string[] {
  const below = ["ground/", "standard/", "statistics/", "disclosure/", "ledger/", "warehouse/"];
  return [...below, "sources/", "requests/", "cases/", ...above];
}

/** Arrows that one file alone may have: `everycase start` opens the other door. */
export const SINGLE_ARROWS: Readonly<Record<string, readonly string[]>> = {
  "cli/start.ts": ["server/"],
};

/** Walls within a room: what files below the first folder may not import, types included, as beginnings of paths below src/. */
export const INNER_WALLS: Readonly<Record<string, readonly string[]>> = {
  "claims/words/": ["claims/find", "claims/check", "claims/figures"],
  "claims/finding/": ["claims/check", "claims/figures"],
  "claims/checking/": ["claims/find"],
};

/** Outside packages that have a place. `oneFile`: only one file of the project may import them, type imports included. */
export interface Driver {
  /** A package name, or with a `/` at its end a scope. Covers its subpaths. */
  readonly name: string;
  readonly oneFile: boolean;
  /** The only room that may import it; any room when left out. */
  readonly room?: string;
}

/** Where the drivers live. */
export const DRIVERS: readonly Driver[] = [
  { name: "@duckdb/node-api", oneFile: true },
  { name: "better-sqlite3", oneFile: true },
  { name: "hucre", oneFile: true },
  { name: "papaparse", oneFile: true },
  { name: "node:https", oneFile: true, room: "actions" },
  { name: "unpdf", oneFile: true },
  { name: "@e965/xlsx", oneFile: true },
  { name: "highs", oneFile: true },
  { name: "@resvg/resvg-js", oneFile: true, room: "actions" },
  { name: "@myriaddreamin/typst-ts-node-compiler", oneFile: true, room: "actions" },
  { name: "yaml", oneFile: true, room: "claims" },
  { name: "preact-render-to-string", oneFile: true },
  { name: "preact", oneFile: false, room: "web" },
  { name: "hono", oneFile: false, room: "server" },
  { name: "@hono/", oneFile: false, room: "server" },
  { name: "commander", oneFile: false, room: "cli" },
];

/** The files that may read the clock, the dice, the environment and the console. */
export const MAY_USE_SURROUNDINGS = /^src\/(?:actions\/tools|[^/]+\/main)\.ts$/;

/** Names that say nothing about what is inside: such a file or folder becomes a drawer. */
export const DRAWERS = /^(?:(?:.*-)?(?:utils?|helpers?|managers?|misc)|common|services?|shared|lib|(?:.*-)?v[2-9])$/;

/** Words that no file of the project holds. Written so that this file does not hold them either. */
export const WORDS: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\/wor[k]\//, what: "a path of one machine" },
  { pattern: /cl[a]ude|anthr[o]pic/i, what: "a word about who or what wrote the code" },
  { pattern: /\bA[I]\b|\bLL[M]s?\b/, what: "a word about who or what wrote the code" },
  {
    pattern: /registry\.npm[j]s|deb\.debia[n]\.org|py[p]i\.org|pythonhoste[d]\.org|proxy\.golan[g]\.org/,
    what: "a registry's host",
  },
];

/** The most lines of one function and of one file. */
export const MOST_LINES = { function: 60, file: 400 } as const;
