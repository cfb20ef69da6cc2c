// The figures of a question traced all at once, held against the trace of each one.
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/actions/catalogue.ts";
import { listChoices } from "../../src/actions/list-choices.ts";
import { loadExample } from "../../src/actions/load-example.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { trace } from "../../src/measures/trace.ts";
import { traceMany } from "../../src/measures/trace-many.ts";
import { forceNamed } from "../../src/standard/force-named.ts";
import { withHome } from "../actions/home.ts";
import { shared } from "../shared.ts";

const TABLE = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");

/** How many figures of a question were held against `trace`; every `step`th one. */
async function compared(tools: Tools, question: { scope: string; period: string; basis: string }, step = 1) {
  const { engine } = await tools.warehouse();
  const files = await catalogue(tools);
  const many = await traceMany(engine, files, question);
  for (const [index, { force, figure, denominator, trace: found }] of many.entries()) {
    if (index % step !== 0) continue;
    const one = await trace(
      engine,
      files,
      { ...question, figure, denominator },
      force === null ? null : forceNamed(force),
    );
    expect(found, `${force} ${figure} ${denominator}`).toEqual(one);
  }
  return many.length;
}

describe("figures traced all at once", () => {
  test("are what the trace of each one says, in every question of the worked example", async () => {
    await withHome(async (tools) => {
      await loadExample(tools, "examples");
      let figures = 0;
      for (const { id, periods } of (await listChoices(tools)).scopes)
        for (const { id: period, bases } of periods)
          for (const basis of bases) figures += await compared(tools, { scope: id, period, basis });
      expect(figures).toBeGreaterThan(100);
    });
  }, 120_000);

  test("list every cell where all are asked for", async () => {
    await withHome(async (tools) => {
      await loadExample(tools, "examples");
      const { engine } = await tools.warehouse();
      const question = { scope: "child-titled", period: "2018/19", basis: "recorded" };
      const [first] = await traceMany(engine, await catalogue(tools), question, { listed: 5 });
      const [whole] = await traceMany(engine, await catalogue(tools), question, { listed: Number.POSITIVE_INFINITY });
      const [few, all] = [first?.trace.files[0], whole?.trace.files[0]];
      expect(few?.cells.length).toBe(5);
      expect((few?.cells.length ?? 0) + (few?.moreCells ?? 0)).toBe(all?.cells.length);
      expect(all?.moreCells).toBe(0);
    });
  });

  test.skipIf(TABLE === null)(
    "are those of the real table of 2018/19, of which every 29th is held against its own trace",
    async () => {
      await withHome(async (tools, { addPath }) => {
        await addPath(TABLE ?? "", "2020-01");
        const question = { scope: "child-titled", period: "2018/19", basis: "recorded" };
        expect(await compared(tools, question, 29)).toBeGreaterThan(500);
      });
    },
    300_000,
  );
});
