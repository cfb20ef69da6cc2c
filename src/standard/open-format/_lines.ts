// The line of a row: the total, what became of the crimes, or anything else counted beside it.
import { BALANCE_LINES } from "../balance-lines.ts";
import { foldLabel } from "../label.ts";
import { nearest } from "../nearest.ts";
import { ALTERNATES, findOutcome, type OutcomeReading } from "../outcomes.ts";

/** The stored form of a line, or why its words name none. */
export type LineReading =
  | { readonly line: string }
  | { readonly wanted: string; readonly suggestions: readonly string[] };

const WANTED = "total, a line of the balance, an outcome type, or other: and words";

/**
 * Brings the words of a line to their stored form: `total`, a balance line id, `outcome:18`, `of-which:1A`, or `other:`
 * and the words. Words that stand for a part of a line ("Cautions") are declined: as the whole line they would be
 * wrong.
 * Example: `readLine("Outcome 18")` is `outcome:18`; `readLine("No suspect identified")` is `no-suspect`.
 */
export function readLine(text: string): LineReading {
  const words = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  const plain = foldLabel(words);
  if (plain === "total") return { line: "total" };
  const other = /^other ?: ?(.+)$/iu.exec(words)?.[1];
  if (other !== undefined) return { line: `other:${other}` };
  const known = BALANCE_LINES.find(({ id, title }) => plain === id || plain === foldLabel(title));
  if (known !== undefined) return { line: known.id };
  return lineOfOutcome(findOutcome(plain.replace(/^(?:outcome|of-which) ?: ?/u, "")), plain);
}

function lineOfOutcome(reading: OutcomeReading, plain: string): LineReading {
  switch (reading.kind) {
    case "outcome":
      return { line: `outcome:${reading.type}` };
    case "ofWhich":
      return { line: `of-which:${ALTERNATES.find(({ ofWhich }) => ofWhich === reading.type)?.code ?? ""}` };
    case "group":
      return lineOfGroup(reading);
    case "notAnOutcome":
      return { wanted: `${WANTED}; this one says "${reading.says}", which is no outcome`, suggestions: [] };
    case "notUnderstood": {
      const near = nearest(plain, ["total", ...BALANCE_LINES.map(({ id }) => id)], 2);
      return { wanted: WANTED, suggestions: [...new Set([...near, ...reading.nearest])].slice(0, 3) };
    }
  }
}

function lineOfGroup({ line, types }: Extract<OutcomeReading, { kind: "group" }>): LineReading {
  const whole = BALANCE_LINES.find(({ id }) => id === line)?.types ?? [];
  if (whole.length === types.length && whole.every((type) => types.includes(type))) return { line };
  const outcomes = types.map((type) => `outcome:${type}`);
  return { wanted: `the whole of "${line}", or its outcome types one by one`, suggestions: outcomes };
}
