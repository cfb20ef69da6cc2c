// Reach in tables whose cells stand in at most two sums each (rows by columns): a network, where the most flow is exact and
// the least cut is its proof. Ford & Fulkerson 1956; for suppression Gusfield 1988, Fischetti & Salazar 1999.
import { assert } from "../ground/assert.ts";
import type { Limits, Reached, Reacher, ReachWish, Share } from "./_reach.ts";
import type { Question } from "./hiding.ts";

/** A cell as an edge: moving it up carries flow from one sum to another, moving it down carries it back. */
interface Edge {
  readonly cell: number;
  readonly from: number;
  readonly to: number;
}

/** The reacher of a table that is a network, else `null`. */
export function networkReacher(question: Question): Reacher | null {
  const edges = edgesOf(question);
  if (edges === null) return null;
  const nodes = question.equations.length + 1;
  const touching: Edge[][] = Array.from({ length: nodes }, () => []);
  for (const edge of edges) {
    touching[edge.from]?.push(edge);
    touching[edge.to]?.push(edge);
  }
  const byCell = new Map(edges.map((edge) => [edge.cell, edge]));
  return {
    isWhole: true,
    close: () => undefined,
    reach: (limits, wish) => {
      const target = byCell.get(wish.target);
      assert(target !== undefined, "the target is an edge of the network");
      return mostFlow({ touching, limits, wish, target });
    },
  };
}

/** Every hideable cell as an edge, after turning the signs of some sums round; `null` where that cannot be done. */
function edgesOf({ equations, hideable }: Question): readonly Edge[] | null {
  const ground = equations.length;
  const stands: { equation: number; sign: number }[][] = hideable.map(() => []);
  for (const [equation, terms] of equations.entries()) {
    for (const { cell, sign } of terms) stands[cell]?.push({ equation, sign });
  }
  const sides = turned(
    stands.filter((places, cell) => hideable[cell] && places.length > 0),
    equations.length,
  );
  if (sides === null) return null;
  return stands.flatMap((places, cell) => {
    if (!hideable[cell]) return [];
    const plus = places.find(({ equation, sign }) => sign * (sides[equation] ?? 1) > 0)?.equation ?? ground;
    const minus = places.find(({ equation, sign }) => sign * (sides[equation] ?? 1) < 0)?.equation ?? ground;
    return [{ cell, from: minus, to: plus }];
  });
}

/** For each sum 1 or -1, so that a cell in two sums has both signs; `null` when no choice does that. */
function turned(
  cells: readonly (readonly { readonly equation: number; readonly sign: number }[])[],
  equations: number,
): readonly number[] | null {
  if (cells.some((places) => places.length > 2)) return null;
  const near: { to: number; same: number }[][] = Array.from({ length: equations }, () => []);
  for (const [a, b] of cells) {
    if (a === undefined || b === undefined) continue;
    near[a.equation]?.push({ to: b.equation, same: -a.sign * b.sign });
    near[b.equation]?.push({ to: a.equation, same: -a.sign * b.sign });
  }
  const side = new Array<number>(equations).fill(0);
  for (let start = 0; start < equations; start += 1) {
    if (side[start] !== 0) continue;
    side[start] = 1;
    for (const queue = [start]; queue.length > 0; ) {
      const here = queue.pop() ?? 0;
      for (const { to, same } of near[here] ?? []) {
        const wanted = (side[here] ?? 1) * same;
        if (side[to] === 0) {
          side[to] = wanted;
          queue.push(to);
        } else if (side[to] !== wanted) return null;
      }
    }
  }
  return side;
}

interface Flow {
  readonly touching: readonly (readonly Edge[])[];
  readonly limits: Limits;
  readonly wish: ReachWish;
  readonly target: Edge;
}

const LEAST_FLOW = 1e-9;

