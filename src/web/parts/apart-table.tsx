// Who is not in the order: what is known of each, and why it is not compared.
import type { VNode } from "preact";
import type { Comparison, ForceRow, MissingForce } from "../../measures/result.ts";
import { drawingOf } from "../charts/drawing.ts";
import { apartRows, sorted } from "../charts/groups.ts";
import { CellStrip } from "../charts/strip.tsx";
import { forceHref, passportHref } from "../links.ts";
import type { Question } from "../views.ts";
import { count, isAbsent, isExact, rateWords, wholePercent } from "../words.ts";
import { CellView } from "./cell.tsx";
import { Fig } from "./figure.tsx";

interface ApartProps {
  readonly comparison: Comparison;
  readonly question: Question;
  /** The question that a row's own figures stand under. */
  readonly ofRow: (row: ForceRow) => Question;
}

const MANY = 4; // from here on forces that share a reason share a row

/** The table of bodies that are shown apart or have no figure; `null` when everybody is compared. */
export function ApartTable({ comparison, question, ofRow }: ApartProps): VNode | null {
  const apart = sorted(apartRows(comparison), "name");
  const missing = missingGroups(comparison.coverage.missing);
  if (apart.length === 0 && missing.length === 0) return null;
  const showsOpen = comparison.basis !== "closed";
  return (
    <table class="cards apart-table top-2">
      <thead>
        <tr>
          <th scope="col">Force</th>
          <th scope="col">What is known</th>
          <th scope="col">Why it is not in the order</th>
        </tr>
      </thead>
      <tbody>
        {apart.map((row) => (
          <ApartRow row={row} question={question} own={ofRow(row)} showsOpen={showsOpen} />
        ))}
        {missing.map((group) => (
          <MissingRow group={group} />
        ))}
      </tbody>
    </table>
  );
}

interface ApartRowProps {
  readonly row: ForceRow;
  /** What was asked of all forces. */
  readonly question: Question;
  /** What the row's own figures stand under. */
  readonly own: Question;
  readonly showsOpen: boolean;
}

function ApartRow({ row, question, own, showsOpen }: ApartRowProps): VNode {
  const drawing = drawingOf({ ...row, numerator: row.charged, denominator: row.outOf });
  const drawn = drawing.kind === "range" || drawing.kind === "hidden";
  return (
    <tr>
      <th scope="row">
        <a href={forceHref(row.force, own)}>{row.called}</a>
      </th>
      <td data-h="Known">
        <Known row={row} question={own} showsOpen={showsOpen} />
        {drawn ? <CellStrip drawing={drawing} end={drawing.kind === "range" ? stripEnd(drawing) : 1} /> : null}
      </td>
      <td data-h="Why">
        {row.why ?? "It is shown apart."}
        <Terms row={row} question={question} />
      </td>
    </tr>
  );
}

function stripEnd({
  to,
  interval,
}: {
  readonly to: number;
  readonly interval: readonly [number, number] | null;
}): number {
  return Math.min(Math.max(0.25, interval?.[1] ?? to), 1);
}

function Known({ row, question, showsOpen }: { row: ForceRow; question: Question; showsOpen: boolean }): VNode {
  const { charged, outOf, open, openShare } = row;
  const both = isExact(charged) && isExact(outOf);
  const rate = row.interval === null ? null : rateWords({ rate: row.rate, interval: row.interval });
  const someOpen = showsOpen && openShare !== null && !isAbsent(open) && open !== 0;
  return (
    <>
      <Fig href={passportHref(both ? "rate" : "charged", question, row.force)}>
        {both ? (
          `${count(charged)} of ${count(outOf)}`
        ) : (
          <>
            <CellView cell={charged} /> of <CellView cell={outOf} />
          </>
        )}
      </Fig>
      {" charged"}
      {rate === null ? null : `, ${rate}`}
      {someOpen ? (
        <>
          {"; "}
          <Fig href={passportHref("open", question, row.force)}>
            <CellView cell={open} />
          </Fig>
          {` (${wholePercent(openShare)}) with no outcome yet`}
        </>
      ) : null}
    </>
  );
}

/** What makes this figure unlike the question, where it does: its period, its basis, its flag rule. */
function Terms({ row, question }: { readonly row: ForceRow; readonly question: Question }): VNode | null {
  const terms = [
    ...(row.period === question.period ? [] : [`Period: ${row.period}.`]),
    ...(row.basis === question.basis ? [] : [`Basis: ${row.basis}.`]),
    ...(row.flagRule === null ? [] : [`Flag rule: ${row.flagRule}.`]),
    ...(row.flagOrigin === null ? [] : [`Flag origin: ${row.flagOrigin}.`]),
  ];
  return terms.length === 0 ? null : <span class="note terms">{terms.join(" ")}</span>;
}

/** Missing bodies with the same absence for the same reason. */
interface MissingGroup {
  readonly names: readonly string[];
  readonly absence: string;
  readonly why: string;
}

function missingGroups(missing: readonly MissingForce[]): readonly MissingGroup[] {
  const groups = new Map<string, { names: string[]; absence: string; why: string }>();
  for (const { called, absence, why } of missing) {
    const key = `${absence}\n${why}`;
    const group = groups.get(key) ?? { names: [], absence, why };
    group.names.push(called);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) =>
    group.names.length < MANY ? group.names.map((name) => ({ ...group, names: [name] })) : [group],
  );
}

function MissingRow({ group: { names, absence, why } }: { readonly group: MissingGroup }): VNode {
  return (
    <tr>
      <th scope="row">
        {names.length === 1 ? (
          names[0]
        ) : (
          <details>
            <summary>{`${names.length} forces`}</summary>
            <div class="note">{names.join(", ")}</div>
          </details>
        )}
      </th>
      <td data-h="Known">
        <span class="c-absent">{absence}</span>
      </td>
      <td data-h="Why">{why}</td>
    </tr>
  );
}
