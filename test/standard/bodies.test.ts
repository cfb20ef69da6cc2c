import { describe, expect, test } from "vitest";
import { BODIES, bodyById, findBody } from "../../src/standard/bodies.ts";
import { FLAG_ORIGINS, findFlagOrigin } from "../../src/standard/flag-origins.ts";
import { findForce } from "../../src/standard/forces.ts";

describe("a body that is no force", () => {
  test.each([
    ["COPFS", "copfs"],
    ["copfs", "copfs"],
    ["Crown Office and Procurator Fiscal Service", "copfs"],
    ["Crown Office & Procurator Fiscal", "copfs"],
    ["NCA", "national-crime-agency"],
    ["The National Crime Agency", "national-crime-agency"],
    ["CPS", "crown-prosecution-service"],
    ["Kent Police", null],
    ["", null],
    ["__proto__", null],
  ])("%j is %j", (label, id) => {
    expect(findBody(label)?.id ?? null).toBe(id);
  });

  test("is never a force, by any of its names, and no two bodies share one", () => {
    const labels = BODIES.flatMap(({ id, name, aliases }) =>
      [id, name, ...aliases].map((label) => [label, id] as const),
    );
    for (const [label, id] of labels) {
      expect(findForce(label), label).toBeNull();
      expect(findBody(label)?.id, label).toBe(id);
    }
  });

  test("is found by its id", () => {
    expect(bodyById("copfs")?.name).toBe("Crown Office and Procurator Fiscal Service");
    expect(bodyById("kent")).toBeNull();
  });
});

describe("the origin of a flag", () => {
  test.each([
    ["Officer", "officer"],
    ["keyword_rule", "keyword rule"],
    ["Carried over from a person", "carried over from a person"],
    ["inherited", "carried over from a person"],
    ["location", "location"],
    ["unknown", "unknown"],
    ["computer", null],
    ["", null],
  ])("%j is %j", (label, origin) => {
    expect(findFlagOrigin(label)).toBe(origin);
  });

  test("has one meaning for each word", () => {
    const words = FLAG_ORIGINS.flatMap(({ id, words: others }) => [id, ...others]);
    expect(new Set(words).size).toBe(words.length);
  });
});
