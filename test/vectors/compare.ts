// Holds one answer against what was expected, number by number, in any nesting of lists and keys.
import type { Tolerance } from "./tolerance.ts";

/** What the comparisons of one file came to. */
export interface Tally {
  /** Numbers held against numbers. */
  numeric: number;
  /** Words, truths and undefined values held against each other. */
  other: number;
  /** The greatest share of what is allowed that an error used up; `Infinity` where nothing is allowed and one is off. */
  worst: { readonly share: number; readonly error: number; readonly where: string } | null;
  readonly wrong: string[];
}

/** A tally without comparisons. */
export function emptyTally(): Tally {
  return { numeric: 0, other: 0, worst: null, wrong: [] };
}

/** One value of a case: what was got and wanted, and the keys that lead there. */
export interface Held {
  readonly got: unknown;
  readonly want: unknown;
  readonly keys: readonly string[];
}

/** What every comparison of one case shares. */
export interface Holding {
  readonly id: string;
  readonly tolerance: Tolerance;
  readonly tally: Tally;
  /** Whether a key stands aside, as another's estimator. */
  readonly isNotOurs: (keys: readonly string[]) => boolean;
}

/** Compares one value and all below it, into the tally. Every wanted key must have an answer; an answer without a wish is no fault. */
export function hold(held: Held, holding: Holding): void {
  const want = fromJson(held.want);
  if (typeof want === "number") holdNumber({ ...held, want }, holding);
  else if (Array.isArray(want)) holdList({ ...held, want }, holding);
  else if (typeof want === "object" && want !== null) holdKeys({ ...held, want }, holding);
  else {
    holding.tally.other += 1;
    if (held.got !== want) say(held, holding);
  }
}

/** JSON has no infinity: the vectors write it as a word. */
function fromJson(value: unknown): unknown {
  if (value === "Infinity") return Infinity;
  return value === "-Infinity" ? -Infinity : value;
}

function holdNumber({ got, want, keys }: Held & { readonly want: number }, holding: Holding): void {
  const { tally, tolerance, id } = holding;
  const { rel, abs } = tolerance.allowed(keys);
  tally.numeric += 1;
  if (typeof got !== "number" || Number.isNaN(got)) {
    say({ got, want, keys }, holding);
    return;
  }
  const error = got === want ? 0 : Math.abs(got - want);
  const allowed = Number.isFinite(want) ? Math.max(abs, rel * Math.abs(want)) : 0;
  const share = error === 0 ? 0 : error / allowed;
  if (tally.worst === null || share > tally.worst.share) {
    tally.worst = { share, error, where: `${id} ${keys.join(".")}` };
  }
  if (error > allowed) say({ got, want, keys }, holding);
}

function holdList({ got, want, keys }: Held & { readonly want: readonly unknown[] }, holding: Holding): void {
  if (!Array.isArray(got) || got.length !== want.length) {
    holding.tally.other += 1;
    say({ got, want, keys }, holding);
    return;
  }
  if (want.length === 0) holding.tally.other += 1;
  want.forEach((one, index) => {
    hold({ got: got[index], want: one, keys: [...keys, String(index)] }, holding);
  });
}

function holdKeys({ got, want, keys }: Held & { readonly want: object }, holding: Holding): void {
  const answers = new Map<string, unknown>(typeof got === "object" && got !== null ? Object.entries(got) : []);
  for (const [key, wanted] of Object.entries(want)) {
    const below = [...keys, key];
    if (holding.isNotOurs(below)) continue;
    if (answers.get(key) === undefined) holding.tally.wrong.push(`${holding.id} ${below.join(".")}: nobody answered`);
    else hold({ got: answers.get(key), want: wanted, keys: below }, holding);
  }
}

function say({ got, want, keys }: Held, { id, tally }: Holding): void {
  tally.wrong.push(`${id} ${keys.join(".")}: got ${short(got)}, wanted ${short(want)}`);
}

function short(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
