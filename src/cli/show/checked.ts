// A checked text in a terminal: the balances first, then each claim with its verdict, its words, why, and its readings.
import type { checkArticle } from "../../actions/check-article.ts";
import { count, counted } from "../../web/words.ts";
import { type Line, section, wrapped } from "../lines.ts";
import { fullStop, shellWord } from "./cells.ts";
import { commandLines } from "./passport-foot.ts";

type CheckedText = Awaited<ReturnType<typeof checkArticle>>;
type Claim = CheckedText["claims"][number];

/** A checked text, and what was said of reading it. */
interface Checked {
  readonly checked: CheckedText;
  readonly name: string | null;
  readonly says: readonly string[];
}

/** The mark and the words of each verdict; the words alone tell it too. */
const VERDICTS: Readonly<Record<Claim["verdict"], string>> = {
  holds: "✓ Holds",
  "holds under these readings": "~ Holds under these readings",
  "does not hold": "✗ Does not hold",
  "does not close": "≠ Does not close",
  "cannot be checked": "? Cannot be checked",
};

const FITS: Readonly<Record<Claim["readings"][number]["verdict"], string>> = {
  holds: "fits",
  "does not hold": "does not fit",
  "cannot be checked": "left open",
};

/** The lines of a checked text, each at most `width` columns wide. */
export function checkedLines({ checked, name, says }: Checked, width: number): readonly Line[] {
  const { claims, balances, unsure } = checked;
  const from = name === null ? [] : [`Read from ${name}.`];
  return [
    ...wrapped(checked.says, width).map((bold) => ({ bold })),
    ...[...from, ...says].flatMap((one) => wrapped(one, width)).map((dim) => ({ dim })),
    ...section(
      balances.length === 1 ? "The balance" : "The balances",
      balances.flatMap((balance) => balanceLines(balance, width)),
    ),
    ...claims.flatMap((claim, index) => claimLines(claim, index + 1, width)),
    ...section(
      `${counted(unsure.length, "number", "numbers")} that may be claims, not checked`,
      unsure.flatMap(({ quote, why }) => wrapped(fullStop(`“${quote}”: ${why}`), width, { first: "- ", rest: "  " })),
    ),
  ];
}

/** What is not accounted for stands first. */
function balanceLines(balance: CheckedText["balances"][number], width: number): readonly Line[] {
  const { sentence, sum, parts, says, notAccountedFor } = balance;
  const rows: readonly (readonly [string, string])[] = [
    [count(notAccountedFor), notAccountedFor < 0 ? "more than the total" : "not accounted for"],
    ...parts.map((part, index) => [count(part), says[index] ?? ""] as const),
  ];
  const widest = Math.max(...rows.map(([number]) => number.length));
  return [
    ...wrapped(`${sentence} ${fullStop(sum)}`, width, { first: "  " }),
    ...rows.flatMap(([number, words]) =>
      wrapped(words, width, { first: `  ${number.padStart(widest)}  `, rest: " ".repeat(widest + 4) }),
    ),
  ];
}

function claimLines({ quote, verdict, note, readings }: Claim, number: number, width: number): readonly Line[] {
  return [
    "",
    { bold: `${number}. ${VERDICTS[verdict]}` },
    ...wrapped(`“${quote}”`, width, { first: "   " }),
    ...(note === "" ? [] : wrapped(note, width, { first: "   " })),
    ...readings.flatMap(({ reading, computed, verdict: one, passport }) => [
      ...wrapped(`${reading}: ${computed}; ${FITS[one]}`, width, { first: "   - ", rest: "     " }),
      ...(passport === null ? [] : commandLines([passportCommand(passport)], width - 3).map(indented)),
    ]),
  ];
}

/** The command that opens the figure of an address such as `/passport?figure=rate&force=kent`. */
function passportCommand(address: string): string {
  const { figure = "rate", ...question } = Object.fromEntries(new URLSearchParams(address.split("?")[1] ?? ""));
  const options = Object.entries(question).map(([name, value]) => `--${name} ${shellWord(value)}`);
  return ["everycase passport", figure, ...options].join(" ");
}

function indented(line: Line): Line {
  return typeof line === "string" ? `   ${line}` : line;
}
