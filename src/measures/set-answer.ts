// What all answers about a set of comparable forces have in common: what was asked, who stands apart, caveats and passport.
import { Refusal } from "../ground/refusal.ts";
import { forceNamed } from "../standard/force-named.ts";
import type { AnswerTable, Chart, MeasureAnswer, WorkingStep } from "./answer.ts";
import type { MeasureQuestion } from "./askable.ts";
import { askedPlans, askingOf } from "./asking.ts";
import { caveatsOf } from "./caveats.ts";
import type { ComparableSet, Member } from "./comparable-set.ts";
import type { Definition } from "./definition.ts";
import { commandOf, passportOf } from "./passport.ts";
import type { Passport } from "./result.ts";

/** What a measure itself says; the rest follows from the set. */
export interface Finding {
  readonly sentence: string;
  readonly says: readonly string[];
  readonly chart: Chart | null;
  readonly table: AnswerTable;
  readonly working: readonly WorkingStep[];
  readonly method: string;
}

/** Wraps a finding about a set as the answer of a measure. */
export function setAnswer(
  set: ComparableSet,
  definition: Definition,
  { question, finding }: { readonly question: MeasureQuestion; readonly finding: Finding },
): MeasureAnswer {
  const passport = setPassport(set, definition, { question, method: finding.method });
  return {
    measure: definition.id,
    title: definition.title,
    asked: {
      scope: set.plan.scope.id,
      period: passport.period.id,
      basis: set.group.basis,
      denominator: set.plan.denominator,
      ...(question.force === undefined ? {} : { force: question.force }),
      ...question.options,
    },
    ...finding,
    apart: set.apart,
    caveats: [
      ...definition.caveats,
      ...caveatsOf(
        set.drafts.map(({ gathered }) => gathered),
        set.plan,
        set.group,
      ),
    ],
    passport,
    asking: askingOf(
      askedPlans(
        set.plan,
        set.drafts.map(({ gathered }) => gathered),
      ),
    ),
  };
}

function setPassport(
  set: ComparableSet,
  definition: Definition,
  { question, method }: { readonly question: MeasureQuestion; readonly method: string },
): Passport {
  const own = Object.entries(question.options ?? {}).flatMap(([name, value]) => ["--option", `${name}=${value}`]);
  const force = question.force === undefined ? [] : ["--force", question.force];
  return passportOf(
    set.plan,
    set.drafts.map(({ gathered }) => gathered),
    {
      definition,
      verb: "measure",
      basis: set.group.basis,
      method,
      command: commandOf(set.plan, "measure", definition.id, ...force, ...own),
    },
  );
}

/** Refuses (`notFound`) a set that cannot be put side by side, or that has fewer forces than the method needs. */
export function needMembers(set: ComparableSet, least: number, what: string): readonly Member[] {
  if (!set.group.comparable && set.members.length < least)
    throw new Refusal("notFound", `There is no ${what} for this question. ${set.group.sentence}.`, set.group.why);
  if (set.members.length < least)
    throw new Refusal(
      "notFound",
      `There is no ${what} for this question: it needs ${least} forces that can be compared, and there ${set.members.length === 1 ? "is one" : `are ${set.members.length}`}.`,
      "See why the others stand apart: everycase compare",
    );
  return set.members;
}

/** The one member that a question names, or `null` where it names none. Refuses (`notFound`) a force that is not in the set. */
export function memberAsked(set: ComparableSet, force: string | undefined): Member | null {
  if (force === undefined) return null;
  const { id, called } = forceNamed(force);
  const found = set.members.find((member) => member.force === id);
  if (found !== undefined) return found;
  const apart = set.apart.find((one) => one.force === id);
  throw new Refusal(
    "notFound",
    apart === undefined
      ? `There is no figure of ${called} for this question.`
      : `${apart.called} is not put beside the others here.`,
    apart?.why ?? "See which forces have figures: everycase compare",
  );
}
