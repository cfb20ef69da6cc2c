// "What became of the crimes of this extract": counts by force, period of recording and outcome, for the eyes at this machine.
import type { CaseBalances } from "../measures/cases-result.ts";
import { countCases } from "../warehouse/case-ask.ts";
import { type CasePeriod, foldCases } from "./_case-fold.ts";
import { caseFiles } from "./case-files.ts";
import type { Tools } from "./tools.ts";

const SAYS =
  "Counts from a records system, outcomes so far of the crimes recorded in each period. They are not protected: small counts " +
  "may point to people. They stand in no comparison, page or export, and are not to be published as they are.";

/** The balances of the newest extract, or of the one named. Refuses (`notFound`) when there is none. */
export async function caseBalance(
  tools: Tools,
  { label, by = "year" }: { readonly label?: string; readonly by?: CasePeriod } = {},
): Promise<CaseBalances> {
  const { engine } = await tools.warehouse();
  const [file] = await caseFiles(tools, label);
  if (file === undefined) return { says: SAYS, by, balances: [] };
  const counts = await countCases(engine, file.path);
  const { mapping } = file.account;
  return { says: SAYS, by, balances: foldCases(counts, { file: file.book.body.name, mapping, by }) };
}
