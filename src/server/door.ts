// What every area of the door works with.
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Tools } from "../actions/tools.ts";
import type { KeptAnswers } from "./kept-answers.ts";

/** The app that every area puts its addresses on. */
export type App = OpenAPIHono;

/** The open door. */
export interface Door {
  readonly tools: Tools;
  readonly kept: KeptAnswers;
  /** Takes one line for the log; faults only. */
  readonly log: (line: string) => void;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
  /** Where the style sheet and the scripts of the pages lie. */
  readonly staticFolder: string;
  /** The host the server is bound to. */
  readonly host: string;
}
