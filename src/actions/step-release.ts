// "Check, approve, publish, withdraw": one step of a release, if its history allows it to this person.
import type { Appended } from "../ledger/ledger.ts";
import { stepSubject } from "../releases/entries.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { besideOthers, mayAct } from "../releases/rules.ts";
import { foldedReleases, refuseSetAside, releaseNamed, sayOfRelease } from "./_release-book.ts";
import { nameSaid, wordsSaid } from "./_said-text.ts";
import { becauseWords } from "./release-because.ts";
import type { Tools } from "./tools.ts";

/** Which step of which release, and who takes it. */
export interface StepWish {
  readonly release: string | undefined;
  readonly who: string | undefined;
  readonly because?: string | undefined;
}

/** Says that somebody looked at the figures. Refuses (`notPossible`) an author. */
export function checkRelease(tools: Tools, wish: StepWish): ReleaseHistory {
  return step(tools, wish, { act: "checked", verb: "checks" }, (history, { who, subject }) => {
    const why = wish.because === undefined ? null : reason(wish.because);
    const body = { snapshot: history.snapshot.sha256, why };
    return sayOfRelease(tools, { kind: "release-checked", subject, who, body, onlyNew: true });
  });
}

/** Decides that the figures may be published. Refuses (`notPossible`) figures from records that nobody but an author checked, and an author. */
export function approveRelease(tools: Tools, wish: StepWish): ReleaseHistory {
  return step(tools, wish, { act: "approved", verb: "approves" }, (history, { who, subject }) => {
    const body = { snapshot: history.snapshot.sha256 };
    return sayOfRelease(tools, { kind: "release-approved", subject, who, body, onlyNew: true });
  });
}

/** Publishes an approved release. One that corrects another does both by one entry, so that no stop leaves two published or none. */
export function publishRelease(tools: Tools, wish: StepWish): ReleaseHistory {
  return step(tools, wish, { act: "published", verb: "publishes" }, (history, { who, subject }) => {
    const snapshot = history.snapshot.sha256;
    const beside = besideOthers(foldedReleases(tools).releases, history);
    if (beside !== null) throw beside;
    if (history.corrects === null)
      return sayOfRelease(tools, { kind: "release-published", subject, who, body: { snapshot }, onlyNew: true });
    const old = releaseNamed(foldedReleases(tools).releases, history.corrects);
    const refusal = mayAct(old, "corrected", who);
    if (refusal !== null) throw refusal;
    const proposed = history.steps.findLast(({ act }) => act === "proposed");
    const why = proposed?.why ?? (history.of === "records" ? "No reason was said." : becauseWords([]));
    const body = { by: history.id, snapshot, why };
    const about = stepSubject(old.id, old.steps.length + 1);
    return sayOfRelease(tools, { kind: "release-corrected", subject: about, who, body, onlyNew: true });
  });
}

/** Withdraws a release, with a reason that readers are told; nothing follows. */
export function withdrawRelease(tools: Tools, wish: StepWish): ReleaseHistory {
  return step(tools, wish, { act: "withdrawn", verb: "withdraws" }, (_history, { who, subject }) => {
    const body = { why: reason(wish.because) };
    return sayOfRelease(tools, { kind: "release-withdrawn", subject, who, body, onlyNew: true });
  });
}

type Say = (history: ReleaseHistory, as: { readonly who: string; readonly subject: string }) => Appended;

function step(
  tools: Tools,
  wish: StepWish,
  { act, verb }: { readonly act: Parameters<typeof mayAct>[1]; readonly verb: string },
  say: Say,
): ReleaseHistory {
  const who = nameSaid(wish.who, verb);
  const history = releaseNamed(foldedReleases(tools).releases, wish.release);
  const refusal = mayAct(history, act, who);
  if (refusal !== null) throw refusal;
  const added = say(history, { who, subject: stepSubject(history.id, history.steps.length + 1) });
  refuseSetAside(tools, added, history.id);
  return releaseNamed(foldedReleases(tools).releases, history.id);
}

function reason(because: string | undefined): string {
  return wordsSaid(because, { what: "Why", option: "--because WORDS" });
}
