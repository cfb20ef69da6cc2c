// What a rate leaves out where only its number says so: "Take away the 97, and the rate is 21 in 515", the 97 being those handed to another force.
import type { NumberSaid, Statement } from "../statement.ts";

const LEAVES =
  /\b(?:without|exclud(?:e|es|ing)|leav(?:e|es|ing) (?:out|aside)|tak(?:e|es|ing) (?:away|out|off)|set(?:ting)? aside|subtract(?:ing)?|remov(?:e|es|ing)|discount(?:ing)?|ignor(?:e|es|ing)|strip(?:ping)? out|minus|drop(?:ping)?|not counting)\b/iu;

/** The statements with what they leave out, where their sentence takes a number away that was said before to be transferred or still open. */
export function withLeftOut(text: string, statements: readonly Statement[]): Statement[] {
  const told = new Map<number, "transferred" | "open">();
  return statements.map((one) => {
    const left =
      told.size > 0 && one.leavesOut === null && LEAVES.test(text.slice(one.sentence.start, one.sentence.end))
        ? leftOut(text, one, told)
        : null;
    for (const number of one.numbers) remember(told, number);
    return left === null ? one : { ...one, leavesOut: left };
  });
}

function remember(told: Map<number, "transferred" | "open">, { form, value, line, role }: NumberSaid): void {
  if (form !== "count" || role === "whole" || (line !== "transferred" && line !== "open")) return;
  told.set(value, line);
}

/** What the number that is taken away was said to be: digits right behind the words that take it away. */
function leftOut(
  text: string,
  { sentence }: Statement,
  told: ReadonlyMap<number, "transferred" | "open">,
): "transferred" | "open" | null {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600));
  const behind = words.slice(LEAVES.exec(words)?.index ?? 0, (LEAVES.exec(words)?.index ?? 0) + 60);
  const digits = /(?:the|those|these) (\d[\d,]{0,9})/iu.exec(behind)?.[1];
  return digits === undefined ? null : (told.get(Number(digits.replaceAll(",", ""))) ?? null);
}
