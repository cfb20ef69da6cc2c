// Whether two names are one person's: what may differ without making another person.
import { describe, expect, test } from "vitest";
import { isSamePerson, nameFault, personKey } from "../../src/standard/person.ts";

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
    ["АВ", "AB"],
    ["А.В.", "ab"],
    ["Ελε", "eλe"],
    ["ΝΙΚΟΣ", "Νικος"],
    ["Eνe", "Eve"],
    ["EΝE", "Ene"],
    ["Аnn", "Ann"],
    ["A\u202EB", "AB"],
    ["A\u2066B\u2069", "AB"],
    ["A\u00A0B", "AB"],
    ["Ꭺb", "Ab"],
    ["Co0per", "Cooper"],
    ["ИВАН", "иван"],
    ["RI", "Rl"],
    ["Rl", "R1"],
    ["Ian", "lan"],
    ["Bill", "BiII"],
    ["PHlLlP", "PHILIP"],
    ["A\u0406", "A\u0399"],
  ])("%j and %j", (one, other) => expect(isSamePerson(one, other)).toBe(true));
});

describe("two people", () => {
  test.each([
    ["AB", "AC"],
    ["Zoë", "Zoe"],
    ["AB", "AB2"],
    ["क", "का"],
    ["Иван", "Олег"],
    ["Иван", "Ivan"],
    ["Νίκος", "Μαρία"],
    ["田中 Ken", "鈴木 Ken"],
    // Letters that look alike in one case are two letters in the other.
    ["RI", "RL"],
    ["ri", "rl"],
    ["Mila", "Miia"],
  ])("%j and %j", (one, other) => expect(isSamePerson(one, other)).toBe(false));
});

test("half a surrogate pair is no name and no fault", () => expect(personKey("\uD800")).toBe(""));

describe("a name that a decision can be signed with", () => {
  test.each(["AB", "Jo Smith", "Zoë O’Neill-Grüß", "Иван", "Νίκος", "田中 Ken", "ひらがな 漢字", "A.B. (desk)"])(
    "is %j",
    (name) => expect(nameFault(name)).toBeNull(),
  );

  test.each([
    ["A\u200BB", "U+200B"],
    ["A\u202EB", "U+202E"],
    ["A\u0007B", "U+0007"],
    ["A\u00ADB", "U+00AD"],
    ["\uD800A", "U+D800"],
    ["Аlice", "Latin and Cyrillic"],
    ["Eνe", "Latin and Greek"],
    ["Ꭺb", "Latin and Cherokee"],
    ["Ивαн", "Cyrillic and Greek"],
  ])("is not %j, which says why", (name, found) => expect(nameFault(name)?.found).toContain(found));
});
