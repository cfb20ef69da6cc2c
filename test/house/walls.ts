// The walls between rooms and files: who may import whom, and how. Each wall is a pure function from a house to its findings.
import type { Import } from "./imports.ts";
import { ARROWS, INNER_WALLS, SINGLE_ARROWS } from "./rooms.ts";
import { type Finding, type House, type Source, targetOf } from "./survey.ts";

/** Rooms import only what the plan of the house allows; type imports count, nothing leaves src/ but for package.json, and names are plain. */
export function arrowsPointDown(house: House): readonly Finding[] {
  return house.sources.flatMap((source) => {
    const isPlaced = source.room === "" ? source.place === "index.ts" : source.room in ARROWS;
    if (!isPlaced) return [finding("arrow", source, "stands in no room of the plan")];
    const faults = source.statements.imports.map((arrow) => ({ line: arrow.line, fault: faultOf(source, arrow) }));
    return faults.flatMap(({ line, fault }) =>
      fault === null ? [] : [finding("arrow", source, `line ${line} ${fault}`)],
    );
  });
}

function faultOf(source: Source, { specifier, typeOnly }: Import): string | null {
  if (specifier === "computed") return "imports a computed name; a plain one is wanted";
  if (!specifier.startsWith(".") || leavesToPackage(source, specifier)) return null;
  const target = targetOf(source, specifier);
  if (target === null) return `imports ${specifier}, outside src/`;
  return mayImport(source, target, typeOnly) ? null : `may not import ${typeOnly ? "the types of " : ""}${target}`;
}

function leavesToPackage(source: Source, specifier: string): boolean {
  const up = "../".repeat(source.place.split("/").length);
  return specifier === `${up}package.json`;
}

function mayImport(source: Source, target: string, typeOnly: boolean): boolean {
  const room = target.split("/")[0] as string;
  if (source.room === room) return !isWalledOff(source, target);
  if (source.place === "index.ts") return room in ARROWS && room !== "server" && room !== "cli";
  const allowed = [...(ARROWS[source.room] ?? []), ...(SINGLE_ARROWS[source.place] ?? [])];
  return allowed.some((arrow) => {
    const forTypes = arrow.startsWith("type ");
    return target.startsWith(forTypes ? arrow.slice("type ".length) : arrow) && (typeOnly || !forTypes);
  });
}

function isWalledOff(source: Source, target: string): boolean {
  const walls = Object.entries(INNER_WALLS).filter(([folder]) => source.place.startsWith(folder));
  return walls.some(([, closed]) => closed.some((beginning) => target.startsWith(beginning)));
}

/** No file reaches itself through its imports; type imports count. One finding a knot, named after its first file. */
export function noCircles(house: House): readonly Finding[] {
  const arrows = new Map(house.sources.map((source) => [source.place, neighbours(source, house)]));
  const seen = new Set<string>();
  return house.sources.flatMap((source) => {
    if (seen.has(source.place)) return [];
    const circle = shortestCircle(arrows, source.place);
    if (circle === null) return [];
    for (const place of knotOf(arrows, source.place)) seen.add(place);
    return [finding("circle", source, `goes round: ${circle.join(" → ")}`)];
  });
}

function neighbours(source: Source, house: House): readonly string[] {
  const places = new Set(house.sources.map((other) => other.place));
  const targets = source.statements.imports.map((arrow) => targetOf(source, arrow.specifier));
  return [...new Set(targets.filter((target): target is string => target !== null && places.has(target)))];
}

function shortestCircle(arrows: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] | null {
  const cameFrom = walk(arrows, start);
  const last = [...cameFrom.keys(), start].find((place) => arrows.get(place)?.includes(start));
  if (last === undefined) return null;
  const circle = [start];
  let place: string | undefined = last;
  while (place !== undefined && place !== start) {
    circle.unshift(place);
    place = cameFrom.get(place);
  }
  return [start, ...circle];
}

/** Every place reached from a start, nearest first, with the place before it. */
function walk(arrows: ReadonlyMap<string, readonly string[]>, start: string): ReadonlyMap<string, string> {
  const cameFrom = new Map<string, string>();
  const waiting = [start];
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    for (const next of arrows.get(place) ?? []) {
      if (next === start || cameFrom.has(next)) continue;
      cameFrom.set(next, place);
      waiting.push(next);
    }
  }
  return cameFrom;
}

/** All places that are reached from the start and reach it again. */
function knotOf(arrows: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] {
  const leadsBack = (place: string): boolean =>
    [place, ...walk(arrows, place).keys()].some((step) => arrows.get(step)?.includes(start));
  return [start, ...[...walk(arrows, start).keys()].filter(leadsBack)];
}

/** A file whose name begins with `_` is imported only from its own folder and the folders in it. */
export function underscoresArePrivate(house: House): readonly Finding[] {
  return house.sources.flatMap((source) =>
    source.statements.imports.flatMap(({ specifier, line }) => {
      const target = targetOf(source, specifier);
      const hidden = target?.match(/^(.*\/)?_[^/]*(?:\/|$)/);
      if (target === null || !hidden || source.place.startsWith(hidden[1] ?? "")) return [];
      return [finding("private", source, `line ${line} imports ${target}, which is private to ${hidden[1]}`)];
    }),
  );
}

/** Only src/index.ts may do nothing but hand on what others export. */
export function noBarrels(house: House): readonly Finding[] {
  const barrels = house.sources.filter((source) => source.place !== "index.ts" && source.statements.onlyReExports);
  return barrels.map((source) =>
    finding("barrel", source, "only hands on what other files export; import from those files"),
  );
}

/** Exports have names. */
export function namedExportsOnly(house: House): readonly Finding[] {
  return house.sources.flatMap((source) =>
    source.statements.defaultExports.map((line) =>
      finding("default export", source, `line ${line} exports a default; a name is wanted`),
    ),
  );
}

function finding(rule: string, source: Source, message: string): Finding {
  return { rule, at: source.path, message };
}
