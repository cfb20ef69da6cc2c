// Whether two names are one person's: what may differ without making another person.
import { describe, expect, test } from "vitest";
import { isSameName, personKey } from "../../src/releases/person.ts";

describe("one person", () => {
  test.each([
    ["AB", "ab"],
    ["Jo Smith", " JO  SMITH "],
    ["A.B.", "A B"],
    ["Zoë", "Zoe\u0308"],
    ["STRASSE", "Straße"],
    ["İnci", "inci"],
    ["ılgaz", "ILGAZ"],
    ["A\u200BB", "AB"],
    ["A\uFE0FB", "AB"],
    ["A\u00ADB", "AB"],
    ["ＡＢ", "AB"],
    ["①", "1"],
    ["", "anybody"],
    ["...", "nobody"],
  ])("%j and %j", (one, other) => expect(isSameName(one, other)).toBe(true));
});

describe("two people", () => {
  test.each([
    ["AB", "AC"],
    ["Zoë", "Zoe"],
    ["AB", "AB2"],
    ["क", "का"],
  ])("%j and %j", (one, other) => expect(isSameName(one, other)).toBe(false));
});

test("half a surrogate pair is no name and no fault", () => expect(personKey("\uD800")).toBe(""));
