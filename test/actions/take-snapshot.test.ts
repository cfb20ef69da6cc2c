// The snapshot of everything public says of each force what asking for that force alone says.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { showForce } from "../../src/actions/show-force.ts";
import { takeSnapshot } from "../../src/actions/take-snapshot.ts";
import { withHome } from "./home.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));

test("forces taken together are answered as each one alone", async () => {
  await withHome(async (tools, home) => {
    await home.addPath(join(EXAMPLES, "cse-published-figures.csv"));
    await home.addPath(join(EXAMPLES, "child-titled-2018-19.csv"));
    const { answers } = await takeSnapshot(tools);
    const forces = answers.filter((one) => one.kind === "force");
    expect(forces.length).toBeGreaterThan(40);
    for (const { question, force, answer } of forces) expect(answer).toEqual(await showForce(tools, force, question));
  });
}, 120_000);
