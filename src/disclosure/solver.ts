// The only file that knows the HiGHS solver: linear and integer programs in plain terms. It computes in floating point, so
// that nothing it says is believed without a check in whole numbers (see attack.ts, check-suppression.ts).
import type { Highs, Model, ModelData, RunResult } from "highs";
import { assert } from "../ground/assert.ts";

/** So many times one column, by its index. */
export interface ProgramTerm {
  readonly column: number;
  readonly times: number;
}

/** One unknown: `from` and `to` are its bounds (`null`: none), `cost` its weight in the aim, `whole` whether it is an integer. */
export interface ProgramColumn {
  readonly from: number | null;
  readonly to: number | null;
  readonly cost?: number;
  readonly whole?: boolean;
}

/** One condition: the sum of its terms lies between `from` and `to` (`null`: no bound on that side). A column stands in it once. */
export interface ProgramRow {
  readonly terms: readonly ProgramTerm[];
  readonly from: number | null;
  readonly to: number | null;
}

/** A linear program; an integer program when some columns are `whole`. */
export interface LinearProgram {
  readonly aim: "least" | "most";
  readonly columns: readonly ProgramColumn[];
  readonly rows: readonly ProgramRow[];
}

/** How a program is solved. The same program and options give the same answer, unless `secondsAtMost` cuts the work short. */
export interface SolveOptions {
  /** Wall time of one solve, in seconds. Without it the solve runs to its end. */
  readonly secondsAtMost?: number;
  /** The most nodes of the search for whole numbers: a limit that does not depend on the machine's speed. */
  readonly nodesAtMost?: number;
  /** How far, as a share, the value may stay from the proven bound; 0 when left out. */
  readonly relativeGap?: number;
  /** The same as a difference; 0 when left out. With whole costs anything below 1 proves the optimum. */
  readonly absoluteGap?: number;
}

/**
 * What the solver says. `bound` is what it claims that no solution can beat (equal to `value` for a linear program that is
 * optimal); `prices` are the duals of the rows (linear programs only, else empty). `stopped`: a limit was reached, and
 * `values` is the best found, or `null`. All in floating point.
 */
export type Solved =
  | {
      readonly status: "optimal";
      readonly value: number;
      readonly bound: number;
      readonly values: readonly number[];
      readonly prices: readonly number[];
    }
  | { readonly status: "infeasible" }
  | { readonly status: "unbounded" }
  | {
      readonly status: "stopped";
      readonly value: number | null;
      readonly bound: number | null;
      readonly values: readonly number[] | null;
    };

/** A program that stays loaded, to be changed and solved again: each solve starts from the answer before. */
export interface OpenProgram {
  /** Replaces the aim: all costs are 0 but these. */
  aimAt(aim: "least" | "most", costs: readonly ProgramTerm[]): void;
  /** Changes the bounds of one column. */
  boundColumn(column: number, from: number | null, to: number | null): void;
  /** Changes the bounds of one row. */
  boundRow(row: number, from: number | null, to: number | null): void;
  /** Adds one condition at the end. */
  addRow(row: ProgramRow): void;
  /** Gives values to start an integer search from; the solver checks them. */
  startFrom(values: readonly number[]): void;
  /** Solves; blocks until it is done or a limit is reached. */
  solve(options?: SolveOptions): Solved;
  /** Frees the memory. Nothing may be asked after. */
  close(): void;
}

let loading: Promise<Highs> | undefined;

