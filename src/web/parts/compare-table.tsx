// Every value of a comparison as a table: the twin of the chart, where one acts.
import type { VNode } from "preact";
import type { Comparison, ForceRow } from "../../measures/result.ts";
import { apartRows, comparedRows, sorted } from "../charts/groups.ts";
import { compareHref, forceHref, passportHref } from "../links.ts";
import type { Order, Question } from "../views.ts";
import { bare, count, type Nouns, noOneIn, nounsOf, range, wholePercent } from "../words.ts";
import { CellView } from "./cell.tsx";
import { verdictShort } from "./comparability-section.tsx";
import { Fig } from "./figure.tsx";
import { InApp, InSite } from "./in-app.tsx";
import { Against } from "./marks.tsx";
import { Scroller } from "./scroller.tsx";

interface TableProps {
  readonly comparison: Comparison;
  readonly question: Question;
  readonly order: Order;
  /** The question that a row's own figures stand under. */
  readonly ofRow: (row: ForceRow) => Question;
}

/** The full table, with headings that sort and figures that open their passports. */
export function CompareTable({ comparison, question, order, ofRow }: TableProps): VNode {
  const nouns = nounsOf(comparison);
  const showsOpen = comparison.basis !== "closed";
  const row = (force: ForceRow): VNode => <Row row={force} question={ofRow(force)} showsOpen={showsOpen} />;
  const apart = sorted(apartRows(comparison), "name");
  const compared = sorted(comparedRows(comparison), order);
  const columns = showsOpen ? 8 : 7;
  const sortedBy = compared.length === 0 ? null : order;
  return (
    <Scroller label="Table of every value; it may scroll sideways">
      <table class="tight">
        <caption class="visually-hidden">{captionOf(comparison, sortedBy)}</caption>
        <Head question={question} order={sortedBy} nouns={nouns} showsOpen={showsOpen} />
        <tbody>
          {compared.map(row)}
          {apart.length === 0 ? null : (
            <tr class="group">
              <th scope="rowgroup" colSpan={columns}>
                Not compared, by name
              </th>
            </tr>
          )}
          {apart.map(row)}
        </tbody>
        {compared.length === 0 ? null : <Foot comparison={comparison} question={question} showsOpen={showsOpen} />}
      </table>
    </Scroller>
  );
}

function captionOf({ passport }: Comparison, order: Order | null): string {
  const by = { rate: "rate", name: "name", crimes: "crimes", open: "share still open" }[order ?? "name"];
  return `Charge rate by force, ${passport.scope.title}, ${passport.period.title}, ${passport.basis.id} basis, sorted by ${by}`;
}

function directionOf(order: Order): "ascending" | "descending" {
  return order === "name" ? "ascending" : "descending";
}

interface HeadProps {
  readonly question: Question;
  /** `null` where nothing is compared: then nothing is put in an order. */
  readonly order: Order | null;
  readonly nouns: Nouns;
  readonly showsOpen: boolean;
}

function Head({ question, order, nouns, showsOpen }: HeadProps): VNode {
  const sort = (by: Order, title: string, name: string): VNode =>
    order === null ? (
      <th scope="col" class={name}>
        {title}
      </th>
    ) : (
      <th scope="col" class={name} aria-sort={by === order ? directionOf(by) : undefined}>
        <InApp>
          <a class="sort" href={`${compareHref(question, by)}#table`}>
            {title}
          </a>
        </InApp>
        <InSite>{title}</InSite>
      </th>
    );
  return (
    <thead>
      <tr>
        {sort("name", "Force", "")}
        {sort("rate", "Rate, % (95%)", "n")}
        <th scope="col" class="n">
          Charged
        </th>
        {sort("crimes", nouns.column, "n")}
        <th scope="col" class="n">
          One in (95%)
        </th>
        {showsOpen ? sort("open", "Still open", "n") : null}
        <th scope="col">Against the rest</th>
        <th scope="col">Comparable</th>
      </tr>
    </thead>
  );
}

