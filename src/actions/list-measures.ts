// What is measured, of which crimes, and which line of a balance each outcome stands in.
import { DEFINITIONS } from "../measures/catalogue.ts";
import { digestOfDefinition } from "../measures/definition.ts";
import { lineOfType } from "../standard/balance-lines.ts";
import { OUTCOMES } from "../standard/outcomes.ts";
import { NAMED_SCOPES } from "../standard/scopes.ts";
import type { AboutView } from "../web/views.ts";

/** Lists the definitions with their digests, the named scopes, and the outcome types. */
export function listMeasures(): AboutView {
  return {
    measures: DEFINITIONS.map((definition) => {
      const { id, title, version, says, formula } = definition;
      return { id, title, version, says, formula, digest: digestOfDefinition(definition) };
    }),
    scopes: NAMED_SCOPES.map((scope) => ({
      id: scope.id,
      title: scope.title,
      says: scope.says,
      codes: scope.kind === "offences" ? scope.codes : [],
    })),
    outcomes: OUTCOMES.map(({ type, title }) => ({ type, title, line: lineOfType(type).title })),
  };
}
