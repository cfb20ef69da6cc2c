// What every area of the door works with, and the row in which work on the book waits.
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Tools } from "../actions/tools.ts";
import type { KeptAnswers } from "./kept-answers.ts";

/** The app that every area puts its addresses on. */
export type App = OpenAPIHono;

/** Does the work when all that was asked before is done. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A row in which work waits for its turn; what fails does not hold up what comes after it. */
export function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** The open door. */
export interface Door {
  readonly tools: Tools;
  readonly kept: KeptAnswers;
  /** Does work on the book when its turn comes: actions share one engine and scratch folders, so they are asked one after the other. */
  readonly inTurn: InTurn;
  /** Takes one line for the log; faults only. */
  readonly log: (line: string) => void;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
  /** Where the style sheet and the scripts of the pages lie. */
  readonly staticFolder: string;
  /** The host the server is bound to. */
  readonly host: string;
}
