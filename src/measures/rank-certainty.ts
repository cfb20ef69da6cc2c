// Rank certainty: which places in the order the counts allow, said as a range and never as a league table.
import { pairwiseRankBounds } from "../statistics/pairwise-rank-bounds.ts";
import { posteriorRanks } from "../statistics/posterior-ranks.ts";
import type { Askable } from "./askable.ts";
import { comparableSet, type Member } from "./comparable-set.ts";
import { RANK_CERTAINTY } from "./definitions/rank-certainty.ts";
import { CERTAIN } from "./rank-words.ts";
import { type Finding, memberAsked, needMembers, setAnswer } from "./set-answer.ts";
import { SHARE_OPTION, shareAsked } from "./share-asked.ts";
import { significant } from "./significant.ts";

/** The places that any share allows. */
export const RANK_CERTAINTY_MEASURE: Askable = {
  definition: RANK_CERTAINTY,
  options: [SHARE_OPTION],
  force: "may",
  answer: async (engine, files, question) => {
    const share = shareAsked(question);
    const set = await comparableSet(engine, files, { question, definition: share });
    const members = needMembers(set, 2, "order");
    const asked = memberAsked(set, question.force);
    return setAnswer(set, RANK_CERTAINTY, { question, finding: findingOf(placesOf(members), asked) });
  },
};

/** A force with the places its count allows. */
interface Placed extends Member {
  readonly expected: number;
  readonly from: number;
  readonly to: number;
  readonly lowest: number;
  readonly highest: number;
  readonly pairs: { readonly from: number; readonly to: number };
}

function placesOf(members: readonly Member[]): readonly Placed[] {
  const ranks = posteriorRanks(members);
  const bounds = pairwiseRankBounds(members);
  return members
    .flatMap((member, at): readonly Placed[] => {
      const [rank, pairs] = [ranks[at], bounds[at]];
      return rank === undefined || pairs === undefined ? [] : [{ ...member, ...rank, pairs }];
    })
    .sort((a, b) => a.expected - b.expected);
}

function findingOf(placed: readonly Placed[], asked: Member | null): Finding {
  const of = placed.length;
  const own = placed.find(({ force }) => force === asked?.force);
  const certain = placed.filter(({ lowest, highest }) => lowest >= CERTAIN || highest >= CERTAIN);
  const wide = placed.filter(({ from, to }) => to - from + 1 > of / 4).length;
  return {
    sentence:
      own === undefined
        ? `Of ${of} forces, ${wide} could stand anywhere within more than a quarter of the order`
        : `${own.called}'s share ${own.from === own.to ? `is the ${ordinal(own.from)}` : `lies between the ${ordinal(own.from)} and the ${ordinal(own.to)}`} of ${of}, counted from the smallest (95%)`,
    says: [
      ...(certain.length === 0
        ? [
            `No force can be put at either end of the order with a probability of ${CERTAIN * 100}%, so neither end is named.`,
          ]
        : certain.map((one) => endWords(one, of))),
      "Ranges that overlap do not tell whether two forces differ; for a pair, see the places by pairs. The range takes in chance alone.",
    ],
    chart: {
      kind: "ranks",
      of,
      rows: placed.map(({ force, called, rate, expected, from, to, lowest, highest }) => ({
        ...{ force, called, rate, expected, from, to, lowest, highest },
      })),
    },
    table: tableOf(own === undefined ? placed : [own]),
    working: [
      {
        says: "Each share as a distribution: its count with Jeffreys' prior",
        signs:
          own === undefined
            ? "Beta(counted + ½, crimes − counted + ½)"
            : `Beta(${own.count} + ½, ${own.of - own.count} + ½)`,
      },
      {
        says: "The place of a force: one more than the number of forces with a smaller share, over all shares it may have",
        signs: own === undefined ? "E(place), P(place)" : `E(place) = ${significant(own.expected)}`,
      },
    ],
    method: `Posterior ranks. ${RANK_CERTAINTY.interval}`,
  };
}

function tableOf(rows: readonly Placed[]): Finding["table"] {
  return {
    title: "The places that the counts allow, counted from the smallest share",
    columns: [
      { id: "called", title: "Force", kind: "text" },
      { id: "rate", title: "Share", kind: "share" },
      { id: "from", title: "From place", kind: "count" },
      { id: "to", title: "To place", kind: "count" },
      { id: "pairsFrom", title: "From place, by pairs", kind: "count" },
      { id: "pairsTo", title: "To place, by pairs", kind: "count" },
      { id: "atLow", title: "P(smallest)", kind: "share" },
      { id: "atHigh", title: "P(largest)", kind: "share" },
    ],
    rows: rows.map((one) => ({
      force: one.force,
      called: one.called,
      rate: one.rate,
      from: one.from,
      to: one.to,
      pairsFrom: one.pairs.from,
      pairsTo: one.pairs.to,
      atLow: one.lowest,
      atHigh: one.highest,
    })),
  };
}

/** What may be said of a force at an end of the order, with its probability cut to three digits, never rounded up and never said to be 1. */
function endWords({ called, lowest, highest }: Placed, of: number): string {
  const [end, chance] = lowest >= highest ? (["lowest", lowest] as const) : (["highest", highest] as const);
  return `Of the ${of} forces compared, ${called} has the ${end} share (P = ${Math.min(0.999, Math.floor(chance * 1000) / 1000).toFixed(3)}).`;
}

/** `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`. */
function ordinal(place: number): string {
  const teen = place % 100 >= 11 && place % 100 <= 13;
  const end = teen ? undefined : ["th", "st", "nd", "rd"][place % 10];
  return `${place}${end ?? "th"}`;
}
