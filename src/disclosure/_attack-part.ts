// Attacks one part of a system, all of whose unknowns are tied together: the solver proposes, exact arithmetic disposes.

import {
  type Box,
  holds,
  narrow,
  provesEnd,
  searchWhole,
  systemOf,
  type WholeFact,
  type WholeSystem,
} from "./_whole-facts.ts";
import type { Proof } from "./proof.ts";
import { type LinearProgram, type OpenProgram, openProgram, type Solved } from "./solver.ts";

/** Columns of the system (by their numbers there), their ranges, and facts over their places here. */
export interface Part {
  readonly columns: readonly number[];
  readonly box: Box;
  readonly facts: readonly WholeFact[];
  /** A fact that holds no open unknown at all is false. */
  readonly isBroken: boolean;
}

/** Bounds by place; `to` may be `Infinity`. */
export interface PlaceBounds {
  readonly from: number;
  readonly to: number;
  readonly proof: Proof;
}

interface PartOptions {
  readonly isWanted: readonly boolean[];
  readonly enough?: number;
  readonly secondsAtMost: number;
}

/** How many branches the second routine may take to confirm one end. */
const CONFIRM_NODES = 400;
/** How many to find a first table of whole numbers, should the solver give none. */
const SEARCH_NODES = 2_000;
/** How often it may go one further than what is reached. */
const MOST_STEPS = 20;

/** The bounds of every place of a part. */
export async function attackPart(part: Part, options: PartOptions): Promise<readonly PlaceBounds[]> {
  const { lower, upper } = part.box;
  const system = systemOf(lower.length, part.facts);
  const box = { lower: [...lower], upper: [...upper] };
  if (part.isBroken || !narrow(system, box))
    return lower.map((from, at) => ({ from, to: upper[at] ?? from, proof: "contradiction" }));
  if (part.facts.length === 0) return lower.map((from, at) => ({ from, to: upper[at] ?? from, proof: "exact" }));
  const work = new PartAttack(system, box, options);
  try {
    await work.open();
    for (const [place, isWanted] of options.isWanted.entries()) if (isWanted) await work.bound(place);
    return work.answers();
  } finally {
    work.close();
  }
}

type End = "least" | "most";

/** What is claimed of one end: nothing goes beyond `at`, and who says so. */
type EndClaim = "exact" | "reached" | "unsure";

/** One part while it is attacked: the widest ranges reached so far, and the programs that are loaded. */
class PartAttack {
  readonly #system: WholeSystem;
  readonly #box: Box;
  readonly #options: PartOptions;
  /** The least and the most reached by a checked table, by place; `null` before the first table. */
  #reached: { readonly least: number[]; readonly most: number[] } | null = null;
  readonly #claims: { readonly least: EndClaim; readonly most: EndClaim }[] = [];
  #isContradicted = false;
  #plain: OpenProgram | null = null;
  #whole: OpenProgram | null = null;

  constructor(system: WholeSystem, box: Box, options: PartOptions) {
    this.#system = system;
    this.#box = box;
    this.#options = options;
  }

  async open(): Promise<void> {
    this.#plain = await openProgram(programOf(this.#system, this.#box, false));
  }

  close(): void {
    this.#plain?.close();
    this.#whole?.close();
  }

  /** Finds both ends of one place. */
  async bound(place: number): Promise<void> {
    const least = await this.#end(place, "least");
    const most = await this.#end(place, "most");
    this.#claims[place] = { least, most };
  }

