// The tile map: one equal square for each territorial force, placed roughly where it lies; size says nothing.
import type { VNode } from "preact";
import type { Comparison, ForceRow } from "../../measures/result.ts";
import { type Force, territorialForces } from "../../standard/forces.ts";
import { percent } from "../words.ts";
import { roundEnd, scaleTo } from "./scale.ts";

/** What the map draws. */
export interface Tiles {
  readonly rowByForce: ReadonlyMap<string, ForceRow>;
  /** The fraction at the right end of the small axis in each square. */
  readonly end: number;
  readonly pooled: number | null;
}

/** Works out the map of a comparison. */
export function tilesOf(comparison: Comparison): Tiles {
  const rates = comparison.forces.flatMap(({ rate, standing }) => (standing === "apart" ? [] : (rate ?? [])));
  const pooled = rates.length === 0 ? null : comparison.pooled.rate;
  return {
    rowByForce: new Map(comparison.forces.map((row) => [row.force, row])),
    end: roundEnd(2.2 * (pooled ?? 0.05)),
    pooled,
  };
}

interface TileSize {
  readonly side: number;
  readonly pitch: number;
  /** From the square's left to its words and its axis. */
  readonly inset: number;
  readonly axisY: number;
  readonly axisHalf: number;
  readonly codeY: number;
  /** `null` where there is no room for the rate. */
  readonly rateY: number | null;
  readonly codeClass: string;
  /** The triangle of a marked square: its middle, its top, half its width, its height. */
  readonly mark: { readonly x: number; readonly y: number; readonly half: number; readonly height: number };
}

const WIDE: TileSize = {
  side: 65,
  pitch: 71,
  inset: 6.5,
  axisY: 50.5,
  axisHalf: 9,
  codeY: 19.5,
  rateY: 36.5,
  codeClass: "t-b",
  mark: { x: 52.5, y: 7.5, half: 6.5, height: 11.5 },
};
const NARROW: TileSize = {
  side: 41,
  pitch: 45,
  inset: 3.5,
  axisY: 32.5,
  axisHalf: 6,
  codeY: 14.5,
  rateY: null,
  codeClass: "t-xs",
  mark: { x: 34, y: 6, half: 4.5, height: 8 },
};

const TITLE = "Tile map of UK police forces";

/** Both drawings of the map, wide and narrow. */
export function TileMap({ tiles }: { readonly tiles: Tiles }): VNode {
  return (
    <>
      <MapDrawing tiles={tiles} size={WIDE} id="tilesw" class="only-wide" />
      <MapDrawing tiles={tiles} size={NARROW} id="tilesn" class="only-narrow" />
    </>
  );
}

function MapDrawing(props: { tiles: Tiles; size: TileSize; id: string; class: string }): VNode {
  const { tiles, size, id, class: name } = props;
  const forces = territorialForces();
  const columns = Math.max(...forces.map(({ tile }) => tile?.column ?? 0)) + 1;
  const rows = Math.max(...forces.map(({ tile }) => tile?.row ?? 0)) + 1;
  const width = (columns - 1) * size.pitch + size.side + 1;
  const height = (rows - 1) * size.pitch + size.side + 1;
  return (
    <svg
      class={name}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{TITLE}</title>
      <desc id={`${id}-d`}>
        {`One square for each of ${forces.length} territorial forces, placed roughly where it lies. ` +
          "A square shows the charge rate with its 95% interval against the pooled line. The same values are in the table."}
      </desc>
      {forces.map((force) => (
        <Tile force={force} row={tiles.rowByForce.get(force.id)} tiles={tiles} size={size} />
      ))}
    </svg>
  );
}

interface TileProps {
  readonly force: Force;
  readonly row: ForceRow | undefined;
  readonly tiles: Tiles;
  readonly size: TileSize;
}

function Tile({ force, row, tiles, size }: TileProps): VNode | null {
  if (force.tile === null) return null;
  const x = force.tile.column * size.pitch + 0.5;
  const y = force.tile.row * size.pitch + 0.5;
  const state = row === undefined ? "absent" : row.standing;
  const halo = state === "apart" ? " t-halo" : "";
  const side = size.side;
  return (
    <g>
      <title>{force.called}</title>
      <rect
        class={`tile tile-${state}`}
        fill={state === "apart" ? "url(#hatch-soft)" : undefined}
        x={x}
        y={y}
        width={side}
        height={side}
      />
      <text class={`${size.codeClass}${halo}`} x={x + size.inset} y={y + size.codeY}>
        {force.tile.code}
      </text>
      {row === undefined || row.standing === "apart" ? (
        <Word size={size} x={x} y={y} class={`t-soft${halo}`} says={row === undefined ? "none" : "apart"} />
      ) : (
        <TileRate row={row} tiles={tiles} size={size} x={x} y={y} />
      )}
    </g>
  );
}

interface Placed {
  readonly size: TileSize;
  readonly x: number;
  readonly y: number;
}

function Word({
  size,
  x,
  y,
  class: name,
  says,
}: Placed & { readonly class: string; readonly says: string }): VNode | null {
  if (size.rateY === null) return null;
  return (
    <text class={`t-s ${name}`} x={x + size.inset} y={y + size.rateY}>
      {says}
    </text>
  );
}

function TileRate({ row, tiles, size, x, y }: Placed & { readonly row: ForceRow; readonly tiles: Tiles }): VNode {
  const scale = scaleTo(tiles.end, x + size.inset, x + size.side - size.inset);
  const axisY = y + size.axisY;
  const beyond = row.interval !== null && row.interval[1] > tiles.end;
  return (
    <>
      <line class="tile-axis" x1={scale.left} x2={scale.right} y1={axisY} y2={axisY} />
      {tiles.pooled === null ? null : (
        <line
          class="tile-pooled"
          x1={scale.at(tiles.pooled)}
          x2={scale.at(tiles.pooled)}
          y1={axisY - size.axisHalf}
          y2={axisY + size.axisHalf}
        />
      )}
      <g class={`is-${row.standing}`}>
        {row.interval === null ? null : (
          <line class="ci" x1={scale.at(row.interval[0])} x2={scale.at(row.interval[1])} y1={axisY} y2={axisY} />
        )}
        {beyond ? <path class="tile-more" d={`M${scale.right - 1} ${axisY - 5}l5 5l-5 5`} /> : null}
        <TileMark row={row} size={size} x={x} y={y} />
      </g>
      <Word size={size} x={x} y={y} class="" says={row.rate === null ? "range" : percent(row.rate)} />
    </>
  );
}

function TileMark({ row, size, x, y }: Placed & { readonly row: ForceRow }): VNode | null {
  const { half, height } = size.mark;
  const [middle, top] = [x + size.mark.x, y + size.mark.y];
  if (row.standing === "above")
    return <path class="mark-above" d={`M${middle} ${top}l${half} ${height}h${-2 * half}Z`} />;
  if (row.standing !== "below") return null;
  return <path class="mark-below" d={`M${middle} ${top + height}l${half} ${-height}h${-2 * half}Z`} />;
}
