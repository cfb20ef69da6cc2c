import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dayFrom } from "../../src/ground/day.ts";
import {
  FORCES,
  findForce,
  forceByCode,
  forceById,
  forceNameOn,
  indexForces,
  isPseudoForce,
  nearestForces,
  normaliseForceLabel,
  territorialForces,
} from "../../src/standard/forces.ts";
import { shared } from "../shared.ts";
import { distinct } from "./real-files.ts";

const oracle = shared("data/oracle");
const sexual = shared("data/outcomes/derived_sexual_2018-19_official_headers.csv");
const areas = shared("data/geography/Police_Force_Areas.geojson");
const lookup = shared("data/geography/lad_pfa_lookup.csv");
const facts = shared("data/foi/foi_facts.csv");
const street = shared("data/police-uk/city-of-london/2024-01-city-of-london-street.csv");
const tiles = shared("design/look/index.html");

test("there are 45 territorial forces, and British Transport Police", () => {
  expect(territorialForces()).toHaveLength(45);
  expect(FORCES.filter((force) => !force.territorial).map(({ id }) => id)).toEqual(["british-transport-police"]);
  const nations = territorialForces().map(({ nation }) => nation);
  const count = (nation: string) => nations.filter((one) => one === nation).length;
  expect([count("England"), count("Wales"), count("Scotland"), count("Northern Ireland")]).toEqual([39, 4, 1, 1]);
});

test("ids, codes, tile letters and tile places are unique", () => {
  const tilesOfAll = FORCES.flatMap(({ tile }) => tile ?? []);
  for (const list of [
    FORCES.map(({ id }) => id),
    FORCES.flatMap(({ codes }) => codes.map(({ scheme, code }) => `${scheme} ${code}`)),
    tilesOfAll.map(({ code }) => code),
    tilesOfAll.map(({ column, row }) => `${column},${row}`),
  ]) {
    expect(new Set(list).size).toBe(list.length);
  }
});

test("the 43 codes of England and Wales are checked; those commonly stated say that they are not", () => {
  const checked = FORCES.flatMap(({ codes }) => codes).filter((code) => code.checked);
  expect(checked).toHaveLength(43);
  expect(checked.every(({ scheme, code }) => scheme === "ONS" && /^(?:E23|W15)\d{6}$/u.test(code))).toBe(true);
});

test.each([
  ["South Yorkshire", "south-yorkshire"],
  ["SOUTH  YORKSHIRE\u00a0", "south-yorkshire"],
  ["South Yorkshire Police", "south-yorkshire"],
  ["south_yorkshire", "south-yorkshire"],
  ["Avon & Somerset", "avon-and-somerset"],
  ["Avon & Somerset Constabulary", "avon-and-somerset"],
  ["Avon and Somerset Constabulary", "avon-and-somerset"],
  ["avon-and-somerset", "avon-and-somerset"],
  ["Devon & Cornwall Police", "devon-and-cornwall"],
  ["Devon and Cornwall Constabulary", "devon-and-cornwall"],
  ["London, City of", "city-of-london"],
  ["City of London Police", "city-of-london"],
  ["city-of-london", "city-of-london"],
  ["The City of London Police", "city-of-london"],
  ["Metropolitan Police Service", "metropolitan"],
  ["Metropolitan", "metropolitan"],
  ["Met Police", "metropolitan"],
  ["Dyfed Powys Police", "dyfed-powys"],
  ["Dyfed–Powys", "dyfed-powys"],
  ["Humberside Constabulary", "humberside"],
  ["Hampshire", "hampshire"],
  ["Hampshire and Isle of Wight Constabulary", "hampshire"],
  ["West Midlands Police Force", "west-midlands"],
  ["PSNI", "psni"],
  ["P.S.N.I.", "psni"],
  ["Police Service of Northern Ireland", "psni"],
  ["Police Scotland", "police-scotland"],
  ["btp", "british-transport-police"],
  ["British Transport Police", "british-transport-police"],
])("%j is %s", (label, id) => {
  expect(findForce(label)?.id).toBe(id);
});

test.each([
  ["Yorkshire", "three forces share the word"],
  ["South Yorks Polise", "misspelt"],
  ["Wales", "a nation"],
  ["ENGLAND AND WALES [note 3]", "a total"],
  ["Unassigned Avon and Somerset", "rows without a place"],
  ["Bristol, City of ", "a district"],
  ["South Y\u043erkshire", "a Cyrillic letter"],
  ["South\u200b Yorkshire", "an invisible character"],
  ["Police", "no name at all"],
  ["", "nothing"],
  ["COPFS", "a prosecution service"],
])("%j names no force: %s", (label) => {
  expect(findForce(label)).toBeNull();
});

test("a label is brought to one stated form", () => {
  expect(normaliseForceLabel(" The  Devon & Cornwall\tPolice ")).toBe("devon and cornwall");
  expect(normaliseForceLabel("London,City of")).toBe("london city of");
  expect(normaliseForceLabel("Police")).toBe("police");
  expect(normaliseForceLabel("The")).toBe("the");
});

