// What must not be told of a sum: an item taken for a whole, an outcome that was not gathered; and a number that the text's own list refutes.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";

async function sums(text: string): Promise<readonly number[]> {
  const { balances } = await checkText(text, findStatements(text), NO_FIGURES);
  return balances.map(({ notAccountedFor }) => notAccountedFor);
}

const KENT =
  "Kent Police recorded 540 crimes and 16 led to a charge. In 169 cases no suspect was found and in 75 the victim did not support action.";

describe("a remainder is told only where the telling is understood", () => {
  test.each([
    ["a further outcome of the same", `${KENT} A further 170 crimes were transferred.`, [110]],
    ["a further outcome of another force", `${KENT} In Sussex a further 100 crimes were transferred.`, []],
    [
      "the first of a list",
      "In 88 crimes no suspect was identified; in 97 the victim did not support action; 41 were closed because of evidential difficulties; 14 were transferred; and 49 remain open.",
      [],
    ],
  ])("%s", async (_, text, wanted) => {
    expect(await sums(text)).toEqual(wanted);
  });
});

test("a part of a whole that a closed list refutes does not hold; of another time it is left alone", async () => {
  const list =
    "Police said 52 of the 624 crimes led to a charge. In 203 no suspect was identified, in 241 the victim did not support action, 44 ended with a caution and 84 were still open.";
  const verdict = async (last: string): Promise<string | undefined> => {
    const text = `${list}\n\n${last}`;
    return (await checkText(text, findStatements(text), NO_FIGURES)).claims.at(-1)?.verdict;
  };
  expect(await verdict("You say that only 25 of the 624 crimes led to a charge.")).toBe("does not hold");
  expect(await verdict("By March, only 25 of the 624 crimes had led to a charge.")).toBe("cannot be checked");
});
