// What each page is given: plain values, so that any door (server, static site, test) can show the same page.
import type { Published } from "../disclosure/published.ts";
import type { Comparison, FigurePassport, FileReport, ForceAnswer } from "../measures/result.ts";
import type { Basis, Denominator } from "../standard/bases.ts";
import type { CorrectionShown, ReplyShown } from "./release-view.ts";
import type { SiteFrame } from "./site/frame.ts";

/** The orders that the rows of a comparison can stand in. */
export const ORDERS = [
  { id: "rate", title: "rate" },
  { id: "name", title: "name" },
  { id: "crimes", title: "crimes" },
  { id: "open", title: "still open" },
] as const;
export type Order = (typeof ORDERS)[number]["id"];

/** What is asked: the same names stand in URLs and as CLI options. `edition` is `null` for the newest. */
export interface Question {
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
  readonly denominator: Denominator;
  readonly edition: string | null;
  /** A day such as `2020-06-01`: only what was known then; left out for what is known now. */
  readonly asKnownOn?: string;
  /** The method for intervals, such as `clopper-pearson`; left out for Wilson. */
  readonly method?: string;
}

/** One thing that can be chosen in a form. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** What can be asked of the files in the book. The page marks what the question holds. */
export interface Choices {
  readonly scopes: readonly Choice[];
  readonly periods: readonly Choice[];
  readonly bases: readonly Choice[];
  readonly denominators: readonly Choice[];
  readonly editions: readonly Choice[];
}

export interface CompareView {
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  readonly comparison: Published<Comparison>;
  readonly choices: Choices;
  readonly question: Question;
  readonly order: Order;
  /** What corrections changed of all forces together; none when left out. */
  readonly corrections?: readonly CorrectionShown[];
  /** Measures that the same question can be put to. */
  readonly others?: readonly Choice[];
}

export interface NoFigureView {
  /** What the form is filled with. */
  readonly question: Question;
  /** Which of its words somebody asked; only they are repeated. All when left out. */
  readonly asked?: { readonly period: boolean; readonly basis: boolean };
  readonly choices: Choices;
  /** The nearest questions that have figures, nearest first; `says` may add how many forces answer. */
  readonly nearest: readonly {
    readonly title: string;
    readonly href: string;
    readonly says?: string;
    /** What is asked there, for pages that put the same question to something else. */
    readonly question?: Pick<Question, "scope" | "period" | "basis">;
  }[];
}

export interface ForceView {
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  readonly answer: Published<ForceAnswer>;
  readonly question: Question;
  readonly choices: Choices;
  /** What the force replied, and its silences; none when left out. */
  readonly replies?: readonly ReplyShown[];
  /** What corrections changed of its figures here; none when left out. */
  readonly corrections?: readonly CorrectionShown[];
}

export interface ForcesView {
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  readonly forces: readonly {
    readonly id: string;
    readonly called: string;
    /** Official code, where the force has one. */
    readonly code: string | null;
    /** `null` for a force that belongs to no one nation. */
    readonly nation: string | null;
    /** What is known of it, e.g. `4 questions answered, 2017/18 to 2018/19`. */
    readonly says: string;
    /** Whether there is any figure to show; without one the name is not a link. */
    readonly known: boolean;
  }[];
}

export interface PassportView {
  readonly passport: Published<FigurePassport>;
  readonly question: Question;
  /** What corrections changed of this figure; none when left out. */
  readonly corrections?: readonly CorrectionShown[];
  /** What the force replied, and its silences; left out where they are not known. */
  readonly replies?: readonly ReplyShown[];
}

export interface FilesView {
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  readonly files: readonly FileReport[];
}

export interface FileView {
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  readonly report: FileReport;
}

export interface AddedView {
  readonly reports: readonly FileReport[];
}

export interface AboutView {
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  readonly measures: readonly {
    readonly id: string;
    readonly title: string;
    readonly version: number;
    readonly digest: string;
    readonly says: string;
    readonly formula: string;
  }[];
  readonly scopes: readonly {
    readonly id: string;
    readonly title: string;
    readonly says: string;
    readonly codes: readonly string[];
  }[];
  /** The outcome types, with the line of a balance each stands in, in words. */
  readonly outcomes: readonly { readonly type: number; readonly title: string; readonly line: string }[];
}

export interface MessageView {
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  readonly title: string;
  readonly says: string;
  /** What can be done next; `null` when there is nothing to add. */
  readonly hint: string | null;
  /** The HTTP status the page is sent with. */
  readonly status: number;
}
