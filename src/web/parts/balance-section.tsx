// A force's crimes by what became of them: the bar, and the table that repeats each part at its own place.
import type { VNode } from "preact";
import type { Balance, BalanceLine, ForceAnswer } from "../../measures/result.ts";
import { BalanceBar } from "../charts/balance.tsx";
import { type Bar, barOf } from "../charts/balance-model.ts";
import { share } from "../charts/scale.ts";
import { passportHref } from "../links.ts";
import type { Question } from "../views.ts";
import { bare, capital, cellWords, count, isAbsent, isExact, numberWord, percent, range } from "../words.ts";
import { CellView } from "./cell.tsx";
import { Fig } from "./figure.tsx";
import { Swatch } from "./marks.tsx";
import { SourceLine } from "./source-line.tsx";

interface Asked {
  readonly answer: ForceAnswer;
  readonly question: Question;
}

/** The balance of a force: heading, bar, table, and how the parts follow from the total. */
export function BalanceSection({ answer, question }: Asked): VNode {
  const { balance, called, bounds } = answer;
  const bar = barOf(balance);
  const unit = answer.basis === "closed" ? "outcomes" : answer.unit;
  const title = `Balance of ${cellWords(balance.total)} ${unit}, ${called}`;
  return (
    <section class="under-views" id="balance" aria-labelledby="h-bal">
      <h2 id="h-bal">{balanceHeading(balance, unit)}</h2>
      <p>
        {statedWords(balance)}
        {`Every ${unit === "outcomes" ? "outcome" : "recorded crime"} appears once: solid where an ending was stated, ` +
          "dotted where it is still moving, hatched where nobody has said."}
      </p>
      {bar.kind === "none" ? (
        <p class="note top-3">{bar.why}</p>
      ) : (
        <figure class="chart balance">
          <BalanceBar bar={bar} id="bal" title={title} unit={unit} bracket={bracketWords(answer, unit)} />
        </figure>
      )}
      <BalanceTable answer={answer} question={question} bar={bar} title={title} unit={unit} />
      <SourceLine passport={answer.passport} />
      <p class="note top-3">
        {balance.sum === null ? null : `${balance.sum}. `}
        {unaccountedWords(balance)}
        {bounds === null || answer.basis === "closed" ? null : boundsWords(bounds)}
      </p>
    </section>
  );
}

/** What a balance shows, from its numbers. */
export function balanceHeading({ total, notAccountedFor }: Balance, unit: string): string {
  if (!isExact(total) || !isExact(notAccountedFor)) return "What became of them, as far as it was said";
  if (notAccountedFor < 0) return `The parts add up to ${count(-notAccountedFor)} more than the total`;
  if (notAccountedFor === 0)
    return total === 1 ? "The one crime is accounted for" : `All ${count(total)} ${unit} are accounted for`;
  const verb = notAccountedFor === 1 ? "is" : "are";
  return `${count(notAccountedFor)} of ${count(total)} ${unit} ${verb} not accounted for`;
}

/** What the stated figures make of the total, where some of it is not accounted for. */
function statedWords({ total, notAccountedFor, lines }: Balance): string {
  if (!isExact(total) || !isExact(notAccountedFor) || notAccountedFor <= 0) return "";
  const stated = lines.filter(({ state, count: cell }) => state !== "unknown" && cell !== 0).length;
  const figures = stated === 1 ? "The one stated figure makes" : `The ${numberWord(stated)} stated figures make`;
  return `${figures} ${count(total - notAccountedFor)} of the ${count(total)}. `;
}

/** What stands under the bracket of a balance: the total, and what it counts. */
export function bracketWords({ balance: { total, notAccountedFor }, flag }: ForceAnswer, unit: string): string {
  const flagged = flag === null ? "" : " with the flag";
  const whole =
    unit === "outcomes" ? `${cellWords(total)} outcomes given` : `${cellWords(total)} ${unit} recorded${flagged}`;
  return notAccountedFor === 0 ? `${whole}, 0 not accounted for` : whole;
}

/** What the crimes nobody accounted for may be; empty where there are none. */
export function unaccountedWords({ notAccountedFor }: Balance): string {
  if (!isExact(notAccountedFor) || notAccountedFor <= 0) return "";
  return `The ${count(notAccountedFor)} may be open, may have other outcomes, or may be a slip in the source. `;
}

