// "Compare forces": the question against all files of the book.

import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { compare } from "../measures/compare.ts";
import type { Question } from "../measures/plan.ts";
import type { Comparison } from "../measures/result.ts";
import { catalogue } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Compares forces. Refuses (`usage`) unknown words in the question, (`notFound`) when nothing answers it. */
export async function compareForces(tools: Tools, question: Question): Promise<Published<Comparison>> {
  const { engine } = await tools.warehouse();
  return passPublic(await compare(engine, await catalogue(tools), question));
}
