// Every force of the standard with what is known of it.
import { otherQuestions } from "../measures/force.ts";
import { FORCES } from "../standard/forces.ts";
import { byName } from "../standard/sorting.ts";
import { catalogue, catalogueOf } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** One force and how many questions about it have figures. */
export interface KnownForce {
  readonly id: string;
  readonly called: string;
  readonly code: string | null;
  readonly nation: string | null;
  readonly territorial: boolean;
  readonly questions: number;
  readonly says: string;
}

/** Lists all forces by name. */
export async function listForces(tools: Tools): Promise<readonly KnownForce[]> {
  const files = await catalogue(tools);
  return FORCES.map((force) => {
    const questions = otherQuestions(files, force);
    const scopes = [...new Set(questions.map(({ scopeTitle }) => scopeTitle))];
    return {
      id: force.id,
      called: force.called,
      code: force.codes.find(({ scheme }) => scheme === "ONS")?.code ?? null,
      nation: force.nation,
      territorial: force.territorial,
      questions: questions.length,
      says: scopes.length === 0 ? "nothing added yet" : scopes.join("; "),
    };
  }).sort((a, b) => byName(a.called, b.called));
}

/** The forces that stand in the tables by recorded quarter and lag of the book. */
export async function forcesOfCurves(tools: Tools): Promise<readonly Pick<KnownForce, "id" | "called">[]> {
  const files = await catalogueOf(tools, "run-off");
  const there = new Set(files.flatMap(({ stored }) => stored.holdings.flatMap(({ forces }) => forces)));
  return FORCES.filter(({ id }) => there.has(id)).map(({ id, called }) => ({ id, called }));
}