/** The rate if every crime still moving ended in a charge, and if none did. */
export function boundsWords({ lowest, highest, withUnaccounted }: NonNullable<ForceAnswer["bounds"]>): string {
  const most =
    highest === lowest ? "" : `If every crime still moving ended in a charge, the rate would be ${percent(highest)}; `;
  const all = withUnaccounted === highest ? "" : `if those not accounted for did too, ${percent(withUnaccounted)}; `;
  const sentence = `${most}${all}`;
  return sentence === "" ? "" : capital(`${sentence}if none did, ${percent(lowest)}.`);
}

interface TableProps extends Asked {
  readonly bar: Bar;
  readonly title: string;
  readonly unit: string;
}

function BalanceTable({ answer: { balance, force }, question, bar, title, unit }: TableProps): VNode {
  return (
    <div class="top-4">
      <table class="balance-table tight">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">What became of them</th>
            <th scope="col" class="n">
              {capital(unit)}
            </th>
            <th scope="col" class="n">
              Share, % <span class="soft plain">(95%)</span>
            </th>
            <th scope="col" class="cascade">
              <span class="visually-hidden">Place in the bar</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {balance.lines.map((line) => (
            <LineRow line={line} bar={bar} href={passportHref(line.line, question, force)} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{unit === "outcomes" ? "Outcomes given" : "Recorded"}</th>
            <td class="n">
              <Fig href={passportHref("total", question, force)} inTable>
                <CellView cell={balance.total} />
              </Fig>
            </td>
            <td class="n">{isExact(balance.total) && balance.total > 0 ? "100%" : ""}</td>
            <td class="cascade" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function LineRow({ line, bar, href }: { readonly line: BalanceLine; readonly bar: Bar; readonly href: string }): VNode {
  // What nobody has said is no matter of chance: its share stands without an interval.
  const chance = line.share === null || line.state === "unknown" ? null : line.interval;
  return (
    <tr class={line.state === "unknown" ? "is-unknown" : undefined}>
      <th scope="row">
        <Swatch line={line} />
        {line.title}
        <LineNote line={line} />
      </th>
      <td class="n">
        <LineCount line={line} href={href} />
      </td>
      <td class="n">
        {line.share === null ? <span class="soft">not said</span> : `${bare(line.share)}%`}
        {chance === null ? null : (
          <>
            {" "}
            <span class="soft">{`(${range(chance)})`}</span>
          </>
        )}
      </td>
      <td class="cascade">
        <Place line={line} bar={bar} />
      </td>
    </tr>
  );
}

function LineCount({ line: { count: cell }, href }: { readonly line: BalanceLine; readonly href: string }): VNode {
  if (isAbsent(cell) && cell.absent === "not applicable") return <CellView cell={cell} />;
  return (
    <Fig href={href} inTable>
      <CellView cell={cell} withWhy />
    </Fig>
  );
}

/** What nobody has said, and what is still moving, is told at once; what an ending means can be opened. */
function LineNote({ line: { title, note, state, types } }: { readonly line: BalanceLine }): VNode | null {
  const met = types.filter(({ count: cell }) => cell !== 0);
  const opens = state !== "unknown" && state !== "moving" && (note !== null || met.length > 1);
  if (!opens) return note === null ? null : <span class="note">{note}</span>;
  return (
    <details>
      <summary>
        What it is<span class="visually-hidden">{`: ${title}`}</span>
      </summary>
      <div class="note">
        {note}
        {met.length > 1 ? <Types types={met} /> : null}
      </div>
    </details>
  );
}

/** The outcome types inside a line. */
function Types({ types }: Pick<BalanceLine, "types">): VNode {
  return (
    <ul class="types">
      {types.map(({ type, title, count: cell }) => (
        <li>
          {`${type} ${title}: `}
          <CellView cell={cell} />
        </li>
      ))}
    </ul>
  );
}

/** The part of the bar that a line takes, at its own place. */
function Place({ line, bar }: { readonly line: BalanceLine; readonly bar: Bar }): VNode | null {
  if (bar.kind === "none") return null;
  const part = bar.parts.find(({ id }) => id === line.line);
  return (
    <svg class="strip" width="100%" height="16" aria-hidden="true">
      <line class="row-line" x1="0" x2="100%" y1="8" y2="8" />
      {part === undefined ? null : (
        <rect class={part.class} fill={part.fill} x={share(part.start)} y="0.5" width={share(part.size)} height="15" />
      )}
    </svg>
  );
}