/** Shortest augmenting paths from where the target's flow arrives back to where it starts. */
function mostFlow({ touching, limits, wish, target }: Flow): Reached {
  const isUp = wish.side === "up";
  const [source, sink] = isUp ? [target.to, target.from] : [target.from, target.to];
  const moved = new Float64Array(limits.up.length);
  let most = source === sink ? wish.enough : 0;
  let reached: Int32Array = new Int32Array(0);
  while (most < wish.enough - LEAST_FLOW) {
    const path = pathTo({ touching, limits, moved, source, sink, target });
    reached = path.seen;
    if (path.edges === null) break;
    const carried = Math.min(wish.enough - most, ...path.edges.map((each) => each.room));
    for (const { edge, forward } of path.edges)
      moved[edge.cell] = (moved[edge.cell] ?? 0) + (forward ? carried : -carried);
    most += carried;
  }
  const change = [...moved.entries()].flatMap(([cell, by]) => (Math.abs(by) > LEAST_FLOW ? [{ cell, by }] : []));
  change.push({ cell: target.cell, by: isUp ? most : -most });
  if (most >= wish.enough - LEAST_FLOW) return { most, change, proof: [] };
  const near = cutOf(touching, reached, target);
  const far = cutOf(touching, notLeadingTo({ touching, limits, moved, source, sink, target }), target);
  return { most, change, proof: near, other: far };
}

interface Search {
  readonly touching: readonly (readonly Edge[])[];
  readonly limits: Limits;
  readonly moved: Float64Array;
  readonly source: number;
  readonly sink: number;
  readonly target: Edge;
}

interface Step {
  readonly edge: Edge;
  readonly forward: boolean;
  readonly room: number;
}

/** Breadth first; `seen` tells the nodes reached when there is no path. */
function pathTo({ touching, limits, moved, source, sink, target }: Search): {
  readonly edges: readonly Step[] | null;
  readonly seen: Int32Array;
} {
  const seen = new Int32Array(touching.length);
  const came: (Step & { readonly at: number })[] = new Array(touching.length);
  const queue = [source];
  seen[source] = 1;
  for (let next = 0; next < queue.length && seen[sink] === 0; next += 1) {
    const at = queue[next] ?? 0;
    for (const edge of touching[at] ?? []) {
      const forward = edge.from === at;
      const to = forward ? edge.to : edge.from;
      if (seen[to] === 1 || edge === target) continue;
      const room = roomOn({ edge, forward, limits, moved });
      if (room <= LEAST_FLOW) continue;
      seen[to] = 1;
      came[to] = { edge, forward, room, at };
      queue.push(to);
    }
  }
  if (seen[sink] === 0) return { edges: null, seen };
  const edges: Step[] = [];
  for (let at = sink; at !== source; ) {
    const step = came[at];
    assert(step !== undefined, "a path leads back to its source");
    edges.push(step);
    at = step.at;
  }
  return { edges, seen };
}

/** The nodes from which nothing more can reach the sink: the other end of what all least cuts have between them. */
function notLeadingTo({ touching, limits, moved, sink, target }: Search): Int32Array {
  const leads = new Int32Array(touching.length);
  leads[sink] = 1;
  for (const queue = [sink]; queue.length > 0; ) {
    const at = queue.pop() ?? 0;
    for (const edge of touching[at] ?? []) {
      const forward = edge.to === at;
      const from = forward ? edge.from : edge.to;
      if (leads[from] === 1 || edge === target) continue;
      if (roomOn({ edge, forward, limits, moved }) <= LEAST_FLOW) continue;
      leads[from] = 1;
      queue.push(from);
    }
  }
  return leads.map((each) => 1 - each);
}

/** What an edge can still carry along (`forward`: moving its cell up) or back. */
function roomOn({
  edge,
  forward,
  limits,
  moved,
}: {
  readonly edge: Edge;
  readonly forward: boolean;
  readonly limits: Limits;
  readonly moved: Float64Array;
}): number {
  const by = moved[edge.cell] ?? 0;
  return forward ? (limits.up[edge.cell] ?? 0) - by : (limits.down[edge.cell] ?? 0) + by;
}

/** The edges that leave the reached nodes: no more flow than their limits. */
function cutOf(touching: readonly (readonly Edge[])[], seen: Int32Array, target: Edge): readonly Share[] {
  return touching.flatMap((edges, at) =>
    seen[at] !== 1
      ? []
      : edges.flatMap((edge): readonly Share[] => {
          const forward = edge.from === at;
          if (edge === target || seen[forward ? edge.to : edge.from] === 1) return [];
          return [{ cell: edge.cell, side: forward ? "up" : "down", times: 1 }];
        }),
  );
}
