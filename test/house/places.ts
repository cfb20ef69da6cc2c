// What has its one place in the house: drivers, clock, dice, environment, console; and what has none: drawers and certain words.
import { DRAWERS, DRIVERS, type Driver, MAY_USE_SURROUNDINGS, WORDS } from "./rooms.ts";
import type { Finding, House, Source } from "./survey.ts";

/** Each driver is imported in one file, or in one room. JSX outside the room of preact is an import of preact. */
export function driversHaveTheirPlace(house: House): readonly Finding[] {
  return DRIVERS.flatMap((driver) => {
    const users = house.sources.filter((source) => uses(source, driver));
    const strangers = users.filter((source) => driver.room !== undefined && source.room !== driver.room);
    const more = driver.oneFile ? users.slice(1) : [];
    return [
      ...strangers.map((source) =>
        finding("driver", source, `imports ${driver.name}, whose place is src/${driver.room}/`),
      ),
      ...more.map((source) => finding("driver", source, `imports ${driver.name}, whose one file is ${users[0]?.path}`)),
    ];
  });
}

function uses(source: Source, driver: Driver): boolean {
  if (driver.name === "preact" && source.place.endsWith(".tsx")) return true;
  const inside = driver.name.endsWith("/") ? driver.name : `${driver.name}/`;
  return source.statements.imports.some(({ specifier }) => specifier === driver.name || specifier.startsWith(inside));
}

/** Names that read the clock, the dice, the environment or the console, as they stand in code. */
const SURROUNDINGS: readonly { readonly tokens: readonly string[]; readonly what: string }[] = [
  { tokens: ["Date", ".", "now"], what: "the clock" },
  { tokens: ["new", "Date", "(", ")"], what: "the clock" },
  { tokens: ["new", "Date", ";"], what: "the clock" },
  { tokens: ["performance", ".", "now"], what: "the clock" },
  { tokens: ["Math", ".", "random"], what: "the dice" },
  { tokens: ["randomUUID"], what: "the dice" },
  { tokens: ["randomBytes"], what: "the dice" },
  { tokens: ["randomInt"], what: "the dice" },
  { tokens: ["getRandomValues"], what: "the dice" },
  { tokens: ["process", ".", "env"], what: "the environment" },
  { tokens: ["console", "."], what: "the console" },
];

/** Clock, dice, environment and console are read in the tools and the mains only, and handed in from there. */
export function surroundingsComeFromOutside(house: House): readonly Finding[] {
  const bound = house.sources.filter((source) => !MAY_USE_SURROUNDINGS.test(source.path));
  return bound.flatMap((source) =>
    source.tokens.flatMap((token, at) => {
      if (token.kind !== "word" || source.tokens[at - 1]?.text === "import") return [];
      const used = SURROUNDINGS.find(({ tokens }) =>
        tokens.every((text, step) => source.tokens[at + step]?.text === text),
      );
      if (used === undefined) return [];
      const message = `line ${token.line} reads ${used.what} (${used.tokens.join("")}); it comes from outside`;
      return [finding("surroundings", source, message)];
    }),
  );
}

/** No file and no folder is a drawer. */
export function noDrawers(house: House): readonly Finding[] {
  return house.sources.flatMap((source) => {
    const names = source.place.split("/").map((name) => name.replace(/^_|\..*$/g, ""));
    const drawer = names.find((name) => DRAWERS.test(name));
    return drawer === undefined ? [] : [finding("drawer", source, `“${drawer}” does not say what is inside`)];
  });
}

/** Every measure has a spec, test/measures/NAME.spec.md, or a test there that names it. */
export function measuresHaveSpecs(house: House): readonly Finding[] {
  const tests = house.files.filter((file) => /^test\/measures\/.*\.test\.tsx?$/.test(file.path));
  return house.sources.flatMap((source) => {
    const name = /^measures\/definitions\/([^_/][^/]*)\.ts$/.exec(source.place)?.[1];
    if (name === undefined) return [];
    const wanted = `test/measures/${name}.spec.md`;
    const hasSpec = house.files.some((file) => file.path === wanted) || tests.some((test) => names(test.text, name));
    return hasSpec ? [] : [finding("spec", source, `has no ${wanted}, and no test in test/measures names it`)];
  });
}

/** Whether a test imports the definition or has its name in quotes. */
function names(text: string, name: string): boolean {
  return text.includes(`definitions/${name}.ts`) || text.includes(`"${name}"`);
}

/** No file holds a path of one machine, a registry's host, or a word about who or what wrote it. */
export function noStrayWords(house: House): readonly Finding[] {
  return house.files.flatMap((file) =>
    WORDS.flatMap(({ pattern, what }) => {
      const found = pattern.exec(file.text);
      if (found === null) return [];
      const line = file.text.slice(0, found.index).split("\n").length;
      return [{ rule: "word", at: file.path, message: `line ${line} holds ${what}: “${found[0]}”` }];
    }),
  );
}

function finding(rule: string, source: Source, message: string): Finding {
  return { rule, at: source.path, message };
}
