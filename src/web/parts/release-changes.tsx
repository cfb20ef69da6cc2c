// What changed from one release to the next, figure by figure, with the interval before and after.
import type { VNode } from "preact";
import type { FigureChange, FigureRef } from "../../releases/release.ts";
import { newestQuestion } from "../each-newest.ts";
import { compareHref, forceHref } from "../links.ts";
import { EACH_NEWEST, figureWords, toldChanges, uncountedWords } from "../release-words.ts";
import { Site } from "../site/frame.ts";
import { counted } from "../words.ts";

/** How many changes a page lists, so that it stays small; the rest are counted, and stand in the data. */
const LISTED = 120;

/** The table of changes. */
export function ReleaseChanges({
  changes,
  from,
}: {
  readonly changes: readonly FigureChange[];
  readonly from: string;
}): VNode {
  const [all, uncounted] = [toldChanges(changes), uncountedWords(changes)];
  const more = all.length - LISTED;
  return (
    <>
      <table class="cards top-3">
        <caption class="visually-hidden">{`What changed since release ${from}`}</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">{`In release ${from}`}</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {all.slice(0, LISTED).map(({ figure, before, after }) => (
            <tr>
              <th scope="row">
                <FigureName figure={figure} />
              </th>
              <td data-h={`In release ${from}`}>{before}</td>
              <td data-h="Now">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {uncounted === "" ? null : <p class="note top-2">{uncounted}</p>}
      {more > 0 ? <p class="note top-2">{`And ${counted(more, "more figure", "more figures")}.`}</p> : null}
    </>
  );
}

/** A figure by its question, leading to its force's page where there is one. */
function FigureName({ figure }: { readonly figure: FigureRef }): VNode {
  const { force, scope, period, basis } = figure;
  const words = figureWords(figure);
  if (force === null) return <>{words}</>;
  // The page of a force holds the rate under every denominator; what is each force's newest stands on one page for all.
  const href =
    period === EACH_NEWEST
      ? compareHref(newestQuestion({ scope, denominator: "all" }))
      : forceHref(force, { scope, period, basis, denominator: "all", edition: null });
  return (
    <Site.Consumer>{(site) => (site === null || site.has(href) ? <a href={href}>{words}</a> : words)}</Site.Consumer>
  );
}
