// Sheets in the shape of the ONS police force area tables: preambles, headers with line breaks and notes, nations and regions among forces.
import { assert } from "../../src/ground/assert.ts";
import { territorialForces } from "../../src/standard/forces.ts";
import type { SheetToWrite } from "./workbooks.ts";

/** A force of the made tables: invented counts and populations that belong together. */
export interface MadeForce {
  readonly code: string;
  readonly name: string;
  readonly total: number;
  readonly sexual: number;
  readonly people: number;
}

/** Every force of England and Wales with figures of its own; City of London has few people and no rates. */
export const MADE_FORCES: readonly MadeForce[] = territorialForces()
  .filter(({ nation }) => nation === "England" || nation === "Wales")
  .map(({ codes, called, id }, index) => {
    const code = codes.find(({ scheme }) => scheme === "ONS")?.code;
    assert(code !== undefined, `no code of ${called}`);
    if (id === "city-of-london") return { code, name: "London, City of", total: 9_512, sexual: 112, people: 15_100 };
    const people = 500_000 + ((index * 377_100) % 2_600_000);
    const perThousand = 62 + ((index * 7) % 41);
    return {
      code,
      name: called,
      people,
      total: Math.round((people * perThousand) / 1000),
      sexual: Math.round(people / 320),
    };
  });

const PREAMBLE = [
  ["Police recorded crime statistics are published as official statistics, not accredited official statistics"],
  ["This worksheet contains one table. Some cells refer to notes which can be found on the notes worksheet."],
  [
    "Some shorthand is used in this table. [x] indicates data are unavailable. [u1] indicates a rate that is not reliable.",
  ],
  ["Source: Police recorded crime from the Home Office"],
] as const;

type Cells = (string | number | null)[];

/** Table P1: counts. Thousands may come with trailing spaces, as they do in copies as CSV. */
export function countsSheet({ spaced = false }: { spaced?: boolean } = {}): SheetToWrite {
  const written = (count: number): string | number => (spaced ? `${count.toLocaleString("en-GB")} ` : count);
  const sums = MADE_FORCES.reduce((sum, one) => ({ total: sum.total + one.total, sexual: sum.sexual + one.sexual }), {
    total: 0,
    sexual: 0,
  });
  const rows: Cells[] = [
    ["K04000001", "ENGLAND AND WALES [note 3]", written(sums.total), written(sums.sexual), "[x]"],
    ["E92000001", "ENGLAND ", written(sums.total), "[X]", "[ z ]"],
    ["E12000001", "North East Region", written(1000), written(10), "[x]"],
    ...MADE_FORCES.map(({ code, name, total, sexual }): Cells => [code, name, written(total), written(sexual), "[z]"]),
    [null, "British Transport Police", written(61_234), written(2_100), "[x]"],
    ["[note 3] Excludes some forces."],
  ];
  return {
    name: "Table P1",
    rows: [
      [
        "Table P1: Number of police recorded crimes by offence group and police force area, England and Wales, year ending March 2025 [note 1][note 2]",
      ],
      ...PREAMBLE.map((row) => [...row]),
      [
        "Area Code",
        "Area Name",
        "Total recorded crime\n (excluding fraud) [note 3]",
        "Sexual offences",
        "of which: Stalking\nand harassment",
      ],
      ...rows,
    ],
  };
}

/** Table P3: rates per 1,000 with the populations they stand on. `shift` moves the population column that many rows down. */
export function ratesSheet({ shift = 0 }: { shift?: number } = {}): SheetToWrite {
  const people = MADE_FORCES.map((one) => one.people);
  const rows = MADE_FORCES.map(({ code, name, total, sexual, people: mine }, index): Cells => {
    const stated = people[(index - shift + people.length) % people.length] ?? mine;
    if (name === "London, City of") return [code, name, stated, "[u1]", "[u1]"];
    return [code, name, stated, ((total * 1000) / mine).toFixed(1), ((sexual * 1000) / mine).toFixed(1)];
  });
  return {
    name: "Table P3 ",
    rows: [
      [
        "Table P3: Rate of police recorded crimes per 1,000 population by offence group and police force area, year ending March 2025 [note 1]",
      ],
      ...PREAMBLE.map((row) => [...row]),
      [null, null, "Population", "Rate per 1,000 population", null],
      [
        "Area Code",
        "Area Name",
        "Mid-2023 population\nestimate [note 5]",
        "Total recorded crime\n (excluding fraud)",
        "Sexual offences",
      ],
      ...rows,
    ],
  };
}

/** Table P6: one kind of offence over the years, counts and percentages by turns. */
export const YEARS_SHEET: SheetToWrite = {
  name: "Table P6 ",
  rows: [
    ["Table P6: Selected offences involving a knife or sharp instrument by police force area [note 1]"],
    ["Source: Police recorded crime from the Home Office"],
    [
      "Area Codes",
      "Area Names",
      "Apr 2023 to \nMar 2024",
      "Apr 2024 to \nMar 2025",
      "% change Apr 2023 to Mar 2024 to Apr 2024 to Mar 2025",
    ],
    ["E23000011", "South Yorkshire", 1_120, 980, -13],
    ["E23000034", "London, City of", 31, 28, "[u]"],
  ],
};
