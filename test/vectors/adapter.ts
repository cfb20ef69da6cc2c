// What turns one vector file into calls of ours: each case gives named answers, compared with those expected.

/** One case as the file has it. */
export interface VectorCase {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** What an adapter may know of its file besides the case. */
export interface VectorFile {
  readonly name: string;
  readonly tolerance: Readonly<Record<string, number>>;
  readonly cases: readonly VectorCase[];
}

/**
 * Computes the answers of one case. Every key of `expected` must be among the answers, in the same shape, or be named in
 * `notOurs` with the reason (an estimator of others that is kept in the vectors only for contrast). Answers that nobody
 * expects are no fault. `Infinity` answers `"Infinity"`, `null` answers `null`; `NaN` and `undefined` answer nothing.
 * `compare` replaces the plain comparison where the file asks for another (a set that only has to be optimal).
 */
export interface Adapter {
  readonly answer: (
    one: VectorCase,
    file: VectorFile,
  ) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
  /**
   * Keys of `expected`, by the reason why we do not give them: `peer_value`, below another key `direct.peer_value`, or with
   * a `*` at the end every key that begins so. In the vectors of the shared folder each must occur, or the run fails.
   */
  readonly notOurs?: Readonly<Record<string, string>>;
  /** For one key: the words of what is wrong, or `null`; with the number of numeric comparisons it made. */
  readonly compare?: Readonly<
    Record<
      string,
      (got: unknown, want: unknown, one: VectorCase) => { readonly wrong: string | null; readonly compared: number }
    >
  >;
}
