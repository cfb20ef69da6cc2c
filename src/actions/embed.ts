// A figure or a chart to stand in somebody else's page: a snippet of HTML with its passport, or the picture alone.
import { Refusal } from "../ground/refusal.ts";
import type { Question } from "../measures/plan.ts";
import type { Comparison } from "../measures/result.ts";
import { compareChartSvg } from "../web/charts/standalone.tsx";
import { answerChartSvg } from "../web/charts/standalone-answer.tsx";
import { balanceChartSvg } from "../web/charts/standalone-balance.tsx";
import { comparisonEmbed, type Embed, embedHtml, figureEmbed, forceEmbed, measureEmbed } from "../web/embed.tsx";
import { measureHref, passportHref } from "../web/links.ts";
import { siteAddress } from "../web/site/address.ts";
import { chartFile } from "./chart-file.ts";
import { compareForces } from "./compare-forces.ts";
import { comparisonName, type Download, forceName, slug } from "./download.ts";
import { askMeasure } from "./measure.ts";
import { showForce } from "./show-force.ts";
import type { Tools } from "./tools.ts";
import { traceFigure } from "./trace-figure.ts";

/** What can be embedded: the comparison, a force, the answer of a measure, one figure. */
export const EMBED_KINDS = ["compare", "force", "measure", "figure"] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

/** The formats of an embed. */
export const EMBED_FORMATS = ["html", "svg", "png"] as const;
export type EmbedFormat = (typeof EMBED_FORMATS)[number];

/** What is wanted. */
export interface EmbedWish {
  readonly kind: EmbedKind;
  /** The measure, or the figure; the name of the force where a force is embedded. */
  readonly name: string;
  /** The force of a figure or a measure. */
  readonly force?: string;
  readonly question: Question;
  readonly format: EmbedFormat;
  /** Where the site is published, with or without a slash at its end; `null`: the snippet tells the command in place of a link. */
  readonly base: string | null;
  /** Whether the snippet holds the picture too. */
  readonly withPicture: boolean;
}

/** Makes an embed. Refuses what the question refuses, (`usage`) an address that is not http or https, (`notPossible`) a picture where nothing is drawn. */
export async function makeEmbed(tools: Tools, wish: EmbedWish): Promise<Download> {
  const { format, base, withPicture } = wish;
  if (base !== null && !/^https?:\/\/[^\s"'<>]+$/iu.test(base))
    throw new Refusal(
      "usage",
      `Cannot link to "${base}".`,
      "Give the address of the site: --base https://example.org/figures/",
    );
  const { name, embed, href, svg } = await subjectOf(tools, wish);
  if (format === "html") {
    if (withPicture && svg === null) throw nothingDrawn();
    const html = embedHtml(embed, { passport: addressOf(base, href), svg: withPicture ? svg : null });
    return { name: `${name}.html`, mediaType: "text/html; charset=utf-8", bytes: Buffer.from(html) };
  }
  if (svg === null) throw nothingDrawn();
  return await chartFile(name, svg, format);
}

function nothingDrawn(): Refusal {
  return new Refusal(
    "notPossible",
    "There is no picture of this.",
    "Its sentence can be embedded: --format html. Pictures: embed compare, embed force NAME, embed measure ID.",
  );
}

function addressOf(base: string | null, href: string): string | null {
  const path = siteAddress(href);
  return base === null || path === null ? null : `${base.replace(/\/*$/u, "")}/${path}`;
}

interface EmbedSubject {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly embed: Embed;
  /** The address in the app of what it leads to. */
  readonly href: string;
  readonly svg: string | null;
}

async function subjectOf(tools: Tools, wish: EmbedWish): Promise<EmbedSubject> {
  switch (wish.kind) {
    case "compare":
      return await comparisonSubject(tools, wish);
    case "force":
      return await forceSubject(tools, wish);
    case "measure":
      return await measureSubject(tools, wish);
    case "figure":
      return await figureSubject(tools, wish);
    default:
      return wish.kind satisfies never;
  }
}

async function comparisonSubject(tools: Tools, { question }: EmbedWish): Promise<EmbedSubject> {
  const comparison = await compareForces(tools, question);
  const href = passportHref("rate", asked(comparison.passport));
  return {
    name: comparisonName(comparison),
    embed: comparisonEmbed(comparison),
    href,
    svg: compareChartSvg(comparison),
  };
}

async function forceSubject(tools: Tools, { name, question }: EmbedWish): Promise<EmbedSubject> {
  const answer = await showForce(tools, name, question);
  const href = passportHref("rate", asked(answer.passport), answer.force);
  return { name: forceName(answer), embed: forceEmbed(answer), href, svg: balanceChartSvg(answer) };
}

async function measureSubject(tools: Tools, { name, force, question }: EmbedWish): Promise<EmbedSubject> {
  const answer = await askMeasure(tools, { measure: name, question, ...(force === undefined ? {} : { force }) });
  const href = measureHref(answer.measure, {
    question: asked(answer.passport),
    force: answer.asked["force"] ?? null,
    options: {},
  });
  const parts = [answer.measure, answer.asked["force"] ?? "", answer.passport.scope.id, answer.passport.period.id];
  const file = parts.filter((part) => part !== "").map(slug);
  return { name: file.join("-"), embed: measureEmbed(answer), href, svg: answerChartSvg(answer) };
}

async function figureSubject(tools: Tools, { name, force, question }: EmbedWish): Promise<EmbedSubject> {
  const of = force === undefined ? {} : { force };
  const figure = await traceFigure(tools, { figure: name, ...of, ...question });
  const { passport } = figure;
  const href = passportHref(name, asked(passport), figure.force?.id);
  const parts = [name, figure.force?.id ?? "", passport.scope.id, passport.period.id];
  return {
    name: parts
      .filter((part) => part !== "")
      .map(slug)
      .join("-"),
    embed: figureEmbed(figure),
    href,
    svg: null,
  };
}

/** The question that was answered, as addresses hold it; the site shows the newest edition. */
function asked({ scope, period, basis, denominator }: Comparison["passport"]): Parameters<typeof passportHref>[1] {
  return { scope: scope.id, period: period.id, basis: basis.id, denominator: denominator.id, edition: null };
}
