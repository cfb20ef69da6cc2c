// What Everycase declines to do, with a code that the doors turn into an exit code or an HTTP status in one table.

/** Why something was declined. `usage`: the wish cannot be read. `notFound`: nothing by that name. `unreadable`: a file
 * that cannot be read as figures. `notPossible`: understood, but it would not be honest or does not exist.
 * `surroundings`: the machine is in the way (folder, port, version). `damaged`: the book or the archive is not as it was. */
export type RefusalCode = "usage" | "notFound" | "unreadable" | "notPossible" | "surroundings" | "damaged";

/** A declined wish. `message` is one plain line that names the act, what was found and what was wanted; `hint` says what to do next. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly hint: string | undefined;

  constructor(code: RefusalCode, message: string, hint?: string) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.hint = hint;
  }
}
