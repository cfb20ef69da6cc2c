// Proposes a case mapping from headers, and tells an extract of cases from any other table, so that none gets in by mistake.
import { foldLabel } from "../../standard/label.ts";
import { headerWords, identityOfHeader } from "./identity.ts";
import type { CaseField, CaseMapping } from "./mapping.ts";

/** Words of headers, the more particular field first: `Outcome date` is a date before it is an outcome. */
const FIELD_WORDS: readonly { readonly field: CaseField; readonly pattern: RegExp }[] = [
  { field: "victimReference", pattern: /\b(?:victim|child|aggrieved)s? (?:ref(?:erence)?|id|urn|no|number|key)\b/u },
  {
    field: "suspectReference",
    pattern: /\b(?:suspect|offender|nominal|defendant)s? (?:ref(?:erence)?|id|urn|no|number|key)\b/u,
  },
  {
    field: "crimeReference",
    pattern:
      /\b(?:crime|occurrence|incident|investigation|case|offence) (?:ref(?:erence)?|no|number|num|id|urn)\b|^(?:urn|ref(?:erence)?(?: no| number)?|case)$/u,
  },
  {
    field: "outcomeOn",
    pattern:
      /\b(?:outcome|disposal|finalis\w+|filed|closed|result)\b.*\b(?:date|on)\b|\bdate\b.*\b(?:outcome|disposal|finalis\w+|filed|closed|result)\b/u,
  },
  {
    field: "recordedOn",
    pattern:
      /\b(?:record(?:ed|ing)?|report(?:ed)?|created|crimed|confirmed)\b.*\b(?:date|on)\b|\bdate\b.*\b(?:record(?:ed|ing)?|report(?:ed)?|created|crimed|confirmed)\b|^recorded$/u,
  },
  { field: "flagOrigin", pattern: /\b(?:flag|marker|keyword)\b.*\b(?:origin|source|set by|added by|how)\b/u },
  { field: "offenceCode", pattern: /\b(?:ho|home office|offence|crime|hocr) (?:code|class|classification)\b|^code$/u },
  { field: "victimAge", pattern: /\b(?:victim|child|aggrieved|vic)s? age\b|\bage (?:of|at)\b|^age$/u },
  { field: "force", pattern: /^(?:police )?force(?: name)?$|^constabulary$/u },
  { field: "flag", pattern: /\b(?:flags?|markers?|keywords?|qualifiers?)\b|\bcse\b/u },
  { field: "outcome", pattern: /\boutcome\b|\bdisposal\b|\bfinalisation\b|\bclear ?up\b|^result$/u },
];

/** The field that a header's words name, or `null`. */
export function fieldOfHeader(header: string): CaseField | null {
  const words = headerWords(header);
  return FIELD_WORDS.find(({ pattern }) => pattern.test(words))?.field ?? null;
}

/** Which header is which field; the first header that fits a field has it. */
export function proposeColumns(headers: readonly string[]): CaseMapping["columns"] {
  const columns: { [F in CaseField]?: string } = {};
  for (const header of headers) {
    const field = fieldOfHeader(header);
    if (field !== null && columns[field] === undefined && header.trim() !== "") columns[field] = header.trim();
  }
  return columns;
}

/** What makes a table look like an extract of cases. */
export interface ExtractLook {
  /** From 1. */
  readonly headerRow: number;
  readonly says: string;
}

const PERSONS = ["a name", "a date of birth"];
const FEWEST_ROWS = 3;

/**
 * Whether the head of a sheet looks like cases row by row: a reference and a date of recording or an outcome, or people by
 * name or birth with other things that identify them. `null` for everything else.
 */
export function looksLikeCases(head: readonly (readonly string[])[]): ExtractLook | null {
  for (const [index, row] of head.entries()) {
    const below = head.slice(index + 1);
    const says = casesIn(row, below) ?? peopleIn(row, below);
    if (says !== null) return { headerRow: index + 1, says };
  }
  return null;
}

function casesIn(row: readonly string[], below: readonly (readonly string[])[]): string | null {
  const { crimeReference, recordedOn, outcome } = proposeColumns(row);
  if (crimeReference === undefined || (recordedOn === undefined && outcome === undefined)) return null;
  // A log of requests has a reference and an outcome too; a plain "Reference" is not enough.
  if (/^ref/u.test(headerWords(crimeReference)) && recordedOn === undefined) return null;
  const at = row.findIndex((header) => header.trim() === crimeReference);
  const values = below.map((cells) => foldLabel(cells[at] ?? "")).filter((value) => /\d/u.test(value));
  // References differ from row to row; a column that repeats itself, or holds counts, is none.
  if (values.length === 0 || new Set(values).size < values.length * 0.9) return null;
  const named = [crimeReference, recordedOn, outcome].filter((header) => header !== undefined);
  return `the columns ${named.map((header) => `"${header}"`).join(", ")}`;
}

function peopleIn(row: readonly string[], below: readonly (readonly string[])[]): string | null {
  const columns = row.flatMap((header, at) => {
    const kind = identityOfHeader(header);
    return kind === null || kind === "free text" ? [] : [{ header: header.trim(), at, kind }];
  });
  const kinds = new Set(columns.map(({ kind }) => kind));
  if (kinds.size < 2 || !PERSONS.some((kind) => columns.some((column) => column.kind === kind))) return null;
  const filled = below.filter((cells) => columns.every(({ at }) => (cells[at] ?? "").trim() !== "")).length;
  return filled < FEWEST_ROWS ? null : `the columns ${columns.map(({ header }) => `"${header}"`).join(", ")}`;
}

/** Where the headers of a mapping stand in a head: the row (from 1) and the column of each field (from 0). */
export interface MappedHeader {
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly at: ReadonlyMap<CaseField, number>;
}

/** Finds the header row that has every column of the mapping; `missing` names those that the best row lacks. */
export function findMapped(
  head: readonly (readonly string[])[],
  { columns }: Pick<CaseMapping, "columns">,
): MappedHeader | { readonly missing: readonly string[] } {
  // The keys of a parsed mapping are fields.
  const wanted = Object.entries(columns) as [CaseField, string][];
  let missing = wanted.map(([, header]) => header);
  for (const [index, row] of head.entries()) {
    const folded = row.map(foldLabel);
    const lacking = wanted.filter(([, header]) => !folded.includes(foldLabel(header))).map(([, header]) => header);
    if (lacking.length === 0) {
      const at = new Map(wanted.map(([field, header]) => [field, folded.indexOf(foldLabel(header))]));
      return { headerRow: index + 1, headers: row, at };
    }
    if (lacking.length < missing.length) missing = lacking;
  }
  return { missing };
}
