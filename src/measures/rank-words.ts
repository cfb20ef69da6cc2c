// The words of rank: printed only where they are certain enough, and found out where they are not.
import { posteriorRanks, probabilityBelow } from "../statistics/posterior-ranks.ts";

/** The least probability at which a rank is said in a word. */
export const CERTAIN = 0.95;

/** The word for an end of the order when its probability is high enough; `null` else. Example: `rankWord("lowest", 0.9)` is `null`. */
export function rankWord<End extends "lowest" | "highest">(end: End, probability: number): End | null {
  return probability >= CERTAIN ? end : null;
}

/** A force with its counts, as ranks need it. */
interface Ranked {
  readonly called: string;
  readonly count: number;
  readonly of: number;
}

/**
 * What may be said of the ends of an order, each as a sentence with its probability; mostly nothing. Below three forces
 * there is no order to speak of. Example: `Of the 43 forces compared, Kent has the lowest share (P = 0.981).`
 */
export function rankNotes(members: readonly Ranked[]): readonly string[] {
  if (members.length < 3) return [];
  return (["lowest", "highest"] as const).flatMap((end) => {
    const found = certainEnd(members, end);
    const word = found === null ? null : rankWord(end, found.probability);
    if (found === null || word === null) return [];
    // Cut, never rounded up, and never said to be 1.
    const certainty = Math.min(0.999, Math.floor(found.probability * 1000) / 1000).toFixed(3);
    return [`Of the ${members.length} forces compared, ${found.called} has the ${word} share (P = ${certainty}).`];
  });
}

/** The force at an end with the probability that it is there. The whole order is worked out only where no single other force forbids it. */
function certainEnd(
  members: readonly Ranked[],
  end: "lowest" | "highest",
): { readonly called: string; readonly probability: number } | null {
  const sorted = members.toSorted((a, b) => a.count / a.of - b.count / b.of);
  const [first, ...others] = end === "lowest" ? sorted : sorted.toReversed();
  if (first === undefined) return null;
  const beyond = (other: Ranked): number =>
    end === "lowest" ? probabilityBelow(first, other) : probabilityBelow(other, first);
  if (others.slice(0, 3).some((other) => rankWord(end, beyond(other)) === null)) return null;
  const rank = posteriorRanks(members)[members.indexOf(first)];
  return rank === undefined ? null : { called: first.called, probability: rank[end] };
}

/** Words that rank, in a text of one or more sentences. */
const RANKING = /\b(?:worst|best|lowest|highest)\b/giu;
const CERTAINTY = /\(P = (?<p>[01]\.\d+)\)/u;

/**
 * The ranking words of a text that stand in a sentence without a probability of 0.95 or more. Every answer is held to
 * none. Example: `Kent has the worst rate.` gives `["worst"]`.
 */
export function uncertainRankWords(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/u).flatMap((sentence) => {
    const p = Number(CERTAINTY.exec(sentence)?.groups?.["p"] ?? 0);
    return p >= CERTAIN ? [] : [...sentence.matchAll(RANKING)].map(([word]) => word.toLowerCase());
  });
}
