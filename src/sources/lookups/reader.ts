// Files that travel with the figures and are none: look-ups of area codes, maps, and tables worked out from another table.
import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import { foldHeader } from "../home-office-outcomes/headers.ts";
import type { Reader, SheetHead } from "../reading.ts";

/** What such a table is, told by its headers, and why no figure is taken from it. */
interface NoFigures {
  readonly title: string;
  readonly code: string;
  readonly fits: (headers: readonly string[]) => boolean;
  readonly found: (rows: number) => string;
  readonly wanted: string;
  readonly hint: string;
}

/** `lad21cd`, `pfa21nm`, `csp24nm` …: an area, a year in two digits, `cd` for its code or `nm` for its name. */
const AREA_COLUMN = /^(?:lad|pfa|csp|ltla|utla|rgn|ctry|lsoa|msoa|oa|cty|bcu)\d{2}(?:cd|nm|nmw)$/u;

const KINDS: readonly NoFigures[] = [
  {
    title: "Look-up of area codes",
    code: "lookup",
    fits: (headers) => headers.length >= 2 && headers.every((header) => AREA_COLUMN.test(header)),
    found: (rows) => `a look-up of areas with ${rows} rows: it says which area lies in which, and holds no figure`,
    wanted: "a table of figures",
    hint: "It is archived as received. Everycase has the codes of the forces in its own standard and needs nothing of it.",
  },
  {
    title: "Figures worked out from the Home Office outcomes",
    code: "worked-out",
    fits: (headers) =>
      ["force", "offences recorded all types", "charge rec", "charge closed"].every((name) => headers.includes(name)),
    found: (rows) => `a table of sums and percentages by force, ${rows} rows, worked out from another table`,
    wanted: "the table of outcomes itself, cell by cell",
    hint: "No figure was taken from it, since nobody could follow it to a source. Add the table of outcomes: the same sums are worked out here, and each leads to its cells.",
  },
];

/** Recognises tables that hold no figures of their own, so that nobody wonders what became of them. Each names the cells it left. */
export const lookups: Reader = {
  id: "lookup",
  title: "Look-ups",
  version: 1,
  recognise: (sheet) => {
    const header = sheet.head[0] ?? [];
    const folded = header.map(foldHeader).filter((name) => name !== "");
    const kind = KINDS.find(({ fits }) => fits(folded));
    if (kind === undefined) return null;
    return {
      yes: {
        reader: "lookup",
        title: kind.title,
        rule: "by its headers",
        columns: header.map((name, index) => ({ column: columnLetters(index), header: name, role: "not used" })),
        problems: [],
        way: {
          kind: "rows",
          read: (records) => ({ rows: [], problems: [unread(sheet, kind, records)] }),
        },
      },
    };
  },
};

function unread(
  { file, sheet }: SheetHead,
  { code, found, wanted, hint }: NoFigures,
  records: readonly (readonly string[])[],
): Problem {
  const rows = records.slice(1).filter((row) => row.some((cell) => cell.trim() !== ""));
  const width = Math.max(0, ...records.map((row) => row.length));
  return {
    file,
    ...(sheet === null ? {} : { sheet }),
    code,
    cell: `A2:${columnLetters(Math.max(0, width - 1))}${records.length}`,
    cells: rows.reduce((sum, row) => sum + row.filter((cell) => cell.trim() !== "").length, 0),
    found: found(rows.length),
    wanted,
    hint,
  };
}

/** What is said of a map (GeoJSON); `null` when the text is none. Only the beginning of the text is looked at. */
export function mapProblem(text: string, file: string): Problem | null {
  const start = text.slice(0, 2_000);
  if (!/^\s*\{/u.test(start) || !/"type"\s*:\s*"FeatureCollection"/u.test(start)) return null;
  const name = /"name"\s*:\s*"([^"]{1,80})"/u.exec(start)?.[1];
  return {
    file,
    code: "map",
    found: `a map (GeoJSON)${name === undefined ? "" : ` named ${name}`}: the outlines of areas, and no figure`,
    wanted: "a table of figures",
    hint: "It is archived as received and was not read. The tile map of the forces needs no outlines.",
  };
}
