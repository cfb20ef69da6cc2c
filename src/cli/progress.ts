// One line on standard error while long work goes on: redrawn in a terminal, else said again every five seconds at most.
import { lengthOf, printable, shortened } from "./lines.ts";

/** A step of long work, as the actions tell it. */
export interface Step {
  readonly act: string;
  readonly done: number;
  readonly of: number;
}

/** A progress line that is under way. */
export interface ProgressLine {
  /** Takes note of a step; it is shown once the work has gone on for a second. */
  step(step: Step): void;
  /** Takes the line off the screen, before something else is printed; it comes back with the next tick. */
  clear(): void;
  /** Takes the line off the screen for good. */
  end(): void;
}

const QUIET_MS = 1000;
const REDRAW_MS = 250;
const SAY_AGAIN_MS = 5000;

/** The words of a step. Example: `Reading kent.xlsx (3 of 34), 12 s`. */
export function stepWords({ act, done, of }: Step, elapsedMs: number): string {
  const place = of > 1 ? ` (${Math.min(done + 1, of)} of ${of})` : "";
  return `${printable(act)}${place}, ${Math.floor(elapsedMs / 1000)} s`;
}

/** Starts a progress line. `now` gives milliseconds; `write` writes to standard error; `columns` is the width of its terminal, `null` where it is none. */
export function startProgress({
  write,
  columns,
  now,
}: {
  readonly write: (text: string) => void;
  readonly columns: number | null;
  readonly now: () => number;
}): ProgressLine {
  const began = now();
  let latest: Step | null = null;
  let shown = false;
  let saidAt = Number.NEGATIVE_INFINITY;
  const clear = (): void => {
    if (shown) write("\r\u001B[2K");
    shown = false;
  };
  const tick = (): void => {
    const at = now();
    if (latest === null || latest.done >= latest.of || at - began < QUIET_MS) return;
    const words = stepWords(latest, at - began);
    if (columns !== null) {
      clear();
      write(shortened(words, Math.max(20, columns - 1)));
      shown = lengthOf(words) > 0;
    } else if (at - saidAt >= SAY_AGAIN_MS) {
      write(`${words}\n`);
      saidAt = at;
    }
  };
  const timer = setInterval(tick, REDRAW_MS);
  timer.unref();
  return {
    step: (step) => {
      latest = step;
      tick();
    },
    clear,
    end: () => {
      clearInterval(timer);
      clear();
    },
  };
}
