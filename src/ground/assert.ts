// What must hold whatever the input: a broken promise of our own code stops the work at once.

/** Throws when `condition` is false. For the impossible only: bad input is a `Problem`, a declined wish a `Refusal`. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken promise in Everycase: ${message}`);
}

/** Closes an exhaustive switch: the compiler refuses it while an alternative is left over. */
export function assertNever(value: never): never {
  throw new Error(`Broken promise in Everycase: unexpected ${JSON.stringify(value)}`);
}
