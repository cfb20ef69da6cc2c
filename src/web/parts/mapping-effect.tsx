// What a draft does to the book, before it is saved: each answer as it is now and as it would be, and the totals that were checked.
import type { VNode } from "preact";
import type { Balance } from "../../measures/result.ts";
import type { TotalCheck } from "../../sources/replies/grid.ts";
import { BalanceBar } from "../charts/balance.tsx";
import { barOf } from "../charts/balance-model.ts";
import { fileHref } from "../links.ts";
import type { BesideFigure, Effect, MappingView, Said } from "../mapping-view.ts";
import { capital, cellWords, count, counted, lower, percent } from "../words.ts";
import { CellView } from "./cell.tsx";
import { isDrawn } from "./mapping-grid.tsx";

/** How many balances are drawn as bars; the table holds them all. */
const BARS = 3;

/** The answers that change, as bars and as a table. */
export function EffectSection({ view }: { readonly view: MappingView }): VNode | null {
  const { effects, moreEffects, besides } = view;
  if (view.hidden) return null;
  return (
    <section class="block" id="effect" aria-labelledby="h-effect">
      <h2 id="h-effect">What the book will say</h2>
      {effects.length === 0 ? (
        <p class="nothing top-3">
          {besides.length === 0
            ? "Nothing yet: no figure is complete. Say what is left to say, and the balance stands here before anything is saved."
            : "No balance of crimes: the figures below are kept beside the balances."}
        </p>
      ) : (
        <>
          <p>{effectWords(effects)}</p>
          {effects.slice(0, BARS).map((effect, index) => (
            <EffectBar effect={effect} id={`eff${index + 1}`} />
          ))}
          <EffectTable effects={effects} own={view.sha256} />
          {moreEffects === 0 ? null : <p class="note">{`And ${counted(moreEffects, "answer", "answers")} more.`}</p>}
        </>
      )}
      {besides.length === 0 ? null : <Besides figures={besides} />}
    </section>
  );
}

function effectWords(effects: readonly Effect[]): string {
  const changed = effects.filter(({ before, after }) => !isSame(before, after)).length;
  if (changed === 0) return "The same as now: nothing in the book would change.";
  const fresh = effects.filter(({ before }) => before === null).length;
  const asked = counted(changed, "answer changes", "answers change");
  return fresh === effects.length
    ? `${capital(counted(fresh, "question that has no answer yet gets one", "questions that have no answer yet get one"))}.`
    : `${capital(asked)}. Each is shown as it would be, and in the table beside it as it is now.`;
}

function isSame(before: Said | null, after: Said | null): boolean {
  const figures = (said: Said | null): string =>
    said === null
      ? ""
      : JSON.stringify([said.balance.total, said.balance.lines.map(({ line, count: cell }) => [line, cell])]);
  return figures(before) === figures(after);
}

function titleOf({ called, scopeTitle, period, basis }: Effect): string {
  return `${called}, ${lower(scopeTitle)}, ${period}${basis === "not stated" ? "" : `, ${basis} basis`}`;
}

function EffectBar({ effect, id }: { readonly effect: Effect; readonly id: string }): VNode | null {
  if (effect.after === null) return null;
  const { balance } = effect.after;
  const bar = barOf(balance);
  const unit = effect.basis === "closed" ? "outcomes" : "crimes";
  return (
    <figure class="chart balance map-effect">
      <figcaption>
        <h3>{titleOf(effect)}</h3>
        <p>{balanceWords(effect.after, unit)}</p>
      </figcaption>
      {bar.kind === "none" ? (
        <p class="note">{bar.why}</p>
      ) : (
        <BalanceBar
          bar={bar}
          id={id}
          title={titleOf(effect)}
          unit={unit}
          bracket={`${cellWords(balance.total)} ${unit}`}
          tall={48}
        />
      )}
    </figure>
  );
}

/** The rate in a sentence, and what nobody has said. */
function balanceWords({ rate, balance }: Said, unit: string): string {
  const charged =
    rate.oneIn === null
      ? rate.rate === null
        ? (rate.why ?? "There is no rate.")
        : `${percent(rate.rate)} charged.`
      : `${capital(rate.oneIn.words)} charged.`;
  return `${charged} ${restWords(balance, unit)}`;
}

function restWords({ notAccountedFor: rest, total }: Balance, unit: string): string {
  if (typeof rest === "number" && rest < 0) return `The parts add up to ${count(-rest)} more than the total.`;
  if (typeof rest === "number") return `${count(rest)} of ${cellWords(total)} ${unit} not accounted for.`;
  return `Not accounted for: ${cellWords(rest)}.`;
}

function EffectTable({ effects, own }: { readonly effects: readonly Effect[]; readonly own: string }): VNode {
  return (
    <table class="cards tight top-4 map-effects">
      <caption class="visually-hidden">What the book says now, and what it would say</caption>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Crimes</th>
          <th scope="col">Charged</th>
          <th scope="col">Not accounted for</th>
          <th scope="col">As the book says now</th>
        </tr>
      </thead>
      <tbody>
        {effects.map((effect) => (
          <EffectRow effect={effect} own={own} />
        ))}
      </tbody>
    </table>
  );
}

