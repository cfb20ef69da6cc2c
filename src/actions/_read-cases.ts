// Reads tokenised case rows from the archive: counts as cells that no comparison sees, and an account of what the words mean.
import { open } from "node:fs/promises";
import type { Json } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import { type CaseAccount, parseCaseAccount } from "../sources/case-extracts/account.ts";
import { exact } from "../standard/cell.ts";
import { findForce, nearestForces } from "../standard/forces.ts";
import { parsePeriod } from "../standard/periods.ts";
import type { Reported } from "../standard/reported.ts";
import { caseAccount, countCases, countCaseWords } from "../warehouse/case-ask.ts";
import { fillRows } from "../warehouse/rows.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";
import { flagWords, foldCases, outcomeWords } from "./_case-fold.ts";
import type { RowsFile } from "./_rows-file.ts";
import type { ReadingNote } from "./reading-note.ts";

/** What a table of case rows is called where files are listed. */
const CASES_TITLE = "Case rows from a records system";

/** Reads a table of case rows and keeps its counts; `null` where the file is none. */
export async function readCases(file: RowsFile): Promise<StoredFile | null> {
  if (!(await isParquet(file.path))) return null;
  const { engine } = file.warehouse;
  const text = await caseAccount(engine, file.path).catch(() => null);
  const account = text === null ? null : parseCaseAccount(text);
  if (account === null) return null;
  const counts = await countCases(engine, file.path);
  const balances = foldCases(counts, { file: file.name, mapping: account.mapping, by: "year" });
  const rows = balances.flatMap(cellsOf).map((row, index) => ({ ...row, row: index + 1, sheet: null }));
  const problems = await problemsOf(file, account);
  const note = noteOf(account, { records: counts.reduce((sum, one) => sum + one.rows, 0), problems });
  return await file.warehouse.keep(file.sha256, note as unknown as Json, (target) =>
    fillRows(engine, { rows, file: file.sha256, target }),
  );
}

async function isParquet(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("latin1") === "PAR1";
  } finally {
    await file.close();
  }
}

/** One balance as cells: its total, and each line that has rows. */
function cellsOf({ force, period, scope, total, lines }: ReturnType<typeof foldCases>[number]): readonly Reported[] {
  const known = period === null ? null : parsePeriod(period);
  if (force === null || known === null) return [];
  const of = {
    row: 0,
    column: "A",
    force,
    area: null,
    period: known.id,
    periodFrom: known.from,
    periodTo: known.to,
    unit: "crimes" as const,
    scope: scope === "all" ? "other:all crimes of the extract" : scope,
    flagRule: null,
    flagOrigin: null,
    basis: "recorded" as const,
    edition: null,
    note: null,
    cite: null,
  };
  return [{ line: "total", rows: total }, ...lines].map(({ line, rows }) => ({ ...of, line, cell: exact(rows) }));
}

/** Words that mean nothing, each with how many rows bear it. Such words were looked at before they came in: none names a person. */
async function problemsOf({ warehouse, path, name }: RowsFile, account: CaseAccount): Promise<readonly Problem[]> {
  const { mapping, broken } = account;
  const [outcomes, flags, forces] = [
    await countCaseWords(warehouse.engine, path, "outcome"),
    mapping.columns.flag === undefined ? [] : await countCaseWords(warehouse.engine, path, "flag"),
    mapping.columns.force === undefined ? [] : await countCaseWords(warehouse.engine, path, "force"),
  ];
  const hint = 'Say what it means in the mapping, under "outcomes", and add the extract again.';
  return [
    ...outcomeWords(outcomes, mapping)
      .filter(({ understood }) => !understood)
      .map(({ label, rows }) => ({
        file: name,
        code: "unknown-outcome",
        cells: rows,
        found: label.slice(0, 120),
        wanted: "an outcome type of the 2014 framework",
        hint,
      })),
    ...flagWords(flags, mapping)
      .filter(({ understood }) => !understood)
      .map(({ label, rows }) => ({
        file: name,
        code: "unknown-flag",
        cells: rows,
        found: label.slice(0, 120),
        wanted: "CSE, CSA or no flag",
        hint: hint.replace('"outcomes"', '"flags"'),
      })),
    ...forces
      .filter(({ label }) => label !== null && findForce(label) === null)
      .map(({ label, rows }) => ({
        file: name,
        code: "unknown-force",
        cells: rows,
        found: (label ?? "").slice(0, 120),
        wanted: "a force",
        suggestions: nearestForces(label ?? "").map(({ called }) => called),
        hint: "These rows stand under no force.",
      })),
    ...(broken === 0
      ? []
      : [
          {
            file: name,
            code: "broken-row",
            cells: broken,
            found: "rows that cannot be split into the columns of the extract",
            wanted: "as many cells as there are headers",
            hint: "They are in no count. Look for quotation marks that are never closed.",
          },
        ]),
  ];
}

function noteOf(
  { mapping, columns }: CaseAccount,
  { records, problems }: { readonly records: number; readonly problems: readonly Problem[] },
): ReadingNote {
  const tokens = ["crimeReference", "victimReference", "suspectReference"];
  const roleOf = (field: string | null): string =>
    field === null ? "not read" : tokens.includes(field) ? `${field}, as a token` : field;
  return {
    reader: "case-extracts",
    holds: "records",
    layout: `${mapping.id}@${mapping.version}`,
    title: CASES_TITLE,
    rule: `case mapping ${mapping.id}, version ${mapping.version}`,
    format: "parquet",
    fullTable: false,
    records,
    sheets: [],
    columns: columns
      .filter(({ header }) => header !== "")
      .map(({ column, header, field }) => ({ sheet: null, column, header, role: roleOf(field) })),
    signals: [
      {
        kind: "from-records",
        says: "Counts from a records system: they stand in no comparison, page of forces or export until they are protected.",
      },
    ],
    problems: [...problems],
    edition: { id: "not stated", title: "not stated", day: null },
    incomplete: null,
  };
}
