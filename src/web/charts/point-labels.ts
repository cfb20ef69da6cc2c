// Names beside points of a plane: near where there is room, else further off on a leader; no name on another, none on a mark.

/** A point that wants a name `width` px wide. */
export interface Wanting {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where a name stands: the point its text is held at, which end of it that is, and its leader if it needs one. */
export interface PointLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly leader: readonly [x: number, y: number] | null;
}

/** A rectangle that is taken, or that names must stay in. */
export interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const ASCENT = 12;
const DESCENT = 4;
const MARK = 7;

/** What is on the plane already, and where names may stand. */
export interface Ground {
  readonly marks: readonly (readonly [number, number])[];
  readonly within: Room;
}

/**
 * Places names; `null` where there is no room at all: the table beside the chart names it. Several orders of placing are
 * tried, from each side, and the one whose leaders are the shortest together is taken.
 */
export function labelPoints(wanting: readonly Wanting[], ground: Ground): readonly (PointLabel | null)[] {
  const by = (key: (one: Wanting) => number): readonly number[] =>
    [...wanting.keys()].sort((a, b) => key(wanting[a] ?? NOWHERE) - key(wanting[b] ?? NOWHERE));
  const orders = [by(({ x }) => x), by(({ x }) => -x), by(({ y }) => y), by(({ y }) => -y), by(({ x, y }) => x + y)];
  const tried = orders.map((order) => placedIn(order, wanting, ground));
  const costs = tried.map((labels) => labels.reduce((sum, label, index) => sum + costOf(label, wanting[index]), 0));
  return tried[costs.indexOf(Math.min(...costs))] ?? [];
}

const NOWHERE: Wanting = { x: 0, y: 0, width: 0 };

function costOf(label: PointLabel | null, point: Wanting | undefined): number {
  if (label === null || point === undefined) return 10_000;
  return label.leader === null ? 0 : 20 + Math.hypot(label.leader[0] - point.x, label.leader[1] - point.y);
}

function placedIn(
  order: readonly number[],
  wanting: readonly Wanting[],
  { marks, within }: Ground,
): readonly (PointLabel | null)[] {
  const full: Room[] = marks.map(([x, y]) => ({ left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK }));
  const names: Room[] = [];
  const leaders: Segment[] = [];
  const placed: (PointLabel | null)[] = wanting.map(() => null);
  for (const index of order) {
    const one = wanting[index] ?? NOWHERE;
    const found = placesFor(one).find((place) => {
      const [room, leader] = [roomOf(place, one.width), leaderOf(one, place)];
      const free = isInside(room, within) && !full.some((other) => overlap(room, other));
      return (
        free &&
        !leaders.some((other) => crosses(other, room)) &&
        !names.some((other) => leader !== null && crosses(leader, other))
      );
    });
    if (found === undefined) continue;
    const [room, leader] = [roomOf(found, one.width), leaderOf(one, found)];
    full.push(room);
    names.push(room);
    if (leader !== null) leaders.push(leader);
    placed[index] = found;
  }
  return placed;
}

/** The rectangle of a name. */
export function roomOf({ x, y, anchor }: Pick<PointLabel, "x" | "y" | "anchor">, width: number): Room {
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width, top: y - ASCENT, bottom: y + DESCENT };
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

function leaderOf({ x, y }: Wanting, { leader }: PointLabel): Segment | null {
  return leader === null ? null : [x, y, leader[0], leader[1]];
}

/** Whether a line comes into a rectangle, found by walking along it a pixel or two at a time. */
function crosses([x1, y1, x2, y2]: Segment, room: Room): boolean {
  const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 2));
  return Array.from({ length: steps + 1 }, (_, index) => index / steps).some((part) => {
    const [x, y] = [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
    return x > room.left - 1 && x < room.right + 1 && y > room.top && y < room.bottom;
  });
}

/** Places from the nearest on: right, left, slanted, above and below, then further off with a leader. */
function placesFor({ x, y }: Wanting): readonly PointLabel[] {
  const near = [
    { x: x + 10, y: y + 5, anchor: "start" },
    { x: x - 10, y: y + 5, anchor: "end" },
    { x: x + 8, y: y - 8, anchor: "start" },
    { x: x + 8, y: y + 19, anchor: "start" },
    { x: x - 8, y: y - 8, anchor: "end" },
    { x: x - 8, y: y + 19, anchor: "end" },
    { x, y: y - 11, anchor: "middle" },
    { x, y: y + 23, anchor: "middle" },
  ] as const;
  const far = [26, 40, 56, 74, 94, 118, 146, 180, 220].flatMap((distance) =>
    [-60, 60, -30, 30, -120, 120, -150, 150, 0, 180, -90, 90].map((degrees) => farPlace({ x, y }, distance, degrees)),
  );
  return [...near.map((place) => ({ ...place, leader: null })), ...far];
}

function farPlace({ x, y }: Omit<Wanting, "width">, distance: number, degrees: number): PointLabel {
  const turn = (degrees * Math.PI) / 180;
  const [dx, dy] = [whole(Math.cos(turn) * distance), whole(Math.sin(turn) * distance)];
  if (Math.abs(dx) < 6)
    return {
      x: whole(x),
      y: whole(y + dy + 5),
      anchor: "middle",
      leader: [whole(x), whole(y + dy + (dy > 0 ? -8 : 10))],
    };
  const anchor = dx > 0 ? "start" : "end";
  return { x: whole(x + dx), y: whole(y + dy + 5), anchor, leader: [whole(x + dx + (dx > 0 ? -3 : 3)), whole(y + dy)] };
}

function whole(value: number): number {
  return Math.round(value * 10) / 10;
}

function isInside(room: Room, within: Room): boolean {
  return (
    room.left >= within.left && room.right <= within.right && room.top >= within.top && room.bottom <= within.bottom
  );
}

/** Whether two rectangles share room. */
export function overlap(one: Room, other: Room): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Pushes labels of lines apart: each keeps its height free below the one before, as near to where it belongs as that allows. */
export function pushApart(
  wanted: readonly { readonly y: number; readonly height: number }[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly number[] {
  const order = [...wanted.keys()].sort((a, b) => (wanted[a]?.y ?? 0) - (wanted[b]?.y ?? 0));
  const placed: number[] = [];
  let free = top;
  for (const index of order) {
    const { y = 0, height = 0 } = wanted[index] ?? {};
    placed[index] = Math.max(y, free);
    free = (placed[index] ?? 0) + height;
  }
  let limit = bottom;
  for (const index of order.reverse()) {
    const height = wanted[index]?.height ?? 0;
    placed[index] = Math.min(placed[index] ?? 0, limit - height);
    limit = placed[index] ?? 0;
  }
  return placed;
}
