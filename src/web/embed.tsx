// A figure to stand in somebody else's page: a sentence or a picture with its source and its passport. No script, nothing loaded from elsewhere.
import type { VNode } from "preact";
import type { Published } from "../disclosure/published.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import type { Comparison, FigurePassport, ForceAnswer } from "../measures/result.ts";
import { fragmentOf } from "./html.ts";
import { sourceWords } from "./parts/source-line.tsx";
import { capital, cellWords, rateWords } from "./words.ts";

/** What an embed says. */
export interface Embed {
  /** Whom or what the finding is about: a force, a measure. */
  readonly about: string;
  /** The finding, with its interval in it. */
  readonly sentence: string;
  /** Who, when, which basis, edition and method. */
  readonly source: string;
  /** The command that recomputes it: the passport of those who have no address. */
  readonly command: string;
}

/** Where an embed leads, and what it shows. */
export interface EmbedPlace {
  /** The address of the figure's passport or page, beginning with https:// or http://; `null` where it has none yet. */
  readonly passport: string | null;
  /** A standalone SVG to show within; left out for the sentence alone. */
  readonly svg?: string | null;
}

/** A comparison of forces, to be embedded. */
export function comparisonEmbed(comparison: Published<Comparison>): Embed {
  const { passport, sentence } = comparison;
  return embedOf({ sentence, passport, about: "Police forces side by side" });
}

/** One force's finding, to be embedded. */
export function forceEmbed(answer: Published<ForceAnswer>): Embed {
  const { passport, sentence, called } = answer;
  return embedOf({ sentence, passport, about: called });
}

/** The finding of a measure, to be embedded. */
export function measureEmbed(answer: Published<MeasureAnswer>): Embed {
  const { passport, sentence, title } = answer;
  return embedOf({ sentence, passport, about: title });
}

/** One figure with its passport, to be embedded. */
export function figureEmbed(figure: Published<FigurePassport>): Embed {
  const { passport, title, words, value, rate, force } = figure;
  const said = words === "" ? cellWords(value) : words;
  const withRate =
    rate === null || rate.rate === null || /%|\bone in \d/iu.test(said) ? said : `${said}, ${rateWords(rate)}`;
  const about = force === null ? "Police forces together" : force.called;
  return embedOf({ sentence: `${title}: ${withRate}`, passport, about });
}

interface Said {
  readonly sentence: string;
  readonly about: string;
  readonly passport: Comparison["passport"];
}

function embedOf({ sentence, about, passport }: Said): Embed {
  return {
    about,
    sentence: capital(sentence),
    source: sourceWords(passport),
    command: passport.command,
  };
}

/**
 * The embed as HTML, to be pasted into any page: a `figure` whose caption leads to the passport. What others wrote is set apart
 * from the direction of the text around it, so that it cannot turn the page round. Refuses nothing: an address that is not
 * http or https is left out, and the command stands in its place.
 */
export function embedHtml(embed: Embed, place: EmbedPlace): string {
  return fragmentOf(<EmbedFigure embed={embed} place={place} />);
}

const FIGURE = "margin:1em 0;padding:0 0 0 1em;border-left:4px solid #7d8890";

function EmbedFigure({ embed, place }: { readonly embed: Embed; readonly place: EmbedPlace }): VNode {
  const { about, sentence, source } = embed;
  return (
    <figure lang="en-GB" style={FIGURE}>
      {place.svg == null ? (
        <p>
          <strong>
            <bdi>{sentence}</bdi>
          </strong>
        </p>
      ) : (
        <img src={dataAddress(place.svg)} alt={`${sentence}. ${about}.`} style="max-width:100%;height:auto" />
      )}
      <figcaption>
        <bdi>{`${about}. ${source}`}</bdi> <PassportLink embed={embed} place={place} />
      </figcaption>
    </figure>
  );
}

function PassportLink({ embed, place }: { readonly embed: Embed; readonly place: EmbedPlace }): VNode {
  const { passport } = place;
  if (passport !== null && /^https?:\/\//iu.test(passport))
    return <a href={passport}>Where this figure comes from, to the cell</a>;
  return (
    <span>
      {"Recompute it with Everycase: "}
      <code>
        <bdi>{embed.command}</bdi>
      </code>
    </span>
  );
}

/** The picture inside the page itself, so that nothing is asked of another host. */
function dataAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg.toWellFormed())}`;
}