function EffectRow({ effect, own }: { readonly effect: Effect; readonly own: string }): VNode {
  const { before, after } = effect;
  return (
    <tr>
      <th scope="row">{titleOf(effect)}</th>
      {after === null ? (
        <td colSpan={3} data-h="Then">
          <span class="c-absent">no answer</span>
        </td>
      ) : (
        <>
          <td data-h="Crimes">
            <CellView cell={after.balance.total} />
          </td>
          <td data-h="Charged">
            <CellView cell={chargedOf(after)} />
          </td>
          <td data-h="Not accounted for">
            <CellView cell={after.balance.notAccountedFor} />
          </td>
        </>
      )}
      <td data-h="Now">
        <Now before={before} after={after} own={own} />
      </td>
    </tr>
  );
}

function chargedOf({ balance, rate }: Said): Said["rate"]["numerator"] {
  return balance.lines.find(({ line }) => line === "charged")?.count ?? rate.numerator;
}

function Now({ before, after, own }: { before: Said | null; after: Said | null; own: string }): VNode {
  if (before === null) return <span class="c-absent">nothing</span>;
  const elsewhere = after !== null && after.sha256 !== own;
  return (
    <>
      {isSame(before, after) ? "the same" : figuresWords(before)}
      {before.sha256 === own && !elsewhere ? null : (
        <span class="note terms">
          {elsewhere ? "Another edition answers: " : "From "}
          <a href={fileHref(before.sha256)}>{before.file}</a>
        </span>
      )}
    </>
  );
}

function figuresWords(said: Said): string {
  const { total, notAccountedFor } = said.balance;
  return `${cellWords(total)}; ${cellWords(chargedOf(said))} charged; ${cellWords(notAccountedFor)} not accounted for`;
}

function Besides({ figures }: { readonly figures: readonly BesideFigure[] }): VNode {
  return (
    <details class="top-4">
      <summary>{`${capital(counted(figures.length, "figure is", "figures are"))} kept beside the balances`}</summary>
      <ul class="bullets note">
        {figures.map(({ cell, says, count: value }) => (
          <li>
            {`${cell}: `}
            <CellView cell={value} />
            {`, ${says}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Stated totals beside the sums of their parts. */
export function ChecksSection({
  checks,
  rows,
}: {
  readonly checks: readonly TotalCheck[];
  readonly rows: number;
}): VNode | null {
  if (checks.length === 0) return null;
  const wrong = checks.filter(({ agrees }) => agrees === false).length;
  return (
    <section class="block" id="totals" aria-labelledby="h-totals">
      <h2 id="h-totals">
        {wrong === 0
          ? `${capital(counted(checks.length, "stated total was", "stated totals were"))} checked, and none is wrong`
          : `${wrong} of ${counted(checks.length, "stated total does", "stated totals do")} not agree with the cells`}
      </h2>
      <p>
        {wrong === 0
          ? "Totals are checks: they are never added to their parts."
          : "Both are kept as they stand: which of them is right, the reply does not say."}
      </p>
      <table class="cards tight top-3">
        <caption class="visually-hidden">Stated totals beside the sums of their parts</caption>
        <thead>
          <tr>
            <th scope="col">Total</th>
            <th scope="col">Stated</th>
            <th scope="col">Its parts</th>
            <th scope="col">They add up to</th>
            <th scope="col">Check</th>
          </tr>
        </thead>
        <tbody>
          {[...checks]
            .sort((a, b) => Number(a.agrees === false ? 0 : 1) - Number(b.agrees === false ? 0 : 1))
            .slice(0, 40)
            .map((check) => (
              <tr>
                <th scope="row">
                  <CellLink address={check.total} rows={rows} />
                </th>
                <td data-h="Stated">{check.stated}</td>
                <td data-h="Parts">
                  <PartLinks parts={check.parts} rows={rows} />
                </td>
                <td data-h="Sum">{check.sum}</td>
                <td data-h="Check">
                  {check.agrees === false ? <b>differs</b> : check.agrees === null ? "may agree" : "agrees"}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function PartLinks({ parts, rows }: { readonly parts: readonly string[]; readonly rows: number }): VNode {
  const shown = parts.length <= 4 ? parts : [parts[0] ?? "", parts.at(-1) ?? ""];
  return (
    <>
      {shown.map((address, index) => (
        <>
          {index === 0 ? null : parts.length > 4 ? " to " : ", "}
          <CellLink address={address} rows={rows} />
        </>
      ))}
    </>
  );
}

function CellLink({ address, rows }: { readonly address: string; readonly rows: number }): VNode {
  return isDrawn(address, rows) ? <a href={`#cell-${address}`}>{address}</a> : <span>{address}</span>;
}