test("a misspelt force is suggested, nearest first, and never taken", () => {
  expect(nearestForces("South Yorks Polise")[0]?.id).toBe("south-yorkshire");
  expect(nearestForces("Northumbira").map(({ id }) => id)).toContain("northumbria");
  expect(nearestForces("Yorkshire").map(({ id }) => id)).toEqual(
    expect.arrayContaining(["north-yorkshire", "south-yorkshire", "west-yorkshire"]),
  );
  expect(nearestForces("Yorkshire", 1)).toHaveLength(1);
  expect(nearestForces("Ministry of Defence")).toEqual([]);
});

test("a fraud body in the force column is known, and is no force", () => {
  for (const label of ["Action Fraud", "CIFAS", "Cifas", "UK Finance", "Financial Fraud UK"]) {
    expect([label, isPseudoForce(label), findForce(label)]).toEqual([label, true, null]);
  }
  expect(isPseudoForce("Kent")).toBe(false);
});

test("forces are found by id and by official code", () => {
  expect(forceById("kent")?.called).toBe("Kent");
  expect(forceById("Kent")).toBeNull();
  expect(forceByCode("ONS", "e23000011 ")?.id).toBe("south-yorkshire");
  expect(forceByCode("HomeOffice", "93")?.id).toBe("british-transport-police");
  expect(forceByCode("HomeOffice", "E23000011")).toBeNull();
});

test("a force is called as its tables called it on the day", () => {
  const nameOf = (id: string, year: number, month: number, day: number) => {
    const force = forceById(id);
    return force === null ? null : forceNameOn(force, dayFrom(year, month, day));
  };
  expect(nameOf("hampshire", 2019, 3, 31)).toBe("Hampshire");
  expect(nameOf("hampshire", 2022, 7, 11)).toBe("Hampshire");
  expect(nameOf("hampshire", 2022, 7, 12)).toBe("Hampshire and Isle of Wight");
  expect(nameOf("hampshire", 2026, 1, 1)).toBe("Hampshire and Isle of Wight");
  expect(nameOf("city-of-london", 2019, 3, 31)).toBe("London, City of");
  expect(nameOf("metropolitan", 2019, 3, 31)).toBe("Metropolitan Police");
});

test("the builder refuses an alias that leads to two forces", () => {
  const [kent, essex] = [forceById("kent"), forceById("essex")];
  if (kent === null || essex === null) throw new Error("the two forces of this test are not there");
  expect(() => indexForces([kent, essex])).not.toThrow();
  expect(() => indexForces([kent, { ...essex, aliases: ["KENT Police"] }])).toThrow('"kent" leads to kent and essex');
});

test.skipIf(oracle === null)("every force of the expected figures is known, and no two are the same", () => {
  const found = readdirSync(oracle ?? "").flatMap((file) => {
    const names = distinct(`${oracle}/${file}`, "force").filter((name) => name !== "ALL 44 FORCES");
    const ids = names.map((name) => findForce(name)?.id ?? `unknown: ${name}`);
    expect(new Set(ids).size).toBe(names.length);
    return ids;
  });
  expect(found.filter((id) => id.startsWith("unknown"))).toEqual([]);
  expect(new Set(found).size).toBe(44);
});

test.skipIf(sexual === null)("every force of the outcomes file is known, and its name is the one of the tables", () => {
  for (const name of distinct(sexual ?? "", "Force Name")) {
    const force = findForce(name);
    expect(force === null ? null : forceNameOn(force, dayFrom(2019, 3, 31))).toBe(name);
  }
});

test.skipIf(areas === null || lookup === null)("names and codes of the boundary files agree with the data", () => {
  const { features } = JSON.parse(readFileSync(areas ?? "", "utf8")) as {
    features: { properties: { PFA23CD: string; PFA23NM: string } }[];
  };
  expect(features).toHaveLength(43);
  for (const { properties } of features) {
    expect(forceByCode("ONS", properties.PFA23CD)?.id ?? properties.PFA23CD).toBe(findForce(properties.PFA23NM)?.id);
  }
  for (const name of distinct(lookup ?? "", "pfa21nm")) expect([name, findForce(name)]).not.toEqual([name, null]);
  for (const code of distinct(lookup ?? "", "pfa21cd"))
    expect([code, forceByCode("ONS", code)]).not.toEqual([code, null]);
});

test.skipIf(facts === null || street === null)("forces of replies and of data.police.uk are known", () => {
  expect(distinct(facts ?? "", "body").filter((name) => findForce(name) === null)).toEqual(["COPFS"]);
  expect(distinct(street ?? "", "Reported by").filter((name) => findForce(name) === null)).toEqual([]);
});

test.skipIf(tiles === null)("each tile stands where the drawn map has it", () => {
  const page = readFileSync(tiles ?? "", "utf8");
  const map = page.slice(page.indexOf('viewBox="0 0 563 705"'));
  const drawn = map
    .slice(0, map.indexOf("</svg>"))
    .matchAll(/<g><title>([^<]+)<\/title><rect [^>]*x="([\d.]+)" y="([\d.]+)"[^>]*><text [^>]*>([^<]+)<\/text>/gu);
  const places = [...drawn].map(([, name = "", x, y, code]) => {
    return [findForce(name)?.id, code, (Number(x) - 0.5) / 71, (Number(y) - 0.5) / 71];
  });
  expect(places).toHaveLength(45);
  for (const [id, ...place] of places) {
    const tile = FORCES.find((force) => force.id === id)?.tile;
    expect([id, tile?.code, tile?.column, tile?.row]).toEqual([id, ...place]);
  }
});
