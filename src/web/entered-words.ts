// Figures entered by hand in words, for pages and terminals alike.
import { balanceLine, isBalanceLineId } from "../standard/balance-lines.ts";
import { isOutcomeType, outcomeOf } from "../standard/outcomes.ts";
import { count, counted } from "./words.ts";

/** What is said of a figure wherever it stands. */
interface About {
  readonly document: string;
  readonly called: string;
  readonly area: string | null;
  readonly period: string;
  readonly unit: string;
  readonly scope: string;
  readonly line: string;
}

/** What a figure is about, in one line. Example: `Kent, 2023/24, flag:CSE, crimes: Charged, in letter.pdf`. */
export function figureWords({ document, called, area, period, unit, scope, line }: About): string {
  const place = area === null ? called : `${called} (${area})`;
  return `${place}, ${period}, ${scope}, ${unit}: ${lineTitle(line)}, in ${document}`;
}

/** A line of a balance by its title. Example: `outcome:18` is `18, Investigation complete – no suspect identified`. */
export function lineTitle(line: string): string {
  if (line === "total") return "Total";
  if (isBalanceLineId(line)) return balanceLine(line).title;
  const type = Number(/^outcome:(\d+)$/u.exec(line)?.[1] ?? Number.NaN);
  return isOutcomeType(type) ? `${type}, ${outcomeOf(type).title}` : line.replace(/^other:/u, "");
}

/** How often two readers agreed, in a sentence with its counts. */
export function agreementWords({ agreed, of }: { readonly agreed: number; readonly of: number }): string {
  if (of === 0) return "No figure has been read by two people yet.";
  const share = `${Math.round((agreed / of) * 100)}%`;
  return `Two people read ${counted(of, "figure", "figures")}; on ${count(agreed)} of ${count(of)} they agreed (${share}), before anybody decided.`;
}
