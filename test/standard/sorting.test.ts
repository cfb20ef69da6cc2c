// Orders do not depend on where the program runs.
import { expect, test } from "vitest";
import { byId, byName } from "../../src/standard/sorting.ts";

test("names stand as a British reader looks them up, numbers in them by their value", () => {
  const names = [
    "Wiltshire",
    "essex",
    "Dyfed-Powys",
    "Ynys Môn",
    "Group 10",
    "Group 9",
    "Ångström",
    "Avon and Somerset",
  ];
  expect(names.toSorted(byName)).toEqual([
    ...["Ångström", "Avon and Somerset", "Dyfed-Powys", "essex", "Group 9", "Group 10", "Wiltshire", "Ynys Môn"],
  ]);
});

test("ids stand sign by sign, also where a language would order them otherwise", () => {
  expect(["rape", "code:71/17", "flag:CSE", "code:71", "Z", "2018/19", "2017/18", "ä"].toSorted(byId)).toEqual([
    ...["2017/18", "2018/19", "Z", "code:71", "code:71/17", "flag:CSE", "rape", "ä"],
  ]);
  expect(byId("a", "a")).toBe(0);
});
