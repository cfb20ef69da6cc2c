// "Ask a measure": by its name, of the files of the book; and the catalogue of all that can be asked.

import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import type { Askable } from "../measures/askable.ts";
import { DEFINITIONS } from "../measures/catalogue.ts";
import type { Definition } from "../measures/definition.ts";
import { digestOfDefinition } from "../measures/definition.ts";
import type { Question } from "../measures/plan.ts";
import { ASKABLE, answerMeasure } from "../measures/run.ts";
import { forceNamed } from "../standard/force-named.ts";
import { nearest } from "../standard/nearest.ts";
import type { MeasureAbout } from "../web/measure-view.ts";
import { catalogue, catalogueOf } from "./catalogue.ts";
import { type ShownAsking, showAsking } from "./show-asking.ts";
import type { Tools } from "./tools.ts";

/** What is asked of a measure. `force` is a name, id or code; `options` are the measure's own, by their names. */
export interface MeasureAsking {
  readonly measure: string;
  readonly question: Question;
  readonly force?: string;
  readonly options?: Readonly<Record<string, string>>;
}

/** Asks a measure. Refuses (`usage`) unknown measures, options and forces, and what the measure refuses. */
export async function askMeasure(tools: Tools, asking: MeasureAsking): Promise<Published<MeasureAnswer>> {
  const { measure, question, force, options } = asking;
  const { force: takes, definition } = aboutMeasure(measure);
  if (takes === "needed" && force === undefined)
    throw new Refusal(
      "usage",
      `The measure ${measure} is asked of one force, and none is named.`,
      `Name it: everycase measure ${measure} --force Kent`,
    );
  if (takes === "all" && force !== undefined)
    throw new Refusal(
      "usage",
      `The measure ${measure} is asked of all forces, not of one.`,
      `Leave the force out: everycase measure ${measure}`,
    );
  if (takes === null)
    throw new Refusal("notPossible", `“${definition.title}” is not asked by its name.`, elsewhere(measure));
  const { engine } = await tools.warehouse();
  const answer = await answerMeasure(engine, await catalogue(tools), {
    measure,
    question: {
      ...question,
      ...(force === undefined ? {} : { force: forceNamed(force).id }),
      ...(options === undefined ? {} : { options }),
    },
    beside: {
      population: await catalogueOf(tools, "population"),
      runOff: await catalogueOf(tools, "run-off"),
    },
  });
  return passPublic(answer);
}

/** The statements that count for a measure, with the engine's steps where they are wanted. Refuses what `askMeasure` refuses. */
export async function askedOfMeasure(
  tools: Tools,
  asking: MeasureAsking,
  explain: boolean,
): Promise<readonly ShownAsking[]> {
  const { asking: asked, asked: found } = await askMeasure(tools, asking);
  if (asked !== undefined && !explain) return asked;
  const { question, force } = asking;
  const exact = { scope: found["scope"], period: found["period"], basis: found["basis"] };
  const chosen = Object.fromEntries(Object.entries(exact).filter(([, value]) => value !== undefined && value !== ""));
  return await showAsking(tools, {
    question: { ...question, ...chosen },
    explain,
    ...(force === undefined ? {} : { force: forceNamed(force).id }),
  });
}

function elsewhere(measure: string): string {
  const verbs: Readonly<Record<string, string>> = {
    balance: "everycase force Kent",
    revisions: "everycase revisions",
    "flag-audit": "everycase flag-audit",
  };
  return verbs[measure] === undefined ? "See: everycase measures" : `It is shown by: ${verbs[measure]}`;
}

/** Every measure there is, in the order of the catalogue. */
export function catalogueOfMeasures(): readonly MeasureAbout[] {
  const more = ASKABLE.filter(({ definition }) => !DEFINITIONS.some(({ id }) => id === definition.id));
  return [...DEFINITIONS, ...more.map(({ definition }) => definition)].map(aboutOf);
}

/** One measure of the catalogue. Refuses (`notFound`) a name that is none, with the nearest. */
export function aboutMeasure(id: string): MeasureAbout {
  const all = catalogueOfMeasures();
  const found = all.find(({ definition }) => definition.id === id);
  if (found !== undefined) return found;
  const ids = all.map(({ definition }) => definition.id);
  const [near] = nearest(id, ids, 1);
  throw new Refusal(
    "notFound",
    `Unknown measure "${id}".`,
    `${near === undefined ? "" : `Did you mean ${near}? `}Measures: ${ids.join(", ")}.`,
  );
}

function aboutOf(definition: Definition): MeasureAbout {
  const askable: Askable | undefined = ASKABLE.find((one) => one.definition.id === definition.id);
  return {
    definition,
    digest: digestOfDefinition(definition),
    force: askable?.force ?? null,
    options: askable?.options ?? [],
  };
}

/** Every option that any measure has, each once. */
export function optionsOfMeasures(): MeasureAbout["options"] {
  return [...new Map(ASKABLE.flatMap(({ options }) => options.map((option) => [option.name, option]))).values()];
}
