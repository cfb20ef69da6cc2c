// The whole walk: a force's reply that hides a count beside its total, and another file of the book that closes the sum.
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditBook } from "../../src/actions/audit-releases.ts";
import { exportReturn } from "../../src/actions/export-return.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { withHome } from "./home.ts";

const HEADER = "force,period,unit,scope,flag_rule,flag_origin,basis,edition,line,value,note";

function rows(edition: string, ...figures: readonly (readonly [string, string])[]): string {
  const start = `Kent,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,${edition}`;
  return [HEADER, ...figures.map(([line, value]) => `${start},${line},${value},`), ""].join("\n");
}

const REPLY = rows("2024-06-30", ["total", "20"], ["charged", "fewer than 5"], ["no-suspect", "8"]);
const LATER = rows("2024-09-30", ["total", "20"], ["no-suspect", "8"], ["victim-does-not-support", "10"]);

test("a reply by itself narrows nothing, and its force page shows the range that the reply shows", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    const answer = await showForce(tools, "Kent", { scope: "flag:CSE", period: "2023/24", basis: "recorded" });
    expect(answer.balance.lines.find(({ line }) => line === "charged")?.count).toEqual({ from: 1, to: 4 });
    const audit = await auditBook(tools);
    expect(audit).toMatchObject({ holds: true, narrowed: [], documents: 1 });
    const out = join(home.folder, "return.csv");
    expect(await exportReturn(tools, { scope: "flag:CSE", period: "2023/24", out })).toMatchObject({ rows: 3 });
  });
});

test("another file that closes the sum is found, with the cell and both files", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    await home.add("later.csv", LATER);
    const { holds, narrowed, says } = await auditBook(tools);
    expect(holds).toBe(false);
    expect(narrowed).toMatchObject([
      {
        document: "reply.csv",
        id: "2023/24 charged",
        bySource: { from: 1, to: 4 },
        besideOurs: { from: 1, to: 2 },
        because: ["later.csv"],
      },
    ]);
    expect(says).toContain("1 counts that a published file hides can be narrowed");
  });
});

test("a return that would close the sum of a reply is refused, naming the cell, the reply and the return", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    await home.add("later.csv", LATER);
    const out = join(home.folder, "return.csv");
    await expect(exportReturn(tools, { scope: "flag:CSE", period: "2023/24", out })).rejects.toThrow(
      "Cannot release figures that tell more than their source: reply.csv shows 2023/24 charged as 1 to 4, and with this return it is 1 to 2.",
    );
  });
});

test("quarters that add up to a year close its sum as well", async () => {
  await withHome(async (tools, home) => {
    const quarters = ["Q1", "Q2", "Q3", "Q4"].map(
      (quarter, index) =>
        `Kent,2023/24 ${quarter},crimes,flag:CSE,set by the officer,officer,recorded,2024-09-30,charged,${index % 2},`,
    );
    await home.add("reply.csv", REPLY);
    await home.add("quarters.csv", [HEADER, ...quarters, ""].join("\n"));
    const { narrowed } = await auditBook(tools);
    expect(narrowed).toMatchObject([
      { id: "2023/24 charged", besideOurs: { from: 2, to: 2 }, because: ["quarters.csv"] },
    ]);
  });
});
