// "Reconcile": the outcomes of the book held against its recorded crimes.

import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { reconcile } from "../measures/reconcile.ts";
import type { ReconcileQuestion, Reconciliation } from "../measures/reconcile-result.ts";
import { forceNamed } from "../standard/force-named.ts";
import { catalogue, catalogueOf } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Holds outcomes against recorded crimes; the force may go by any of its names. Refuses what `reconcile` refuses, and (`usage`) an unknown force. */
export async function reconcileTables(tools: Tools, question: ReconcileQuestion): Promise<Published<Reconciliation>> {
  const { engine } = await tools.warehouse();
  // Tables alone: what people entered by hand is no table to hold against another.
  const tables = new Set((await catalogueOf(tools, "balances")).map(({ stored }) => stored.file));
  const files = {
    outcomes: (await catalogue(tools)).filter(({ stored }) => tables.has(stored.file)),
    crimes: await catalogueOf(tools, "recorded-crime"),
  };
  const force = question.force === undefined ? {} : { force: forceNamed(question.force).id };
  return passPublic(await reconcile(engine, files, { ...question, ...force }));
}
