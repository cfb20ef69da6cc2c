// The denominator switch: one column a rule, with its pooled rate, who stands clearly above or below, and who changes group.
import type { VNode } from "preact";
import type { Comparison, ForceRow } from "../../measures/result.ts";
import { DENOMINATORS } from "../../standard/bases.ts";
import { compareHref } from "../links.ts";
import type { Order, Question } from "../views.ts";
import { bare, counted, percent, range } from "../words.ts";
import { Scroller } from "./scroller.tsx";

type Under = Comparison["underEach"][number];

interface SwitchProps {
  readonly comparison: Comparison;
  readonly question: Question;
  readonly order: Order;
}

/** What each choice of the whole does to the order; nothing where no forces are compared. */
export function DenominatorSwitch({ comparison, question, order }: SwitchProps): VNode | null {
  const { underEach, denominator } = comparison;
  if (
    underEach.length < 2 ||
    underEach.every(({ above, same, below }) => above.length + same.length + below.length === 0)
  )
    return null;
  const rows: readonly { readonly title: string; readonly of: (under: Under) => VNode | string }[] = [
    { title: "Pooled rate (95%)", of: rateOf },
    { title: "Clearly above all others", of: ({ above }) => namesOf(above) },
    { title: "Not distinguishable", of: ({ same }) => counted(same.length, "force", "forces") },
    { title: "Clearly below all others", of: ({ below }) => namesOf(below) },
    { title: "Changes group, against all crimes", of: movedOf },
  ];
  return (
    <section class="block" id="denominators" aria-labelledby="h-denominators">
      <h2 id="h-denominators">{headingOf(underEach)}</h2>
      <p>
        The same charges over another whole. A force that changes group does so by the rule alone: nothing else differs.
      </p>
      <Scroller label="What each denominator does; the table may scroll sideways">
        <table class="tight denominator-switch">
          <caption class="visually-hidden">Groups of forces under each denominator</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              {underEach.map((under) => (
                <th scope="col">
                  {under.denominator === denominator ? (
                    <>
                      {titleOf(under)} <span class="soft">shown on this page</span>
                    </>
                  ) : (
                    <a href={compareHref({ ...question, denominator: under.denominator }, order)}>{titleOf(under)}</a>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, of }) => (
              <tr>
                <th scope="row">{title}</th>
                {underEach.map((under) => (
                  <td>{of(under)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

function headingOf(underEach: readonly Under[]): string {
  const moved = new Set(underEach.flatMap((under) => under.moved.map(({ force }) => force))).size;
  if (moved === 0) return "Whatever counts as the whole, every force stays in its group";
  return `What counts as the whole moves ${counted(moved, "force", "forces")} to another group`;
}

function titleOf({ denominator }: Under): string {
  return DENOMINATORS.find(({ id }) => id === denominator)?.title ?? denominator;
}

function rateOf({ rate, interval }: Under): VNode | string {
  if (rate === null) return <span class="c-absent">not said</span>;
  return (
    <>
      {percent(rate)}
      {interval === null ? null : <span class="soft">{` (${range(interval)})`}</span>}
    </>
  );
}

function namesOf(forces: Under["above"]): VNode | string {
  if (forces.length === 0) return <span class="soft">none</span>;
  return (
    <ul class="plain">
      {forces.map(({ called, rate }) => (
        <li>
          {called} <span class="soft">{bare(rate)}</span>
        </li>
      ))}
    </ul>
  );
}

const GROUP: Readonly<Record<ForceRow["standing"], string>> = {
  above: "above",
  below: "below",
  same: "not distinguishable",
  apart: "not compared",
};

function movedOf({ moved, denominator }: Under): VNode | string {
  if (denominator === "all") return <span class="soft">the others are held against this</span>;
  if (moved.length === 0) return <span class="soft">nobody</span>;
  return (
    <ul class="plain">
      {moved.map(({ called, from, to }) => (
        <li>
          {called}: <span class="soft">{`from ${GROUP[from]} to ${GROUP[to]}`}</span>
        </li>
      ))}
    </ul>
  );
}
