// The reading that a force proposes of its figures, as somebody types it: another denominator, basis, scope or period, or counts of its own.
import { Refusal } from "../ground/refusal.ts";
import { type Basis, type Denominator, findBasis, findDenominator } from "../standard/bases.ts";
import { parseScope } from "../standard/scopes.ts";

/** A reading: what it asks otherwise, and the counts that are the force's own. */
export interface ForceReading {
  readonly basis?: Basis;
  readonly denominator?: Denominator;
  readonly scope?: string;
  readonly period?: string;
  readonly charged?: number;
  readonly total?: number;
}

/** Reads `denominator=less-transferred`, `basis=closed`, `scope=flag:CSA`, `period=2019`, `charged=18` and `total=500`, one each. Refuses (`usage`) others. */
export function readingSaid(texts: readonly string[]): ForceReading {
  return Object.assign({}, ...texts.map(partOf)) as ForceReading; // each part is a piece of one
}

function partOf(part: string): ForceReading {
  const [, name = "", value = ""] = /^\s*([a-z]+)\s*=\s*(.+?)\s*$/iu.exec(part) ?? [];
  const key = name.toLowerCase();
  const basis = key === "basis" ? findBasis(value) : null;
  const denominator = key === "denominator" ? findDenominator(value) : null;
  const scope = key === "scope" ? parseScope(value) : null;
  const count = /^\d{1,9}$/u.test(value.replace(/,/gu, "")) ? Number(value.replace(/,/gu, "")) : null;
  if (basis !== null) return { basis };
  if (denominator !== null) return { denominator };
  if (scope !== null) return { scope: scope.id };
  if (key === "period" && value !== "") return { period: value };
  if (key === "charged" && count !== null) return { charged: count };
  if (key === "total" && count !== null) return { total: count };
  throw new Refusal(
    "usage",
    `Cannot read the reading "${part.trim().slice(0, 60)}".`,
    "Such as denominator=less-transferred, basis=closed, scope=flag:CSA, period=2018/19, charged=18 or total=500.",
  );
}

/** A reading in words: `denominator less transferred, 18 charged by the force's own count`. */
export function readingWords({ basis, denominator, scope, period, charged, total }: ForceReading): string {
  return [
    denominator === undefined ? [] : [`denominator ${denominator}`],
    basis === undefined ? [] : [`basis ${basis}`],
    scope === undefined ? [] : [`scope ${scope}`],
    period === undefined ? [] : [`period ${period}`],
    charged === undefined ? [] : [`${charged} charged, by its own count`],
    total === undefined ? [] : [`${total} in all, by its own count`],
  ]
    .flat()
    .join("; ");
}
