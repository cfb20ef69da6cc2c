// Revisions in words, as pages and the command line say them.
import type { RevisedFigure, RevisionKind, Revisions } from "../measures/revisions-result.ts";
import { count } from "./words.ts";

/** A change with its sign: `+142`, `−880`, `0`; where it cannot be worked out, what happened. */
export function changeWords({ change, kind }: Pick<RevisedFigure, "change" | "kind">): string {
  if (change === null) return kind === "unchanged" ? "the same" : kind;
  return change > 0 ? `+${count(change)}` : count(change);
}

/** What became of a figure, as a phrase. */
export function kindWords(kind: RevisionKind): string {
  const words: Readonly<Record<RevisionKind, string>> = {
    unchanged: "the same",
    changed: "another count",
    appeared: "nothing stood there before",
    disappeared: "nothing stands there any more",
    "became a number": "there was no figure before",
    "became silent": "there is no figure any more",
    "another silence": "no figure, for another reason",
  };
  return words[kind];
}

/** What to add where only one edition is known: in words, and as a command for figures that departments publish. */
export function nextEditionHint({ scope, period, editions }: Pick<Revisions, "scope" | "period" | "editions">): {
  readonly says: string;
  readonly command: string;
} {
  const isTable = editions.some(({ source }) => /Home Office/iu.test(source)) && /^\d{4}\/\d{2}$/u.test(period);
  if (isTable || !scope.startsWith("flag:")) {
    const years = /^\d{4}\/\d{2}$/u.test(period) ? ` --years ${period}` : "";
    return {
      says:
        "The Home Office publishes each year again, with later outcomes. Its page holds the newest edition; an older one is " +
        "fetched from an archived copy of the page (--edition DAY --landing ADDRESS), or added from a file (everycase add FILE --edition DAY).",
      command: `everycase fetch home-office${years}`,
    };
  }
  return {
    says: "Ask again for the same figures and add the reply with the day of its edition.",
    command: "everycase add replies/ --edition DAY",
  };
}
