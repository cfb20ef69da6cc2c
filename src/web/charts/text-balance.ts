// The bar of a balance that a text states: its parts by what the text says became of them, and what is left over.
import type { CheckedText, TextBalance } from "../../claims/checked.ts";
import { fillingOf } from "../parts/marks.tsx";
import { shownText } from "../shown-text.ts";
import { count } from "../words.ts";
import type { Bar, BarPart } from "./balance-model.ts";

/** The shades of parts of which no line is known. */
const SHADES = ["no-suspect", "victim-does-not-support", "other", "charged-alternate"] as const;

/** The bar; `lines` are those of `linesOfNumbers`: what is not accounted for first, then the parts in the order of the text; none where the parts are more than the total. */
export function textBar(balance: TextBalance, lines: ReadonlyMap<number, string>): Bar {
  const { total, parts, notAccountedFor } = balance;
  if (notAccountedFor < 0 || total <= 0 || parts.some((part) => part < 0))
    return { kind: "none", why: "The parts add to more than the total, so no bar is drawn." };
  const stated = parts.map((part, index) => ({
    line: lines.get(part) ?? SHADES[index % SHADES.length] ?? "other",
    title: titleOf(balance, index),
    number: part,
  }));
  const left = { line: "not-accounted-for", title: "not accounted for", number: notAccountedFor };
  let before = 0;
  const drawn = [left, ...stated].flatMap(({ line, title, number }, index): BarPart[] => {
    const part: BarPart = {
      id: `${line}-${index}`,
      title,
      state: stateOf(line),
      ...fillingOf({ line, state: stateOf(line) }),
      count: number,
      start: before / total,
      size: number / total,
      says: count(number),
    };
    before += number;
    return number === 0 ? [] : [part];
  });
  return { kind: "bar", total, parts: drawn };
}

/** What a part is: the words of the text for it without its number. */
function titleOf({ says, parts }: TextBalance, index: number): string {
  const words = shownText(says[index] ?? "")
    .replace(/\s+/gu, " ")
    .trim();
  const number = parts[index] ?? 0;
  const bare = words.replace(new RegExp(`^(?:${count(number)}|${number})\\s+`, "u"), "");
  const short = bare === "" ? "part" : bare;
  return short.length > 60 ? `${short.slice(0, 59)}…` : short;
}

/** What the numbers of a text say became of what they count: the line of a balance by the count, the first that was said. */
export function linesOfNumbers(claims: CheckedText["claims"]): ReadonlyMap<number, string> {
  const lines = new Map<number, string>();
  for (const { statement } of claims)
    for (const { value, line, form } of statement.numbers)
      if (form === "count" && line !== null && !lines.has(value)) lines.set(value, line);
  return lines;
}

function stateOf(line: string): Exclude<BarPart["state"], "hidden"> {
  if (line === "not-accounted-for") return "unknown";
  if (line === "charged") return "charged";
  if (line === "transferred") return "moving";
  return line === "open" ? "open" : "concluded";
}
