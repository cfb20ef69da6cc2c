// What the option `of` takes: its help, its list to choose from, and what a wrong word is answered with say the same.
import { expect, test } from "vitest";
import { ANY_SHARE } from "../../src/measures/any-share.ts";
import { SHARE_OPTION, shareAsked } from "../../src/measures/share-asked.ts";
import { BALANCE_LINES } from "../../src/standard/balance-lines.ts";

const ALL_LINES = BALANCE_LINES.map(({ id }) => id);

test("every choice is taken, and every line and type is a choice", () => {
  const ids = SHARE_OPTION.choices?.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(shareAsked({ options: { of: id } }).counted, id).toBeDefined();
  expect(ids).toEqual(expect.arrayContaining([...ALL_LINES, "charge-rate", "outcome:0", "outcome:22"]));
  expect(ANY_SHARE.options[0]?.choices?.map(({ id }) => id)).toEqual(expect.arrayContaining(ALL_LINES));
});

test("the help and the answer to a wrong word name all that is taken", () => {
  const wrong = (() => {
    try {
      shareAsked({ options: { of: "nonsense" } });
    } catch (error) {
      return error as { readonly code: string; readonly hint: string };
    }
    throw new Error("it was taken");
  })();
  expect(wrong.code).toBe("usage");
  for (const words of [wrong.hint, SHARE_OPTION.says])
    for (const id of [...ALL_LINES, "charge-rate", "still-open", "victim-does-not-support", "outcome:0 to outcome:22"])
      expect(words).toContain(id);
});
