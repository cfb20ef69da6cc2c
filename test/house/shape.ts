// The shape of files and functions: how long they may be, and that what is public says what it does.
import { findExportedFunctions } from "./functions.ts";
import { MOST_LINES } from "./rooms.ts";
import type { Finding, House, Source } from "./survey.ts";

/** Functions fit on a page. */
export function functionsAreShort(house: House): readonly Finding[] {
  return house.sources.flatMap((source) =>
    source.functions.flatMap((place) => {
      const lines = place.endLine - place.line + 1;
      if (lines <= MOST_LINES.function) return [];
      const message = `line ${place.line}: ${place.name} has ${lines} lines; at most ${MOST_LINES.function} are wanted`;
      return [{ rule: "long function", at: `${source.path}#${place.name}`, message, lines }];
    }),
  );
}

/** Files hold one idea. */
export function filesAreShort(house: House): readonly Finding[] {
  return house.sources.flatMap((source) => {
    const lines = source.text.replace(/\n$/, "").split("\n").length;
    if (lines <= MOST_LINES.file) return [];
    const message = `has ${lines} lines; at most ${MOST_LINES.file} are wanted`;
    return [{ rule: "long file", at: source.path, message, lines }];
  });
}

/** Every exported function has a doc comment directly above it. */
export function publicFunctionsAreDocumented(house: House): readonly Finding[] {
  return house.sources.flatMap(undocumented);
}

function undocumented(source: Source): readonly Finding[] {
  const exported = findExportedFunctions(source.tokens, source.statements.exportedNames);
  return exported
    .filter((place) => !place.documented)
    .map(({ name, line }) => {
      const message = `line ${line}: ${name} is exported without a doc comment directly above it`;
      return { rule: "undocumented", at: `${source.path}#${name}`, message };
    });
}
