// "One force": its balance and rates.
import { Refusal } from "../ground/refusal.ts";
import { answerForce } from "../measures/force.ts";
import type { Question } from "../measures/plan.ts";
import type { ForceAnswer } from "../measures/result.ts";
import { type Force, findForce, forceByCode, forceById, nearestForces } from "../standard/forces.ts";
import { catalogue } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Answers for one force, named by any known name, id or official code. Refuses (`usage`) an unknown name, with the nearest. */
export async function showForce(tools: Tools, label: string, question: Question): Promise<ForceAnswer> {
  const { engine } = await tools.warehouse();
  return await answerForce(engine, await catalogue(tools), forceNamed(label), question);
}

/** The force that a name, id or ONS code names. Refuses (`usage`) what names none; never matches silently. */
export function forceNamed(label: string): Force {
  const force = forceById(label) ?? findForce(label) ?? forceByCode("ONS", label.trim().toUpperCase());
  if (force !== null) return force;
  const near = nearestForces(label).map(({ called }) => called);
  throw new Refusal(
    "usage",
    `Unknown force "${label}".`,
    near.length === 0
      ? 'Names as Home Office tables write them will do, such as "South Yorkshire".'
      : `Nearest: ${near.join(", ")}.`,
  );
}
