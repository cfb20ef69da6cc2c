// One numerator over three wholes: each rule drawn, its left-out parts dashed, its rate on a common scale.
import type { VNode } from "preact";
import type { BalanceLine, ForceAnswer } from "../../measures/result.ts";
import type { Denominator } from "../../standard/bases.ts";
import { GhostBar } from "../charts/balance.tsx";
import { barOf } from "../charts/balance-model.ts";
import { drawingOf } from "../charts/drawing.ts";
import { roundEnd } from "../charts/scale.ts";
import { RateStrip } from "../charts/strip.tsx";
import { forceHref, passportHref } from "../links.ts";
import type { Question } from "../views.ts";
import { capital, cellWords, isExact, noOneIn, partWords, percentRange, rateWords } from "../words.ts";
import { Fig } from "./figure.tsx";
import { InApp, InSite } from "./in-app.tsx";

interface Asked {
  readonly answer: ForceAnswer;
  readonly question: Question;
}

/** The denominator switch: links, each with its bar, its rate and what the rule does. */
export function DenominatorsSection({ answer, question }: Asked): VNode {
  const end = roundEnd(Math.max(...answer.rates.map(({ interval }) => (interval?.[1] ?? 0) * 1.1), 0.02));
  const charged = answer.rates[0]?.numerator;
  const same =
    charged !== undefined && isExact(charged) ? `The same ${cellWords(charged)} charged` : "The same charges";
  return (
    <section class="block" id="denominators" aria-labelledby="h-den">
      <h2 id="h-den">What counts as the whole changes the answer</h2>
      <p>{`${same}, over three wholes. Dashed outlines show the ${answer.basis === "closed" ? "outcomes" : "crimes"} each rule leaves out.`}</p>
      <div class="denoms top-4">
        {answer.rates.map((rate) => (
          <DenominatorRow answer={answer} question={question} rate={rate} end={end} />
        ))}
      </div>
    </section>
  );
}

interface RowProps extends Asked {
  readonly rate: ForceAnswer["rates"][number];
  /** The fraction at the right end of the common scale. */
  readonly end: number;
}

function DenominatorRow({ answer, question, rate, end }: RowProps): VNode {
  const shown = rate.under === answer.denominator;
  const bar = barOf(answer.balance);
  const asked = { ...question, denominator: rate.under };
  const counts = partWords(rate.numerator, rate.denominator);
  return (
    <div class="denom" aria-current={shown ? "true" : undefined}>
      <div>
        <h3>
          {shown ? (
            rate.title
          ) : (
            <>
              <InApp>
                <a href={`${forceHref(answer.force, asked)}#denominators`}>{rate.title}</a>
              </InApp>
              <InSite>{rate.title}</InSite>
            </>
          )}
        </h3>
        <span class="state">{shown ? "shown on this page" : counts}</span>
      </div>
      <div class="strips">
        {bar.kind === "bar" ? <GhostBar bar={bar} leavesOut={leftOut(answer.balance.lines, rate.under)} /> : null}
        <RateStrip drawing={drawingOf(rate)} end={end} />
      </div>
      <div>
        <p class="says">
          <OneInWords rate={rate} />
          <br />
          <span class="soft">
            <Fig href={passportHref("rate", asked, answer.force)}>{counts}</Fig>
            {rate.rate === null && rate.interval === null ? null : `, ${rateWords(rate)}`}
          </span>
        </p>
        <p class="top-1">{rate.says}</p>
      </div>
    </div>
  );
}

function OneInWords({ rate: { oneIn, numerator, rate, interval, why } }: { readonly rate: RowProps["rate"] }): VNode {
  if (oneIn !== null) {
    const [head, rest] = splitOnce(capital(oneIn.words), " (");
    return (
      <>
        <b>{head}</b>
        {rest === null ? null : ` (${rest}`}
      </>
    );
  }
  if (interval === null) return <b>{why ?? "No rate"}</b>;
  return (
    <>
      <b>{`From ${percentRange(interval)}`}</b>
      {` (“one in” ${noOneIn(numerator, rate)})`}
    </>
  );
}

function splitOnce(text: string, at: string): readonly [string, string | null] {
  const index = text.indexOf(at);
  return index < 0 ? [text, null] : [text.slice(0, index), text.slice(index + at.length)];
}

/** The lines that a rule leaves out of the whole; `hidden` when all parts without an exact count are among them. */
export function leftOut(lines: readonly BalanceLine[], denominator: Denominator): ReadonlySet<string> {
  const states: Readonly<Record<Denominator, readonly BalanceLine["state"][]>> = {
    all: [],
    "less-transferred": ["moving"],
    "concluded-only": ["unknown", "moving", "open"],
  };
  const out = lines.filter(({ state }) => states[denominator].includes(state)).map(({ line }) => line);
  const unsaid = lines.filter(({ count }) => !isExact(count));
  const allUnsaidOut = unsaid.length > 0 && unsaid.every(({ line }) => out.includes(line));
  return new Set(allUnsaidOut ? [...out, "hidden"] : out);
}
