// "What changed between editions": the question against all files of the book.

import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { type RevisionsQuestion, revisions } from "../measures/revisions.ts";
import type { Revisions } from "../measures/revisions-result.ts";
import { forceNamed } from "../standard/force-named.ts";
import { catalogue } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Compares consecutive editions. Refuses (`usage`) unknown words, (`notFound`) when nothing answers; one edition alone is an answer without pairs. */
export async function compareEditions(
  tools: Tools,
  { force, ...question }: RevisionsQuestion & { readonly force?: string },
): Promise<Published<Revisions>> {
  const { engine } = await tools.warehouse();
  const named = force === undefined ? null : forceNamed(force);
  return passPublic(await revisions(engine, await catalogue(tools), question, named));
}