function Row({ row, question, showsOpen }: { row: ForceRow; question: Question; showsOpen: boolean }): VNode {
  const passport = (figure: string): string => passportHref(figure, question, row.force);
  const whole = <CellView cell={row.outOf} />;
  return (
    <tr>
      <th scope="row">
        <a href={forceHref(row.force, question)}>{row.called}</a>
      </th>
      <td class="n">
        <RateCell row={row} href={passport("rate")} />
      </td>
      <td class="n">
        <Fig href={passport("charged")} inTable>
          <CellView cell={row.charged} />
        </Fig>
      </td>
      <td class="n">
        {question.denominator === "all" ? (
          <Fig href={passport("total")} inTable>
            {whole}
          </Fig>
        ) : (
          whole
        )}
      </td>
      <td class="n">
        <OneInCell row={row} />
      </td>
      {showsOpen ? (
        <td class="n">
          <OpenCell row={row} href={passport("open")} />
        </td>
      ) : null}
      <td>
        <Against standing={row.standing} />
      </td>
      <td>{verdictShort(row)}</td>
    </tr>
  );
}

function RateCell({ row: { rate, interval }, href }: { readonly row: ForceRow; readonly href: string }): VNode {
  if (rate !== null) {
    const spread = interval === null ? null : <span class="soft">{` (${range(interval)})`}</span>;
    return (
      <>
        <Fig href={href} inTable>
          {bare(rate)}
        </Fig>
        {spread}
      </>
    );
  }
  if (interval === null) return <span class="c-absent">no rate</span>;
  return (
    <Fig href={href} inTable>
      <span class="c-interval num">{range(interval)}</span>
    </Fig>
  );
}

function OneInCell({ row: { oneIn, charged, rate } }: { readonly row: ForceRow }): VNode {
  if (oneIn === null) return <span class="c-absent">{noOneIn(charged, rate)}</span>;
  return (
    <>
      {count(oneIn.n)} <span class="soft">{`(${count(oneIn.from)} to ${count(oneIn.to)})`}</span>
    </>
  );
}

function OpenCell({ row: { open, openShare }, href }: { readonly row: ForceRow; readonly href: string }): VNode {
  if (openShare === null) return <CellView cell={open} />;
  return (
    <Fig href={href} inTable>
      {wholePercent(openShare)}
    </Fig>
  );
}

type FootProps = Pick<TableProps, "comparison" | "question"> & { readonly showsOpen: boolean };

function Foot({ comparison, question, showsOpen }: FootProps): VNode {
  const { pooled } = comparison;
  const spread = pooled.interval === null ? null : <span class="nb">{` (${range(pooled.interval)})`}</span>;
  return (
    <tfoot>
      <tr>
        <th scope="row">{pooled.forces === 1 ? "1 force" : `All ${pooled.forces} forces`}</th>
        <td class="n">
          {pooled.rate === null ? (
            <span class="c-absent">no rate</span>
          ) : (
            <>
              <Fig href={passportHref("rate", question)} inTable>
                {bare(pooled.rate)}
              </Fig>
              {spread}
            </>
          )}
        </td>
        <td class="n">
          <Fig href={passportHref("charged", question)} inTable>
            <CellView cell={pooled.numerator} />
          </Fig>
        </td>
        <td class="n">
          <CellView cell={pooled.denominator} />
        </td>
        <td class="n">{pooled.oneIn === null ? noOneIn(pooled.numerator, pooled.rate) : oneInWords(pooled.oneIn)}</td>
        {showsOpen ? <td class="n">{pooled.openShare === null ? "" : wholePercent(pooled.openShare)}</td> : null}
        <td colSpan={2}>pooled</td>
      </tr>
    </tfoot>
  );
}

function oneInWords({ n, from, to }: { readonly n: number; readonly from: number; readonly to: number }): string {
  return `${count(n)} (${count(from)} to ${count(to)})`;
}