/** Loads the module on the first call only; when loading fails, the next call tries again. */
async function highs(): Promise<Highs> {
  // The types of the package describe its CommonJS form; what Node imports has the loader itself as its default.
  loading ??= import("highs").then((module) => (module.default as unknown as () => Promise<Highs>)());
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/**
 * Solves one program and lets go of it.
 * Example: `await solve({ aim: "most", columns: [{ from: 0, to: null, cost: 1, whole: true }], rows: [{ terms: [{ column: 0,
 * times: 2 }], from: null, to: 7 }] })` is optimal with value 3.
 */
export async function solve(program: LinearProgram, options: SolveOptions = {}): Promise<Solved> {
  const open = await openProgram(program);
  try {
    return open.solve(options);
  } finally {
    open.close();
  }
}

/** Loads a program for several solves. The caller closes it. */
export async function openProgram(program: LinearProgram): Promise<OpenProgram> {
  const solver = await highs();
  const model = solver.createModel(modelOf(solver, program));
  model.options.set({ output_flag: false, random_seed: 0 });
  return new Loaded(solver, model, program);
}

class Loaded implements OpenProgram {
  readonly #solver: Highs;
  readonly #model: Model;
  readonly #isWhole: boolean;
  readonly #columns: number;
  readonly #rows: { from: number | null; to: number | null }[];

  constructor(solver: Highs, model: Model, program: LinearProgram) {
    this.#solver = solver;
    this.#model = model;
    this.#isWhole = program.columns.some((column) => column.whole === true);
    this.#columns = program.columns.length;
    this.#rows = program.rows.map(({ from, to }) => ({ from, to }));
  }

  aimAt(aim: "least" | "most", costs: readonly ProgramTerm[]): void {
    const all = new Float64Array(this.#columns);
    for (const { column, times } of costs) all[column] = times;
    if (this.#columns > 0) this.#model.changeColsCost({ kind: "range", from: 0, to: this.#columns - 1 }, all);
    this.#model.changeObjectiveSense(senseOf(this.#solver, aim));
  }

  boundColumn(column: number, from: number | null, to: number | null): void {
    this.#model.changeColBounds(column, from ?? -this.#solver.infinity, to ?? this.#solver.infinity);
  }

  boundRow(row: number, from: number | null, to: number | null): void {
    this.#rows[row] = { from, to };
    this.#model.changeRowBounds(row, from ?? -this.#solver.infinity, to ?? this.#solver.infinity);
  }

  addRow({ terms, from, to }: ProgramRow): void {
    this.#rows.push({ from, to });
    const indices = terms.map((term) => term.column);
    const values = terms.map((term) => term.times);
    this.#model.addRow(from ?? -this.#solver.infinity, to ?? this.#solver.infinity, { indices, values });
  }

  startFrom(values: readonly number[]): void {
    this.#model.setSolution({ colValue: values });
  }

  solve(options: SolveOptions = {}): Solved {
    const model = this.#model;
    model.options.set({
      time_limit: options.secondsAtMost ?? 1e9,
      mip_max_nodes: options.nodesAtMost ?? 2_147_483_647,
      mip_rel_gap: options.relativeGap ?? 0,
      mip_abs_gap: options.absoluteGap ?? 0,
    });
    model.zeroAllClocks();
    return this.#said(model.run());
  }

  close(): void {
    this.#model.dispose();
  }

  #said({ modelStatus }: RunResult): Solved {
    const status = this.#solver.constants.modelStatus;
    if (modelStatus === status.empty) return this.#withoutColumns();
    if (modelStatus === status.optimal) return this.#optimal();
    if (modelStatus === status.infeasible) return { status: "infeasible" };
    if (modelStatus === status.unbounded) return { status: "unbounded" };
    // Presolve may find that there is no optimum without knowing why: without presolve it knows.
    if (modelStatus === status.unboundedOrInfeasible) return this.#withoutPresolve();
    return this.#stopped();
  }

  /** The solver does not look at the rows of a program without columns: each is a sum of nothing. */
  #withoutColumns(): Solved {
    const holds = this.#rows.every(({ from, to }) => (from ?? 0) <= 0 && (to ?? 0) >= 0);
    const prices = this.#isWhole ? [] : this.#rows.map(() => 0);
    return holds ? { status: "optimal", value: 0, bound: 0, values: [], prices } : { status: "infeasible" };
  }

  #withoutPresolve(): Solved {
    const presolve = this.#model.options.get("presolve");
    if (presolve === "off") return { status: "unbounded" };
    this.#model.options.set("presolve", "off");
    try {
      this.#model.clearSolver();
      return this.#said(this.#model.run());
    } finally {
      this.#model.options.set("presolve", presolve);
    }
  }

  #optimal(): Solved {
    const value = this.#model.getObjectiveValue();
    const { colValue, rowDual } = this.#model.getSolution();
    const bound = this.#isWhole ? Number(this.#model.info.get("mip_dual_bound")) : value;
    const prices = this.#isWhole ? [] : [...rowDual];
    return { status: "optimal", value, bound: Number.isFinite(bound) ? bound : value, values: [...colValue], prices };
  }

  #stopped(): Solved {
    const FEASIBLE = 2;
    const isFound = Number(this.#model.info.get("primal_solution_status")) === FEASIBLE;
    const bound = this.#isWhole ? Number(this.#model.info.get("mip_dual_bound")) : Number.NaN;
    return {
      status: "stopped",
      value: isFound ? this.#model.getObjectiveValue() : null,
      bound: Number.isFinite(bound) ? bound : null,
      values: isFound ? [...this.#model.getSolution().colValue] : null,
    };
  }
}

function senseOf(solver: Highs, aim: "least" | "most"): NonNullable<ModelData["sense"]> {
  return aim === "least" ? solver.constants.objectiveSense.minimize : solver.constants.objectiveSense.maximize;
}

function modelOf(solver: Highs, { aim, columns, rows }: LinearProgram): ModelData {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    for (const { column, times } of terms) {
      assert(column >= 0 && column < columns.length, "a row of a program names columns of it");
      indices.push(column);
      values.push(times);
    }
    starts.push(indices.length);
  }
  const { infinity } = solver;
  const { integer, continuous } = solver.constants.variableType;
  const numbers = { numCols: columns.length, numRows: rows.length };
  return {
    ...numbers,
    sense: senseOf(solver, aim),
    colCost: columns.map((column) => column.cost ?? 0),
    colLower: columns.map((column) => column.from ?? -infinity),
    colUpper: columns.map((column) => column.to ?? infinity),
    rowLower: rows.map((row) => row.from ?? -infinity),
    rowUpper: rows.map((row) => row.to ?? infinity),
    matrix: { format: "csr", ...numbers, starts, indices, values },
    ...(columns.some((column) => column.whole === true)
      ? { integrality: columns.map((column) => (column.whole === true ? integer : continuous)) }
      : {}),
  };
}
