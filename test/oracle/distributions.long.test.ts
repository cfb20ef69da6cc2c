// The distributions at thousands of random points of every size, against R.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { adapter } from "../vectors/adapters/distributions.ts";
import { hasR } from "./r.ts";

const SCRIPT = fileURLToPath(new URL("distributions.R", import.meta.url));
/** Relative; below 1e-280 R and we may both be at the end of the numbers. */
const ALLOWED = 1e-9;
/** R's own Poisson probabilities lose digits at large means (before its 4.4). */
const ALLOWED_OF: Readonly<Record<string, number>> = { poisson_pmf: 5e-9 };

test.skipIf(!hasR())(
  "every distribution is R's to nine digits, from shapes of 0.01 to a thousand million",
  { timeout: 300_000 },
  async () => {
    const { status, stdout, stderr } = spawnSync("Rscript", [SCRIPT, "20260101", "3000"], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    expect(status, stderr).toBe(0);
    const lines = stdout.trim().split("\n");
    const wrong: string[] = [];
    for (const line of lines) {
      const [fn = "", args = "", said = ""] = line.split("\t");
      const input = { fn, args: args.split(",").map(Number) };
      const { value } = await adapter.answer(
        { id: line, input, expected: {} },
        { name: "R", tolerance: {}, cases: [] },
      );
      const want = said.endsWith("Inf") ? Number(`${said}inity`) : Number(said);
      const off = value === want ? 0 : Math.abs(Number(value) - want) / Math.max(Math.abs(want), 1e-280);
      if (!(off <= (ALLOWED_OF[fn] ?? ALLOWED))) wrong.push(`${line}: ${value}`);
    }
    expect(lines.length).toBe(3000 * 23);
    expect(wrong).toEqual([]);
  },
);
