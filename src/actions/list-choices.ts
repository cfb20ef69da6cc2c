// What can be asked of the book: scopes, and for each the periods and bases that have figures.
import { picksFor } from "../measures/plan.ts";
import { BASES, DENOMINATORS } from "../standard/bases.ts";
import { titleInWords } from "../standard/periods.ts";
import { NAMED_SCOPES, parseScope } from "../standard/scopes.ts";
import { catalogue, catalogueOf } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** One scope with what there is of it. */
export interface ScopeChoice {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly periods: readonly {
    readonly id: string;
    readonly title: string;
    readonly bases: readonly string[];
    readonly forces: number;
  }[];
}

/** Everything that can be chosen. `scopes` holds only scopes with figures, `files` how many files the book has. */
export interface BookChoices {
  readonly files: number;
  readonly scopes: readonly ScopeChoice[];
  readonly bases: readonly { readonly id: string; readonly title: string }[];
  readonly denominators: readonly { readonly id: string; readonly title: string }[];
}

/** Lists what can be asked. */
export async function listChoices(tools: Tools): Promise<BookChoices> {
  const files = await catalogue(tools);
  const reported = new Set(
    files.flatMap(({ fullTable, stored }) =>
      fullTable ? [] : stored.holdings.filter(({ unit }) => unit === "crimes").map(({ scope }) => scope),
    ),
  );
  const ids = [...new Set([...NAMED_SCOPES.map(({ id }) => id), "code:71", ...reported])].filter(
    (id) => !id.startsWith("other:"),
  );
  const scopes = ids.flatMap((id) => {
    const scope = parseScope(id);
    const picks = scope === null ? [] : picksFor(files, scope);
    if (scope === null || picks.length === 0) return [];
    const periods = new Map(picks.map(({ period }) => [period.id, period]));
    return [
      {
        id: scope.id,
        title: scope.title,
        says: scope.says,
        periods: [...periods.values()]
          .sort((a, b) => ((a.to ?? "") < (b.to ?? "") ? 1 : -1))
          .map((period) => {
            const mine = picks.filter((pick) => pick.period.id === period.id);
            return {
              id: period.id,
              title: titleInWords(period),
              bases: [...new Set(mine.map(({ basis }) => basis))],
              forces: new Set(mine.flatMap(({ forces }) => forces)).size,
            };
          }),
      },
    ];
  });
  return {
    // A book with nothing but tables for curves is not empty.
    files: files.length + (await catalogueOf(tools, "run-off")).length,
    scopes,
    bases: BASES.map(({ id, title }) => ({ id, title })),
    denominators: DENOMINATORS.map(({ id, title }) => ({ id, title })),
  };
}
