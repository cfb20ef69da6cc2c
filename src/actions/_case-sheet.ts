// From an extract and a mapping to what the engine reads: the sheet, its columns, and a look at every column for what would identify somebody.
import { Refusal } from "../ground/refusal.ts";
import { dateFormats } from "../sources/case-extracts/date-formats.ts";
import {
  type IdentityKind,
  identityOfHeader,
  identityOfValues,
  NAME_LIKE,
  VALUE_PATTERNS,
} from "../sources/case-extracts/identity.ts";
import type { CaseField, CaseMapping } from "../sources/case-extracts/mapping.ts";
import { findMapped, type MappedHeader } from "../sources/case-extracts/propose.ts";
import { NO_VAULT } from "../sources/case-extracts/vault.ts";
import { foldLabel } from "../standard/label.ts";
import { countCaseLabels, lookAtValues } from "../warehouse/case-rows.ts";
import type { CaseSheet } from "../warehouse/case-table.ts";
import type { Engine, Row } from "../warehouse/engine.ts";
import type { ExtractSheet } from "./_extract-file.ts";

/** A sheet that the mapping fits, ready to be read. */
export interface MappedSheet {
  readonly sheet: CaseSheet;
  readonly header: MappedHeader;
}

/** Finds the sheet that has every column of the mapping. Refuses (`unreadable`) when none has, naming what is missing. */
export function mapSheet(sheets: readonly ExtractSheet[], mapping: CaseMapping, name: string): MappedSheet {
  let missing: readonly string[] = Object.values(mapping.columns);
  for (const one of sheets) {
    const found = findMapped(one.head, mapping);
    if ("headerRow" in found) return { sheet: caseSheet(one, found, mapping), header: found };
    if (found.missing.length < missing.length) missing = found.missing;
  }
  throw new Refusal(
    "unreadable",
    `Cannot read ${name} with the mapping ${mapping.id}: ${missing.map((header) => `"${header}"`).join(", ")} ${missing.length === 1 ? "is" : "are"} no column of it.`,
    `See what its columns are: everycase cases propose ${name}`,
  );
}

function caseSheet(one: ExtractSheet, { headerRow, headers, at }: MappedHeader, mapping: CaseMapping): CaseSheet {
  const of = (field: CaseField): number | null => at.get(field) ?? null;
  return {
    path: one.path,
    gzip: one.gzip,
    delimiter: one.delimiter,
    width: headers.length,
    headerRow,
    padded: one.padded,
    force: mapping.force,
    dateFormats: dateFormats(mapping.dateOrder),
    columns: {
      // The mapping has these three, and all its headers were found.
      crimeReference: of("crimeReference") ?? 0,
      recordedOn: of("recordedOn") ?? 0,
      outcome: of("outcome") ?? 0,
      outcomeOn: of("outcomeOn"),
      victimReference: of("victimReference"),
      suspectReference: of("suspectReference"),
      force: mapping.force === null ? of("force") : null,
      flag: of("flag"),
      flagOrigin: of("flagOrigin"),
      offenceCode: of("offenceCode"),
      victimAge: of("victimAge"),
    },
  };
}

/** A column that identifies somebody, and what told so. */
export interface IdentityColumn {
  readonly header: string;
  readonly kind: IdentityKind;
  readonly by: "its header" | "what stands in it";
}

/** So many rows from the top are looked at. */
const LOOKED_AT = 50_000;
const TOKENS: readonly CaseField[] = ["crimeReference", "victimReference", "suspectReference"];

/** The columns of a sheet that identify somebody: those that become tokens, and those left out, are none. */
export async function identityColumns(
  engine: Engine,
  { sheet, header }: MappedSheet,
  leaveOut: readonly string[],
): Promise<readonly IdentityColumn[]> {
  const tokens = new Set(TOKENS.flatMap((field) => header.at.get(field) ?? []));
  const mapped = new Set(header.at.values());
  const out = new Set(leaveOut.map(foldLabel));
  const columns = header.headers
    .map((text, at) => ({ text, at }))
    .filter(({ text, at }) => !tokens.has(at) && !out.has(foldLabel(text)));
  const looks = await lookAtValues(engine, sheet, {
    columns: [...columns.map(({ at }) => at), sheet.columns.recordedOn],
    patterns: VALUE_PATTERNS.map(({ pattern }) => pattern),
    nameLike: NAME_LIKE,
    rows: LOOKED_AT,
  });
  const crimeYear = yearOf(looks.find((look) => look["col"] === sheet.columns.recordedOn));
  return columns.flatMap(({ text, at }): IdentityColumn[] => {
    const said = identityOfHeader(text);
    // A header that the mapping names as something else is believed; what stands in it is looked at all the same.
    if (said !== null && !mapped.has(at)) return [{ header: text, kind: said, by: "its header" }];
    const look = looks.find((one) => one["col"] === at);
    const found =
      look === undefined ? null : identityOfValues(asLook(look, mapped.has(at)), isDay(at, sheet) ? null : crimeYear);
    return found === null ? [] : [{ header: text, kind: found, by: "what stands in it" }];
  });
}

function isDay(at: number, { columns }: CaseSheet): boolean {
  return at === columns.recordedOn || at === columns.outcomeOn;
}

function yearOf(look: Row | undefined): number | null {
  return look === undefined || look["middle"] === null ? null : Number(look["middle"]);
}

/** Words of a mapped column may be two words of letters, as names are; they are looked at one by one elsewhere. */
function asLook(row: Row, isMapped: boolean): Parameters<typeof identityOfValues>[0] {
  return {
    given: Number(row["given"]),
    distinct: Number(row["different"]),
    fits: VALUE_PATTERNS.map((_, index) => Number(row[`p${index}`])),
    nameLike: isMapped ? 0 : Number(row["names"]),
    dates: Number(row["dates"]),
    middleYear: yearOf(row),
  };
}

/** Refuses (`notPossible`) an extract with columns that identify somebody. What stands in them is never said. */
export function refuseIdentities(name: string, found: readonly IdentityColumn[]): void {
  if (found.length === 0) return;
  const told = found.map(({ header, kind, by }) => `"${header}" (${kind}, by ${by})`).join(", ");
  const vault = NO_VAULT.takes(found[0]?.kind ?? "");
  throw new Refusal(
    "notPossible",
    `Cannot take ${name}: found ${told}. Such columns never come into the book. ${vault.taken ? "" : vault.says}`.trim(),
    `Leave them out, and they are not read: ${found.map(({ header }) => `--leave-out "${header}"`).join(" ")}`,
  );
}

/** More different words than this in the first rows, and a column is no column of labels. */
const MOST_LABELS = 2_000;

/** Refuses (`notPossible`) a label column whose words hardly repeat: it may hold free text, and words are kept as written. */
export async function refuseFreeText(engine: Engine, { sheet, header }: MappedSheet, name: string): Promise<void> {
  const counts = await countCaseLabels(engine, sheet, LOOKED_AT);
  for (const [field, distinct] of counts) {
    if (distinct <= MOST_LABELS) continue;
    throw new Refusal(
      "notPossible",
      `Cannot take ${name}: the column "${header.headers[header.at.get(field) ?? -1]}" holds ${distinct} different texts, wanted the words of ${field}.`,
      "A column of free text may name somebody. Map another column, or none.",
    );
  }
}
