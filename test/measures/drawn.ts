// Drawn tables of the measures: what is given, force by force, and what each question answers, read from NAME.spec.md.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { catalogue } from "../../src/actions/catalogue.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { Refusal } from "../../src/ground/refusal.ts";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import type { MeasureQuestion } from "../../src/measures/askable.ts";
import { ASKABLE, answerMeasure } from "../../src/measures/run.ts";
import { lines, returnOf } from "./returns.ts";

/** A row of a drawn table: its cells by the words of the head. */
export type DrawnRow = Readonly<Record<string, string>>;

/** The table under a heading of a measure's spec; empty where there is none. */
export function drawn(measure: string, heading: string): readonly DrawnRow[] {
  const path = fileURLToPath(new URL(`${measure}.spec.md`, import.meta.url));
  const section =
    readFileSync(path, "utf8")
      .split(/^## /mu)
      .find((part) => part.startsWith(heading)) ?? "";
  const [head = [], , ...rows] = section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
}

/** The given figures as a return: one row a force, a column a line; a cell left empty is not stated. `rule`, `basis` and `edition` label a force. */
export function givenReturn(rows: readonly DrawnRow[]): string {
  return returnOf(
    ...rows.map(({ force = "", rule, basis, edition, ...cells }) =>
      lines(force, Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== "")), {
        ...(rule ? { rule } : {}),
        ...(basis ? { basis } : {}),
        ...(edition ? { edition } : {}),
      }),
    ),
  );
}

/** The words of a question, as in an address: `force=kent&denominator=all&open=moving`. */
export function askedIn(words: string): MeasureQuestion {
  const given = Object.fromEntries(new URLSearchParams(words));
  const { force, scope = "flag:CSE", period, basis, denominator, edition, method, ...options } = given;
  const question = Object.entries({ scope, period, basis, denominator, edition, method, force });
  return { ...Object.fromEntries(question.filter(([, value]) => value !== undefined)), options };
}

/** What a measure answers, or what it says when it refuses. */
export async function answered(
  tools: Tools,
  measure: string,
  question: MeasureQuestion,
): Promise<MeasureAnswer | Refusal> {
  const { engine } = await tools.warehouse();
  try {
    return await answerMeasure(engine, await catalogue(tools), { measure, question });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The sentence of an answer; a refusal begins with its code. */
export function saidBy(answer: MeasureAnswer | Refusal): string {
  return answer instanceof Refusal ? `refused (${answer.code}): ${answer.message}` : answer.sentence;
}

/** The measures whose spec has a table of answers. */
export function measuresDrawn(): readonly string[] {
  return ASKABLE.map(({ definition }) => definition.id).filter((id) => drawn(id, "Answers").length > 0);
}
