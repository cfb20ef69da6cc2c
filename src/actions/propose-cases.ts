// Proposes a case mapping for an extract: columns by their headers, words that need a meaning, columns that identify somebody. Nothing is kept.
import { realpath, stat } from "node:fs/promises";
import { basename } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import type { CaseMapping } from "../sources/case-extracts/mapping.ts";
import { readCaseFlag, readCaseOutcome } from "../sources/case-extracts/outcome-labels.ts";
import { looksLikeCases, proposeColumns } from "../sources/case-extracts/propose.ts";
import { readCaseLabels } from "../warehouse/case-rows.ts";
import type { CaseLabels } from "../warehouse/case-table.ts";
import { type IdentityColumn, identityColumns, type MappedSheet, mapSheet } from "./_case-sheet.ts";
import { withDoorFolder } from "./_door-folder.ts";
import { openPlain } from "./_extract-file.ts";
import { doorEngine } from "./add-cases.ts";
import { noFile } from "./no-file.ts";
import type { Tools } from "./tools.ts";

/** A proposal, and what a person must still say or do. */
export interface CaseProposal {
  readonly file: string;
  readonly mapping: CaseMapping;
  /** Columns that must be left out. */
  readonly identities: readonly IdentityColumn[];
  /** Words that nobody understands yet, with how many of the first rows bear them. */
  readonly unknown: readonly { readonly field: string; readonly label: string; readonly rows: number }[];
  readonly missing: readonly string[];
}

/** Looks at so many rows for words. */
const LOOKED_AT = 200_000;

/** Proposes a mapping. Refuses (`notFound`) a path that is not there, (`unreadable`) a file without columns of cases. */
export async function proposeCases(tools: Tools, path: string, force: string | null): Promise<CaseProposal> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw await noFile(path);
  return await withDoorFolder(tools.home, async (folder) => {
    const sheets = await openPlain(await realpath(path), name, folder);
    const look = sheets.flatMap(({ head }) => {
      const one = looksLikeCases(head);
      const headers = head[(one?.headerRow ?? 1) - 1] ?? [];
      return Object.keys(proposeColumns(headers)).length === 0 ? [] : [headers];
    })[0];
    if (look === undefined)
      throw new Refusal(
        "unreadable",
        `No column of ${name} looks like one of cases.`,
        "Write a mapping by hand: docs/sources/case-extracts.md",
      );
    const mapping = proposed(name, look, force);
    const missing = (["crimeReference", "recordedOn", "outcome"] as const).filter(
      (field) => mapping.columns[field] === undefined,
    );
    if (missing.length > 0) return { file: name, mapping, identities: [], unknown: [], missing };
    const engine = await doorEngine(tools, folder, path);
    try {
      const mapped: MappedSheet = mapSheet(sheets, mapping, name);
      const identities = await identityColumns(engine, mapped, []);
      const labels = await readCaseLabels(engine, mapped.sheet, LOOKED_AT);
      return { file: name, mapping, identities, unknown: unknownWords(labels, mapping), missing };
    } finally {
      engine.close();
    }
  });
}

function proposed(name: string, headers: readonly string[], force: string | null): CaseMapping {
  const id = name
    .toLowerCase()
    .replace(/\.[a-z.]+$/u, "")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 60);
  return {
    caseMapping: 1,
    id: id === "" ? "extract" : id,
    version: 1,
    force,
    dateOrder: "day-month-year",
    columns: proposeColumns(headers),
    outcomes: [],
    flags: [],
  };
}

function unknownWords(labels: CaseLabels, mapping: CaseMapping): CaseProposal["unknown"] {
  const outcomes = (labels.get("outcome") ?? []).filter(
    ({ label }) => readCaseOutcome(label, mapping).kind === "notUnderstood",
  );
  const flags = (labels.get("flag") ?? []).filter(({ label }) => readCaseFlag(label, mapping) === "notUnderstood");
  return [...outcomes.map((one) => ({ field: "outcome", ...one })), ...flags.map((one) => ({ field: "flag", ...one }))];
}
