// The drawn tables of the measures are what the measures answer.
import { describe, expect, test } from "vitest";
import { withHome } from "../actions/home.ts";
import { answered, askedIn, drawn, givenReturn, measuresDrawn, saidBy } from "./drawn.ts";

test("every share, the balances, the bounds and the rest of the country have a drawn table", () => {
  expect(measuresDrawn()).toEqual(
    expect.arrayContaining([
      ...["charge-rate", "still-open", "victim-does-not-support", "no-suspect", "transferred", "out-of-court", "share"],
      ...["balance", "closing-balance", "rest-of-country", "bounds"],
    ]),
  );
});

describe.each(measuresDrawn())("%s answers as drawn", (measure) => {
  test("every row of the table", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", givenReturn(drawn(measure, "Given")));
      const rows = drawn(measure, "Answers");
      const said = [];
      for (const { asked = "" } of rows)
        said.push({ asked, answer: saidBy(await answered(tools, measure, askedIn(asked))) });
      expect(said).toEqual(rows);
    }));
});
