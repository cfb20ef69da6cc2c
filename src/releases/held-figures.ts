// A frozen release held to its figures, where another program froze it: every number, range, absence and question of it comes out again.
import { canonicalJson, type Json } from "../ground/digest.ts";
import { figuresIn } from "./changes.ts";
import { figureValues } from "./figure-values.ts";
import type { Snapshot, SnapshotAnswer } from "./snapshot.ts";

/** What a release holds and the answers worked out again do not, or say otherwise. */
export interface FigureParting {
  /** `force kent, flag:CSE, 2023/24, recorded: balance › lines › charged › count`. */
  readonly where: string;
  readonly found: string;
  readonly wanted: string;
}

/** How a release stands to the same figures worked out again. */
export interface FiguresHeld {
  /** The figures of the release, as they are counted everywhere. */
  readonly figures: number;
  /** The values that were held: numbers, ends of ranges and intervals, absences, names of forces, questions and files. */
  readonly values: number;
  /** The first that does not come out; `null` where all do. */
  readonly parting: FigureParting | null;
  /** What this program works out too, and that release does not hold: fields, and answers to other questions. */
  readonly more: readonly string[];
}

/**
 * Holds a frozen release against its answers worked out again. Its wording is not looked at (`figure-values` says what that is). What the
 * release does not hold at all, a field or a question, parts nothing and is told in `more`.
 */
export function heldFigures(frozen: Snapshot, made: Snapshot): FiguresHeld {
  const again = new Map(made.answers.map((one) => [keyOf(one), one]));
  const account = { values: 0, parting: partingOfHeads(frozen, made), more: new Set<string>() };
  for (const one of frozen.answers) {
    const same = again.get(keyOf(one));
    again.delete(keyOf(one));
    const held = answersHeld(one, same);
    account.values += held.values;
    account.parting ??= held.parting;
    for (const field of held.more) account.more.add(field);
  }
  const known = new Set(frozen.answers.flatMap(questionsOf));
  for (const one of again.values()) {
    if (questionsOf(one).some((question) => !known.has(question))) account.more.add(`the answer to ${nameOf(one)}`);
    else account.parting ??= { where: nameOf(one), found: "nothing", wanted: "an answer" };
  }
  return { figures: figuresIn(frozen).length, ...account, more: [...account.more] };
}

function partingOfHeads(frozen: Snapshot, made: Snapshot): FigureParting | null {
  if (frozen.asOf === made.asOf) return null;
  return { where: "line 1 › asOf", found: String(frozen.asOf), wanted: String(made.asOf) };
}

type AnswerHeld = Omit<FiguresHeld, "figures">;

function answersHeld(frozen: SnapshotAnswer, made: SnapshotAnswer | undefined): AnswerHeld {
  const values = figureValues(frozen.answer);
  const again: ReadonlyMap<string, string> = made === undefined ? new Map() : figureValues(made.answer);
  const at = [...values].find(([place, value]) => again.get(place) !== value);
  const parting =
    made === undefined
      ? { where: nameOf(frozen), found: "an answer", wanted: "nothing" }
      : at === undefined
        ? null
        : { where: `${nameOf(frozen)}: ${at[0]}`, found: at[1], wanted: again.get(at[0]) ?? "nothing" };
  // Rows cannot be more than there were (each list holds how many): what is more is a field.
  const more = [...again.keys()].filter((place) => !values.has(place)).map(fieldOf);
  return { values: values.size, parting, more };
}

/** The field of a place: `balance › lines › charged › count` is `count`. */
function fieldOf(place: string): string {
  return place.split(" › ").findLast((part) => part !== "#") ?? place;
}

/** What an answer is the answer to, equal for two programs. */
function keyOf(one: SnapshotAnswer): string {
  const whose = one.kind === "force" ? one.force : one.kind === "measure" ? one.answer.measure : null;
  return canonicalJson([one.kind, one.question as unknown as Json, whose]); // plain values
}

/** What of an answer may be new to a program: its question, and the measure that gives it. */
function questionsOf(one: SnapshotAnswer): readonly string[] {
  const { question } = one;
  const asked = "period" in question ? [question.scope, question.period, question.basis] : [question.scope];
  const measure = one.kind === "measure" ? [canonicalJson(["measure", one.answer.measure])] : [];
  return [canonicalJson(["scope", question.scope]), canonicalJson(asked), ...measure];
}

function nameOf(one: SnapshotAnswer): string {
  const { question } = one;
  const whose = one.kind === "force" ? ` ${one.force}` : one.kind === "measure" ? ` ${one.answer.measure}` : "";
  const time = "period" in question ? [question.period, question.basis] : ["each force's newest"];
  const whole = question.denominator === "all" ? [] : [question.denominator];
  return [`${one.kind}${whose}`, question.scope, ...time, ...whole].join(", ");
}
