// "One force": its balance and rates.

import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { answerForce } from "../measures/force.ts";
import { outcomesOfWhich } from "../measures/of-which.ts";
import type { Question } from "../measures/plan.ts";
import type { ForceAnswer } from "../measures/result.ts";
import { forceNamed } from "../standard/force-named.ts";
import { catalogue, catalogueOf } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Answers for one force, named by any known name, id or official code. Refuses (`usage`) an unknown name, with the nearest. */
export async function showForce(tools: Tools, label: string, question: Question): Promise<Published<ForceAnswer>> {
  const { engine } = await tools.warehouse();
  const files = await catalogue(tools);
  const answer = await answerForce(engine, files, forceNamed(label), question);
  const alternates = [...(await catalogueOf(tools, "of-which")), ...files];
  const ofWhich = await outcomesOfWhich(engine, alternates, answer, question.asKnownOn);
  return passPublic(ofWhich.length === 0 ? answer : { ...answer, ofWhich });
}