  answers(): readonly PlaceBounds[] {
    const { lower, upper } = this.#box;
    return lower.map((low, place) => {
      const high = upper[place] ?? low;
      if (this.#isContradicted) return { from: low, to: high, proof: "contradiction" };
      // Nothing was reached: as narrow as can be, so that nobody takes it for safe.
      if (this.#reached === null) return { from: low, to: low, proof: "unsure" };
      const { least = "unsure", most = "unsure" } = this.#claims[place] ?? {};
      const [from, to] = [this.#reached.least[place] ?? low, this.#reached.most[place] ?? low];
      const proof =
        least === "unsure" || most === "unsure"
          ? "unsure"
          : least === "exact" && most === "exact"
            ? "exact"
            : "reached";
      return { from, to, proof };
    });
  }

  async #end(place: number, end: End): Promise<EndClaim> {
    if (this.#isContradicted) return "unsure";
    if (this.#isAtEdge(place, end)) return "exact";
    if (this.#isEnough(place)) return "unsure";
    const plain = this.#ask(this.#plain as OpenProgram, place, end); // opened before
    if (plain.status === "infeasible") return this.#contradicted();
    if (plain.status === "unbounded") return await this.#withoutEnd(place, end);
    if (plain.status === "optimal") {
      const claim = beyondNothing(plain.value, end);
      if (this.#isAt(place, end, claim)) return this.#confirmed(place, end, claim, plain.prices);
    }
    return await this.#wholeEnd(place, end);
  }

  /** The same asked of whole numbers, where the plain answer was not whole. */
  async #wholeEnd(place: number, end: End): Promise<EndClaim> {
    this.#whole ??= await openProgram(programOf(this.#system, this.#box, true));
    const whole = this.#ask(this.#whole, place, end);
    if (whole.status === "infeasible") return this.#contradicted();
    if (whole.status === "optimal") {
      const claim = beyondNothing(whole.bound, end);
      if (this.#isAt(place, end, claim)) return this.#confirmed(place, end, claim, []);
    }
    return this.#searchedEnd(place, end);
  }

  /** The last resort: what the exact search finds or excludes. */
  #searchedEnd(place: number, end: End): EndClaim {
    for (let step = 0; step < MOST_STEPS; step++) {
      const beyond = this.#boxBeyond(place, end);
      const found = searchWhole(this.#system, beyond, SEARCH_NODES);
      if (found.found === "yes") this.#reach(found.values);
      else if (found.found === "unsettled") return "unsure";
      else if (this.#reached === null) return this.#contradicted();
      else return "exact";
    }
    return "unsure";
  }

  #contradicted(): EndClaim {
    // Only when whole numbers were never found: a table in hand is stronger than what a solver says.
    if (this.#reached === null) this.#isContradicted = true;
    return "unsure";
  }

  #ask(program: OpenProgram, place: number, end: End): Solved {
    program.aimAt(end, [{ column: place, times: 1 }]);
    const solved = program.solve({ secondsAtMost: this.#options.secondsAtMost, absoluteGap: 0.5 });
    if ((solved.status === "optimal" || solved.status === "stopped") && solved.values !== null)
      this.#reach(solved.values);
    return solved;
  }

  /** Takes proposed numbers as reached when, made whole, they agree with everything exactly. */
  #reach(proposed: readonly number[]): void {
    const values = proposed.map((value) => Math.round(value) + 0);
    if (!holds(this.#system, this.#box, values)) return;
    const reached = this.#reached;
    if (reached === null) {
      this.#reached = { least: [...values], most: [...values] };
      return;
    }
    for (const [place, value] of values.entries()) {
      reached.least[place] = Math.min(reached.least[place] ?? value, value);
      reached.most[place] = Math.max(reached.most[place] ?? value, value);
    }
  }

  #isAt(place: number, end: End, claim: number): boolean {
    return this.#reached?.[end][place] === claim;
  }

  /** Whether the end that narrowing alone allows is reached. */
  #isAtEdge(place: number, end: End): boolean {
    return this.#isAt(place, end, (end === "least" ? this.#box.lower[place] : this.#box.upper[place]) ?? 0);
  }

  #isEnough(place: number): boolean {
    const { enough } = this.#options;
    if (enough === undefined || this.#reached === null) return false;
    return (this.#reached.most[place] ?? 0) - (this.#reached.least[place] ?? 0) >= enough;
  }

  /** A second opinion in whole numbers on what the solver claims. */
  #confirmed(place: number, end: End, claim: number, prices: readonly number[]): EndClaim {
    if (prices.length > 0 && provesEnd(this.#system, this.#box, { column: place, end, claim, prices })) return "exact";
    return searchWhole(this.#system, this.#boxBeyond(place, end), CONFIRM_NODES).found === "no" ? "exact" : "reached";
  }

  /** The box beyond what is reached at one end (all of it before anything is). */
  #boxBeyond(place: number, end: End): Box {
    const { lower, upper } = this.#box;
    const at = this.#reached?.[end][place];
    if (at === undefined) return this.#box;
    return end === "least" ? { lower, upper: upper.with(place, at - 1) } : { lower: lower.with(place, at + 1), upper };
  }

  /** The solver sees no end: believed when a direction of whole numbers keeps every fact, however far one goes. */
  async #withoutEnd(place: number, end: End): Promise<EndClaim> {
    if (this.#reached === null) {
      const first = this.#ask(this.#plain as OpenProgram, place, end === "least" ? "most" : "least"); // opened before
      if (first.status !== "optimal") await this.#firstTable();
    }
    if (this.#reached === null || end === "least" || !(await this.#goesOn(place))) return this.#searchedEnd(place, end);
    this.#reached.most[place] = Number.POSITIVE_INFINITY;
    return "exact";
  }

  async #firstTable(): Promise<void> {
    this.#whole ??= await openProgram(programOf(this.#system, this.#box, true));
    this.#whole.aimAt("least", []);
    const { secondsAtMost } = this.#options;
    const solved = this.#whole.solve({ secondsAtMost });
    if (solved.status === "optimal") this.#reach(solved.values);
  }

  /** Whether some whole direction that raises this place can be added to any table again and again. */
  async #goesOn(place: number): Promise<boolean> {
    const away = {
      lower: this.#box.lower.map(() => 0),
      upper: this.#box.upper.map((to) => (Number.isFinite(to) ? 0 : 60)),
    };
    const facts = this.#system.facts.map((fact) => ({
      ...fact,
      from: Number.isFinite(fact.from) ? 0 : fact.from,
      to: Number.isFinite(fact.to) ? 0 : fact.to,
    }));
    const directions = systemOf(away.lower.length, facts);
    const program = await openProgram(programOf(directions, away, true));
    try {
      program.aimAt("most", [{ column: place, times: 1 }]);
      const solved = program.solve({ secondsAtMost: this.#options.secondsAtMost });
      if (solved.status !== "optimal") return false;
      const values = solved.values.map((value) => Math.round(value) + 0);
      return (values[place] ?? 0) > 0 && holds(directions, away, values);
    } finally {
      program.close();
    }
  }
}

/** The whole number that a bound in floating point leaves: a hair beyond a whole number is that number. */
function beyondNothing(value: number, end: End): number {
  const hair = 1e-6 * Math.max(1, Math.abs(value) * 1e-3);
  return (end === "least" ? Math.ceil(value - hair) : Math.floor(value + hair)) + 0;
}

function programOf({ facts }: WholeSystem, { lower, upper }: Box, isWhole: boolean): LinearProgram {
  return {
    aim: "least",
    columns: lower.map((from, place) => ({ from, to: finite(upper[place] ?? from), whole: isWhole })),
    rows: facts.map((fact) => ({
      terms: fact.columns.map((column, place) => ({ column, times: fact.times[place] ?? 0 })),
      from: finite(fact.from),
      to: finite(fact.to),
    })),
  };
}

function finite(end: number): number | null {
  return Number.isFinite(end) ? end : null;
}

/** The ranges when parts of crimes were allowed: what an attack finds that does not know that crimes are whole. */
export async function plainRanges(
  facts: readonly WholeFact[],
  box: Box,
): Promise<readonly { readonly from: number; readonly to: number }[]> {
  const program = await openProgram(programOf(systemOf(box.lower.length, facts), box, false));
  const endOf = (place: number, end: End, none: number): number => {
    program.aimAt(end, [{ column: place, times: 1 }]);
    const solved = program.solve();
    return solved.status === "optimal" ? solved.value : none;
  };
  try {
    return box.lower.map((_, place) => ({
      from: endOf(place, "least", Number.NEGATIVE_INFINITY),
      to: endOf(place, "most", Number.POSITIVE_INFINITY),
    }));
  } finally {
    program.close();
  }
}
