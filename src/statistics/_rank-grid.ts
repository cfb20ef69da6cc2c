// Where to look at several beta distributions at once: nodes and weights on the logit scale, and each one's density and
// cumulative share at the nodes. Plain Gauss-Legendre panels, so that the same counts give the same bytes.

/** The parameters of one beta distribution, both above 0. */
export interface BetaShape {
  readonly a: number;
  readonly b: number;
}

/** `mass[u][i]` is the probability that unit u's distribution puts on node i; `below[u][i]` the share below it. */
export interface RankGrid {
  readonly mass: readonly Float64Array[];
  readonly below: readonly Float64Array[];
  readonly nodes: number;
}

/** Nodes in a panel. */
const ORDER = 12;
/** A panel is so many spreads of the narrowest distribution that is alive in it. */
const PANEL = 1;
/** ln of the probability that is left out beyond each end. */
const LEFT_OUT = Math.log(1e-17);

/** Lays panels over the range of all shapes, fine where a narrow one lives, and integrates each shape over them. */
export function rankGrid(shapes: readonly BetaShape[]): RankGrid {
  const curves = shapes.map(curve);
  const panels = layPanels(curves);
  const { nodes: points, weights, partial } = legendre(ORDER);
  const size = panels.length * ORDER;
  const mass = curves.map(() => new Float64Array(size));
  const below = curves.map(() => new Float64Array(size));
  curves.forEach(({ logDensity }, unit) => {
    const [own, cumulative] = [mass[unit] ?? new Float64Array(), below[unit] ?? new Float64Array()];
    let before = 0;
    panels.forEach(([from, to], panel) => {
      const half = (to - from) / 2;
      const densities = points.map((point) => Math.exp(logDensity(from + half * (1 + point))) * half);
      points.forEach((_, at) => {
        own[panel * ORDER + at] = (densities[at] ?? 0) * (weights[at] ?? 0);
        cumulative[panel * ORDER + at] = before + dot(partial[at] ?? [], densities);
      });
      before += dot(weights, densities);
    });
    // The density is only known up to a factor: the total over all panels is 1.
    for (let at = 0; at < size; at += 1) {
      own[at] = (own[at] ?? 0) / before;
      cumulative[at] = Math.min(1, Math.max(0, (cumulative[at] ?? 0) / before));
    }
  });
  return { mass, below, nodes: size };
}

interface Curve {
  /** ln of the density on the logit scale, 0 at its top. */
  readonly logDensity: (logit: number) => number;
  readonly from: number;
  readonly to: number;
  readonly spread: number;
}

/** On the logit scale a beta is smooth and log-concave, with exponential tails e^(a·w) and e^(−b·w), however small a or b. */
function curve({ a, b }: BetaShape): Curve {
  const top = Math.log(a / b);
  const height = (w: number): number => a * w - (a + b) * softplus(w);
  const highest = height(top);
  const logDensity = (w: number): number => height(w) - highest;
  const spread = Math.sqrt(1 / a + 1 / b);
  return {
    logDensity,
    spread,
    from: tailEnd(logDensity, top, -spread),
    to: tailEnd(logDensity, top, spread),
  };
}

/** ln(1 + e^w) without overflow. */
function softplus(w: number): number {
  return w > 0 ? w + Math.log1p(Math.exp(-w)) : Math.log1p(Math.exp(w));
}

/** Steps out, then halves: since the tail falls faster the further out, what lies beyond is less than what is left out. */
function tailEnd(logDensity: (w: number) => number, top: number, step: number): number {
  let reach = 1;
  while (logDensity(top + reach * step) > LEFT_OUT) reach *= 2;
  let [near, far] = [reach / 2, reach];
  for (let halving = 0; halving < 20; halving += 1) {
    const middle = (near + far) / 2;
    if (logDensity(top + middle * step) > LEFT_OUT) near = middle;
    else far = middle;
  }
  return top + far * step;
}

function layPanels(curves: readonly Curve[]): readonly (readonly [number, number])[] {
  const ends = curves.flatMap(({ from, to }) => [from, to]).toSorted((one, other) => one - other);
  const panels: [number, number][] = [];
  for (let at = 1; at < ends.length; at += 1) {
    const [from, to] = [ends[at - 1] ?? 0, ends[at] ?? 0];
    const alive = curves.filter((one) => one.from <= from && one.to >= to).map(({ spread }) => spread);
    if (to <= from || alive.length === 0) continue;
    const count = Math.ceil((to - from) / (PANEL * Math.min(...alive)));
    for (let part = 0; part < count; part += 1) {
      panels.push([from + ((to - from) * part) / count, from + ((to - from) * (part + 1)) / count]);
    }
  }
  return panels;
}

interface Legendre {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
  /** `partial[m]` are weights for the integral from -1 to node m. */
  readonly partial: readonly (readonly number[])[];
}

/** Gauss-Legendre on [-1, 1]: roots of P_n by Newton, weights, and the integrals of the interpolant up to each root. */
function legendre(order: number): Legendre {
  const nodes = Array.from({ length: order }, (_, index) => {
    let x = -Math.cos((Math.PI * (index + 0.75)) / (order + 0.5));
    for (let step = 0; step < 8; step += 1) x -= (polynomials(x, order)[order] ?? 0) / slope(x, order);
    return x;
  });
  const weights = nodes.map((x) => 2 / ((1 - x * x) * slope(x, order) ** 2));
  const values = nodes.map((x) => polynomials(x, order));
  const partial = nodes.map((x, m) => {
    const up = values[m] ?? [];
    return nodes.map((_, n) => {
      let sum = (x + 1) / 2;
      for (let k = 1; k < order; k += 1) sum += ((values[n]?.[k] ?? 0) * ((up[k + 1] ?? 0) - (up[k - 1] ?? 0))) / 2;
      return sum * (weights[n] ?? 0);
    });
  });
  return { nodes, weights, partial };
}

/** P_0(x) to P_order(x). */
function polynomials(x: number, order: number): readonly number[] {
  const all = [1, x];
  for (let k = 1; k < order; k += 1) all.push(((2 * k + 1) * x * (all[k] ?? 0) - k * (all[k - 1] ?? 0)) / (k + 1));
  return all;
}

function slope(x: number, order: number): number {
  const all = polynomials(x, order);
  return (order * (x * (all[order] ?? 0) - (all[order - 1] ?? 0))) / (x * x - 1);
}

function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
