// Shrunk rates: each force's share drawn towards all, with the share as recorded always beside it.
import { withCommas } from "../standard/numbers.ts";
import { shrinkBetaBinomial } from "../statistics/beta-binomial.ts";
import { wilson } from "../statistics/wilson.ts";
import type { Askable } from "./askable.ts";
import { comparableSet, type Member } from "./comparable-set.ts";
import { SHRUNK } from "./definitions/shrunk.ts";
import { percent } from "./sentences.ts";
import { type Finding, memberAsked, needMembers, setAnswer } from "./set-answer.ts";
import { SHARE_OPTION, shareAsked } from "./share-asked.ts";
import { significant } from "./significant.ts";

/** Below this many forces there is nothing to shrink towards. */
const LEAST_FORCES = 5;

/** The shrunk rates of any share. */
export const SHRUNK_MEASURE: Askable = {
  definition: SHRUNK,
  options: [SHARE_OPTION],
  force: "may",
  answer: async (engine, files, question) => {
    const share = shareAsked(question);
    const set = await comparableSet(engine, files, { question, definition: share });
    const members = needMembers(set, LEAST_FORCES, "shrunk rate");
    const asked = memberAsked(set, question.force);
    return setAnswer(set, SHRUNK, { question, finding: findingOf(members, asked, share.words.many) });
  },
};

type Fit = ReturnType<typeof shrinkBetaBinomial>;

function findingOf(members: readonly Member[], asked: Member | null, words: string): Finding {
  const fit = shrinkBetaBinomial(members);
  const rows = members.map((member, at) => ({ member, shrunk: fit.posterior[at] }));
  const shown = asked === null ? rows : rows.filter(({ member }) => member === asked);
  return {
    sentence: sentenceOf(fit, shown, { asked, words, of: members.length }),
    says: saysOf(fit, members.length),
    chart: {
      kind: "dots",
      unit: "share",
      marks: ["shrunk", "as recorded"],
      rows: rows.map(({ member: { force, called, count, of, rate }, shrunk }) => ({
        ...{ force, called, value: shrunk?.mean ?? null, interval: shrunk?.interval ?? null, why: null },
        other: { value: rate, interval: wilson(count, of) },
      })),
      line: { value: fit.priorMean, says: fit.boundary ? "pooled" : "mean of the fitted distribution" },
    },
    table: {
      title: "Each force's share, shrunk and as recorded",
      columns: [
        { id: "called", title: "Force", kind: "text" },
        { id: "shrunk", title: "Shrunk", kind: "share" },
        { id: "shrunkInterval", title: "95% interval", kind: "share-interval" },
        { id: "rate", title: "As recorded", kind: "share" },
        { id: "interval", title: "95% interval as recorded", kind: "share-interval" },
        { id: "count", title: "Counted", kind: "count" },
        { id: "of", title: "Crimes", kind: "count" },
        { id: "weight", title: "Weight of all forces", kind: "share" },
      ],
      rows: shown.map(({ member, shrunk }) => ({
        force: member.force,
        called: member.called,
        shrunk: shrunk?.mean ?? null,
        shrunkInterval: shrunk?.interval ?? null,
        rate: member.rate,
        interval: wilson(member.count, member.of),
        count: member.count,
        of: member.of,
        weight: shrunk?.weightOnPrior ?? null,
      })),
    },
    working: workingOf(fit, shown),
    method: `Beta-binomial, maximum marginal likelihood. ${SHRUNK.interval}`,
  };
}

function sentenceOf(
  fit: Fit,
  shown: readonly { readonly member: Member; readonly shrunk: Fit["posterior"][number] | undefined }[],
  { asked, words, of }: { readonly asked: Member | null; readonly words: string; readonly of: number },
): string {
  const [own] = shown;
  if (asked !== null && own?.shrunk !== undefined) {
    const [from, to] = own.shrunk.interval.map(percent);
    return `Drawn towards ${of} forces, the share of ${asked.called}'s crimes that ${words} is estimated at ${percent(own.shrunk.mean)} (${from} to ${to}); as recorded it is ${percent(asked.rate)}, ${withCommas(asked.count)} of ${withCommas(asked.of)}`;
  }
  return fit.boundary
    ? `The ${of} forces differ by no more than chance: shrunk, all of them have the pooled share of ${percent(fit.pooled)}`
    : `Drawn towards each other, the shares of ${of} forces lie around ${percent(fit.priorMean)}`;
}

function saysOf(fit: Fit, of: number): string[] {
  return [
    fit.boundary
      ? `The spread between the ${of} forces is no larger than chance makes it, so the data give no reason to tell them apart.`
      : `The fitted distribution weighs as much as ${Math.round(fit.priorSize ?? 0)} crimes: a force with fewer is drawn more than half way.`,
    "Shrinking helps to read small forces and to order them; it is never a reason to leave the recorded counts out.",
  ];
}

function workingOf(
  { alpha, beta, boundary, pooled }: Fit,
  shown: readonly { readonly member: Member; readonly shrunk: Fit["posterior"][number] | undefined }[],
): Finding["working"] {
  if (boundary || alpha === null || beta === null)
    return [{ says: "No spread beyond chance: the pooled share stands for every force", signs: significant(pooled) }];
  const fitted = [{ says: "The fitted distribution", signs: `α = ${significant(alpha)}, β = ${significant(beta)}` }];
  const [one, ...more] = shown;
  if (one?.shrunk === undefined || more.length > 0) return fitted;
  const { count, of } = one.member;
  const signs = `(α + ${withCommas(count)}) ÷ (α + β + ${withCommas(of)}) = ${significant(one.shrunk.mean)}`;
  return [...fitted, { says: "The shrunk share", signs }];
}
