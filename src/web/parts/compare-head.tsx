// The head of a comparison: what it is about, the finding in numbers, and the figures in short beside it.
import type { VNode } from "preact";
import type { Comparison } from "../../measures/result.ts";
import { passportHref } from "../links.ts";
import type { Question } from "../views.ts";
import {
  capital,
  count,
  editionWords,
  isExact,
  nounsOf,
  numberWord,
  percent,
  percentRange,
  range,
  wholePercent,
} from "../words.ts";
import { Fig } from "./figure.tsx";

/** What a comparison is about: scope, unit, period, edition. */
export function overOf({ passport, basis, unit, forces }: Comparison): string {
  const { scope, period } = passport;
  const edition = editionWords(passport.edition.title);
  if (period.id === "") {
    // Left open: each force's figure has a period and a basis of its own; the finding is of those that are alike.
    const compared = new Set(forces.flatMap((row) => (row.standing === "apart" ? [] : [row.period])));
    const finding = compared.size === 0 ? "" : `; the rate is of ${[...compared].join(", ")}, ${basis} basis`;
    return `${scope.title}. ${capital(period.title)} figures${finding}, ${edition}`;
  }
  if (basis === "not stated") return `${scope.title}. ${capital(period.title)}, basis not stated, ${edition}`;
  const when = basis === "closed" ? "Outcomes given" : `${capital(unit)} recorded`;
  return `${scope.title}. ${when} ${period.title}, ${edition}`;
}

interface Asked {
  readonly comparison: Comparison;
  readonly question: Question;
}

/** The finding in numbers, each leading to its passport; nothing where there is no one rate. */
export function Lead({ comparison, question }: Asked): VNode | null {
  const { pooled } = comparison;
  if (!isExact(pooled.numerator) || !isExact(pooled.denominator) || pooled.rate === null) return null;
  const spread = pooled.interval === null ? "" : ` (${percentRange(pooled.interval)})`;
  return (
    <p class="lead">
      {"That is "}
      <Fig href={passportHref("charged", question)}>{count(pooled.numerator)}</Fig>
      {" of "}
      <Fig href={passportHref("total", question)}>{count(pooled.denominator)}</Fig>
      {` ${nounsOf(comparison).whole}, ${percent(pooled.rate)}${spread}.`}
      <OpenSentence comparison={comparison} question={question} />
    </p>
  );
}

function OpenSentence({ comparison: { basis, pooled }, question }: Asked): VNode {
  if (basis === "closed") return <>{" The outcomes belong to crimes of several years."}</>;
  if (!isExact(pooled.open) || pooled.openShare === null)
    return <>{" How many are still open is not stated for all."}</>;
  if (pooled.open === 0) return <>{" None is still open."}</>;
  return (
    <>
      {" For "}
      <Fig href={passportHref("open", question)}>{count(pooled.open)}</Fig>
      {` of them (${wholePercent(pooled.openShare)}) there was no outcome yet, so the share can still grow.`}
    </>
  );
}

/** Pooled, mean of forces, still open, forces compared: never a bare number, always its name. */
export function Measures({ comparison, question }: Asked): VNode {
  const { pooled, meanOfForces, coverage, basis } = comparison;
  if (coverage.compared === 0) return <NoneCompared coverage={coverage} />;
  const pooledTerm =
    basis === "closed" ? "Pooled: all charges over all outcomes given" : "Pooled: all charges over all crimes";
  return (
    <dl class="measures">
      <Measure term={pooledTerm} spread={pooled.interval}>
        {pooled.rate === null ? null : <Fig href={passportHref("rate", question)}>{percent(pooled.rate)}</Fig>}
      </Measure>
      <Measure term={`Mean of the ${meanOfForces.forces} forces’ own rates`} spread={meanOfForces.interval}>
        {meanOfForces.rate === null ? null : percent(meanOfForces.rate)}
      </Measure>
      {basis === "closed" ? null : (
        <div>
          <dt>Still open</dt>
          <dd>
            {pooled.openShare === null ? (
              <span class="c-absent">not stated for all</span>
            ) : (
              <>
                <Fig href={passportHref("open", question)}>{percent(pooled.openShare)}</Fig> <span>no outcome yet</span>
              </>
            )}
          </dd>
        </div>
      )}
      <Compared coverage={coverage} />
    </dl>
  );
}

/** Without a common rate there is no average to name: only who has a figure. */
function NoneCompared({ coverage }: Pick<Comparison, "coverage">): VNode {
  return (
    <dl class="measures">
      <div>
        <dt>Forces with a figure</dt>
        <dd>{`${coverage.answered} of ${coverage.outOf}`}</dd>
      </div>
      <Compared coverage={coverage} />
      <div>
        <dt>Common rate</dt>
        <dd>
          <span class="c-absent">not said</span>
        </dd>
      </div>
    </dl>
  );
}

function Compared({ coverage }: Pick<Comparison, "coverage">): VNode {
  const apart = coverage.bodies - coverage.compared;
  return (
    <div>
      <dt>Forces compared</dt>
      <dd>
        {`${coverage.compared} of ${coverage.bodies} `}
        <span>{apart === 0 ? "with a figure" : <a href="#apart">{`${numberWord(apart)} listed apart`}</a>}</span>
      </dd>
    </div>
  );
}

function Measure(props: {
  term: string;
  spread: readonly [number, number] | null;
  children: VNode | string | null;
}): VNode {
  const { term, spread, children } = props;
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {children ?? <span class="c-absent">not said</span>}
        {children === null || spread === null ? null : (
          <>
            {" "}
            <span>{`(${range(spread)})`}</span>
          </>
        )}
      </dd>
    </div>
  );
}

/** What the pooled rate would be under each denominator. */
export function UnderEach({ comparison: { underEach } }: { readonly comparison: Comparison }): VNode | null {
  const titles = { all: "all", "less-transferred": "less transferred", "concluded-only": "concluded only" };
  const said = underEach.flatMap(({ denominator, rate }) =>
    rate === null ? [] : [`${titles[denominator]} ${percent(rate)}`],
  );
  if (said.length < 2) return null;
  return (
    <p>
      {`Changing the denominator changes the answer: ${said.join("; ")}. `}
      <a href="/about#denominators">What each one does</a>
    </p>
  );
}
