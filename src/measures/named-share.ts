// A share made from the name of a line of the balance or of an outcome type.
import { Refusal } from "../ground/refusal.ts";
import { BALANCE_LINES, balanceLine, isBalanceLineId } from "../standard/balance-lines.ts";
import { OUTCOMES, type Outcome } from "../standard/outcomes.ts";
import type { OptionChoice } from "./askable.ts";
import { SHARE } from "./definitions/share.ts";
import type { ShareDefinition } from "./share-found.ts";

/** Every line of the balance and every outcome type, for whoever picks one. */
export const NAMED_CHOICES: readonly OptionChoice[] = [
  ...BALANCE_LINES.map(({ id, title }) => ({ id, title, group: "A line of the balance" })),
  ...OUTCOMES.map(({ type, plain }) => ({
    ...{ id: `outcome:${type}`, title: `${type}: ${plain}`, group: "One outcome type" },
  })),
];

/** All that a share can be named by, in words. */
export const SHARES_NAMED = `a line of the balance (${BALANCE_LINES.map(({ id }) => id).join(", ")}) or an outcome type (outcome:${OUTCOMES[0]?.type ?? 0} to outcome:${OUTCOMES.at(-1)?.type ?? 0})`;

/**
 * The definition of the share that `of` names. Refuses (`usage`) what is neither a line nor an outcome type; `others` are names that the option
 * takes besides.
 */
export function shareNamed(of: string | undefined, others: readonly string[] = []): ShareDefinition {
  const plain = of?.trim().toLowerCase() ?? "";
  if (isBalanceLineId(plain)) return shareOfLine(plain);
  const type = /^outcome ?:? ?(\d{1,2})$/u.exec(plain)?.[1];
  const outcome = OUTCOMES.find((one) => type !== undefined && one.type === Number(type));
  if (outcome !== undefined) return shareOfType(outcome);
  throw new Refusal(
    "usage",
    of === undefined ? "The share needs to know of what." : `Unknown share "${of}".`,
    `Give of: ${others.length === 0 ? "" : `${others.join(", ")}, `}${SHARES_NAMED}.`,
  );
}

function shareOfLine(id: Outcome["line"]): ShareDefinition {
  const { title, note, types } = balanceLine(id);
  return {
    ...SHARE,
    title,
    says: `The share of a force's crimes of a scope and period in the line “${title}” of the balance. ${note}`,
    numerator: `crimes with outcome ${types.length === 1 ? "type" : "types"} ${types.join(", ")}`,
    denominators: wholesOf(id),
    counted: [id],
    words: wordsOf(title),
  };
}

function shareOfType({ type, title, plain, line, note }: Outcome): ShareDefinition {
  return {
    ...SHARE,
    title: plain,
    says: `The share of a force's crimes of a scope and period with outcome type ${type}, “${title.replace(/\.$/u, "")}”.`,
    numerator: `crimes with outcome type ${type}, where the source states that type by itself`,
    denominators: wholesOf(line),
    counted: { type },
    words: wordsOf(plain),
    caveats: note === undefined ? [] : [note],
  };
}

function wordsOf(title: string): ShareDefinition["words"] {
  const name = `“${title.charAt(0).toLowerCase()}${title.slice(1)}”`;
  return {
    one: `stood as ${name}`,
    many: `stood as ${name}`,
    noun: `as ${name}`,
    closed: { one: `was ${name}`, many: `were ${name}` },
  };
}

/** The wholes that hold the counted crimes: a crime with another agency is not less the transferred, an open one is not concluded. */
function wholesOf(line: Outcome["line"]): ShareDefinition["denominators"] {
  const { state } = balanceLine(line);
  const fits = (id: string): boolean =>
    id === "concluded-only" ? state !== "open" && state !== "moving" : state !== "moving" || id === "all";
  return Object.fromEntries(Object.entries(SHARE.denominators).filter(([id]) => fits(id)));
}
