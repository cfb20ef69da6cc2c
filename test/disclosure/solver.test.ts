// The wrapper of the solver: what it answers, and that it can be asked again.
import { expect, test } from "vitest";
import { type LinearProgram, openProgram, solve } from "../../src/disclosure/solver.ts";

const KNAPSACK: LinearProgram = {
  aim: "most",
  columns: [
    { from: 0, to: 3, cost: 5, whole: true },
    { from: 0, to: 3, cost: 4, whole: true },
  ],
  rows: [
    {
      terms: [
        { column: 0, times: 6 },
        { column: 1, times: 4 },
      ],
      from: null,
      to: 15,
    },
  ],
};

test("whole columns give the best whole answer, plain ones the best of all", async () => {
  const whole = await solve(KNAPSACK);
  expect(whole).toMatchObject({ status: "optimal", value: 13, bound: 13 });
  const plain = await solve({ ...KNAPSACK, columns: KNAPSACK.columns.map((column) => ({ ...column, whole: false })) });
  expect(plain.status).toBe("optimal");
  if (plain.status === "optimal") {
    expect(plain.value).toBeCloseTo(14.5, 9);
    expect(plain.prices).toHaveLength(1);
    expect(plain.prices[0]).toBeCloseTo(5 / 6, 9);
  }
});

test("a program without an answer is infeasible, one without an end unbounded", async () => {
  const rows = [{ terms: [{ column: 0, times: 2 }], from: 3, to: 3 }];
  expect((await solve({ aim: "least", columns: [{ from: 0, to: 9, whole: true }], rows })).status).toBe("infeasible");
  const open = [{ from: 0, to: null, cost: 1, whole: true }];
  expect((await solve({ aim: "most", columns: open, rows: [] })).status).toBe("unbounded");
});

test("a loaded program is solved again after changes", async () => {
  const program = await openProgram(KNAPSACK);
  try {
    expect(program.solve()).toMatchObject({ status: "optimal", value: 13 });
    program.aimAt("least", [{ column: 0, times: 1 }]);
    expect(program.solve()).toMatchObject({ status: "optimal", value: 0 });
    program.boundColumn(1, 0, 0);
    program.boundRow(0, 7, 15);
    expect(program.solve()).toMatchObject({ status: "optimal", value: 2 });
    program.addRow({ terms: [{ column: 0, times: 1 }], from: null, to: 1 });
    expect(program.solve().status).toBe("infeasible");
  } finally {
    program.close();
  }
});

test("a limit of nodes stops the search and says what is proven so far", async () => {
  // A market split: equations that are hard for branching.
  const columns = Array.from({ length: 30 }, (_, index) => ({ from: 0, to: 1, cost: (index * 7) % 5, whole: true }));
  const rows = [0, 1, 2].map((row) => ({
    terms: columns.map((_, column) => ({ column, times: ((column + 3) * (row + 7) * 37) % 97 })),
    from: 700,
    to: 700,
  }));
  const stopped = await solve({ aim: "least", columns, rows }, { nodesAtMost: 1 });
  expect(["stopped", "infeasible", "optimal"]).toContain(stopped.status);
});

test("a program without unknowns is solved, or infeasible when a condition cannot hold", async () => {
  expect(await solve({ aim: "least", columns: [], rows: [] })).toMatchObject({ status: "optimal", value: 0 });
  const rows = [{ terms: [], from: 1, to: null }];
  expect((await solve({ aim: "least", columns: [], rows })).status).toBe("infeasible");
  const program = await openProgram({ aim: "least", columns: [{ from: 0, to: 1, cost: 1 }], rows: [] });
  expect(program.solve()).toMatchObject({ status: "optimal", value: 0 });
  program.close();
});
