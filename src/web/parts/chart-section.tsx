// The dot chart with what it shows and what it does not.
import type { VNode } from "preact";
import type { Comparison } from "../../measures/result.ts";
import { DotsChart } from "../charts/dots.tsx";
import { groupsOf, notesOf, standingCount } from "../charts/groups.ts";
import { compareHref } from "../links.ts";
import { type CompareView, ORDERS, type Order } from "../views.ts";
import { capital, count, counted, listed, numberWord } from "../words.ts";
import { InApp } from "./in-app.tsx";
import { DotsKey } from "./keys.tsx";
import { SourceLine } from "./source-line.tsx";

/** The chart of a comparison, its key, its notes and how to read it. */
export function ChartSection({ comparison, question, order }: CompareView): VNode {
  const notes = notesOf(groupsOf(comparison, order));
  const ordered = comparison.coverage.compared > 0;
  return (
    <section class="under-views" aria-labelledby="h-chart">
      <h2 id="h-chart">{chartHeading(comparison)}</h2>
      <p>{chartSays(comparison)}</p>
      {ordered ? (
        <InApp>
          <p class="order top-3">
            {"Order within each group: "}
            {ordersFor(comparison).map(({ id, title }) => (
              <>{id === order ? <b>{title}</b> : <a href={`${compareHref(question, id)}#h-chart`}>{title}</a>} </>
            ))}
          </p>
        </InApp>
      ) : null}
      <figure class={ordered ? "chart flush" : "chart"} aria-labelledby="h-chart">
        <DotsKey comparison={comparison} />
        <DotsChart comparison={comparison} order={order} />
        <SourceLine passport={comparison.passport} />
      </figure>
      <div class="cols cols-2 top-4">
        {notes.length === 0 ? null : (
          <div class="stack">
            <h3>Notes on the chart</h3>
            <ol class="bullets note">
              {notes.map(({ forces, says }) => (
                <li>
                  <b>{`${listed(forces)}.`}</b>
                  {` ${says}`}
                </li>
              ))}
            </ol>
          </div>
        )}
        <HowToRead comparison={comparison} />
      </div>
    </section>
  );
}

/** The orders that mean something: on the closed basis nothing is open, and outcomes are counted. */
function ordersFor({ basis }: Comparison): readonly { readonly id: Order; readonly title: string }[] {
  if (basis !== "closed") return ORDERS;
  return ORDERS.filter(({ id }) => id !== "open").map(({ id, title }) => ({
    id,
    title: id === "crimes" ? "outcomes" : title,
  }));
}

function chartHeading(comparison: Comparison): string {
  const { compared } = comparison.coverage;
  const same = standingCount(comparison, "same");
  if (compared === 0) return "These figures are shown side by side, in no order";
  if (compared === 1) return "One force is compared, so it stands against nobody";
  if (same === compared) return "No force can be told apart from all the others";
  return `${count(same)} of ${counted(compared, "force", "forces")} cannot be told apart from all the others`;
}

function chartSays(comparison: Comparison): string {
  const [above, below] = [standingCount(comparison, "above"), standingCount(comparison, "below")];
  if (comparison.coverage.compared === 0) {
    return "They differ in what they count, in their period, basis or flag rule. The table below says why for each.";
  }
  const groups =
    above + below === 0
      ? "None stands clearly above or below all other forces together."
      : `${stands(above)} clearly above all other forces together and ${below === 0 ? "none" : numberWord(below)} clearly below.`;
  return `${groups} A rate is not a grade: forces differ in what they record and in how soon they enter an outcome, and a charge is not always the right outcome.`;
}

function stands(number: number): string {
  return `${capital(number === 0 ? "none" : numberWord(number))} ${number === 1 || number === 0 ? "stands" : "stand"}`;
}

function HowToRead({ comparison }: { readonly comparison: Comparison }): VNode {
  const { coverage, basis } = comparison;
  const byChance = Math.round(coverage.compared * 0.05);
  const mark =
    basis === "closed"
      ? "Each mark is the share of the outcomes a force gave that were a charge or summons."
      : "Each mark is the share of a force’s recorded crimes that had led to a charge or summons.";
  return (
    <div class="stack">
      <h3>How to read this</h3>
      <p class="note">
        {mark} The thick line is the range that chance alone leaves open, 19 times in 20. A short line means many{" "}
        {basis === "closed" ? "outcomes" : "crimes"}, not a better force.
      </p>
      {coverage.compared < 2 ? null : (
        <p class="note">
          A force is marked when its thin line (998 times in 1,000) lies wholly to one side of the rate of all other
          forces together.
          {byChance < 1
            ? null
            : ` With ${coverage.compared} forces compared at once, a 95% line would mark about ${numberWord(byChance)} by chance.`}
        </p>
      )}
    </div>
  );
}
