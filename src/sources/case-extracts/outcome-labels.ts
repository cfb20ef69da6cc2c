// What the outcome words of a records system mean: the mapping first, then the standard; what neither knows is not understood.
import { type BalanceLineId, isBalanceLineId, lineOfType } from "../../standard/balance-lines.ts";
import { foldLabel } from "../../standard/label.ts";
import { findOutcome, isOutcomeType, type OutcomeType } from "../../standard/outcomes.ts";
import type { CaseMapping } from "./mapping.ts";

/** What an outcome word says of a crime. `line`: where it stands in a balance, with its type where the word says one; `apart`: not a crime of the balance at all. */
export type CaseOutcome =
  | {
      readonly kind: "line";
      readonly line: BalanceLineId;
      readonly type: OutcomeType | null;
      readonly source: string;
    }
  | { readonly kind: "blank" }
  | { readonly kind: "apart"; readonly says: string }
  | { readonly kind: "notUnderstood"; readonly nearest: readonly string[] };

/** What records systems write where nothing stands. `66` and `99` are codes that nobody has explained: they stay not understood. */
const BLANKS = ["blank", "(blank)", "#n/a", "n/a", "na", "null", "none", "-", "--", "not recorded", "unknown"];

/** Reads an outcome word. `null` or white space is blank. Example: `C2` is apart, because it says "no crime". */
export function readCaseOutcome(label: string | null, mapping: Pick<CaseMapping, "outcomes">): CaseOutcome {
  const plain = foldLabel(label ?? "");
  const said = mapping.outcomes.find((one) => foldLabel(one.label) === plain);
  if (said !== undefined) return meant(said.means);
  if (plain === "" || BLANKS.includes(plain)) return { kind: "blank" };
  const found = findOutcome(label ?? "");
  switch (found.kind) {
    case "outcome":
    case "ofWhich":
      return { kind: "line", line: lineOfType(found.type).id, type: found.type, source: found.source };
    case "group":
      return { kind: "line", line: found.line, type: null, source: found.source };
    case "notAnOutcome":
      return { kind: "apart", says: found.says };
    default:
      return { kind: "notUnderstood", nearest: found.nearest };
  }
}

function meant(means: string): CaseOutcome {
  const source = "the mapping";
  if (means === "blank") return { kind: "blank" };
  if (means === "no-crime") return { kind: "apart", says: "no crime" };
  if (means === "administrative") return { kind: "apart", says: "administrative: a duplicate or a clerical record" };
  const type = Number(/^(?:outcome|of-which):(\d+)/u.exec(means)?.[1] ?? Number.NaN);
  if (isOutcomeType(type)) return { kind: "line", line: lineOfType(type).id, type, source };
  const line = means.replace(/^line:/u, "");
  return isBalanceLineId(line) ? { kind: "line", line, type: null, source } : { kind: "notUnderstood", nearest: [] };
}

/** What a flag word says. Several flags in one cell: CSE stands where it is one of them. */
export function readCaseFlag(
  label: string | null,
  mapping: Pick<CaseMapping, "flags">,
): "CSE" | "CSA" | "none" | "notUnderstood" {
  const plain = foldLabel(label ?? "");
  const said = mapping.flags.find((one) => foldLabel(one.label) === plain);
  if (said !== undefined) return said.means;
  if (plain === "" || [...BLANKS, "no", "n", "false", "0"].includes(plain)) return "none";
  if (/\bcse\b|child sexual exploitation/u.test(plain)) return "CSE";
  if (/\bcsa\b|child sexual abuse/u.test(plain)) return "CSA";
  return "notUnderstood";
}
