// Where identities would go: a place of their own, outside the book. It is not built yet, so everything is refused.

/** A place that keeps identities apart from the book, under its own key and its own rules of access. */
export interface Vault {
  /** Whether it takes a column of this sort. The words say why not. */
  takes(kind: string): { readonly taken: true } | { readonly taken: false; readonly says: string };
}

/** The vault of this version: there is none. */
export const NO_VAULT: Vault = {
  takes: () => ({ taken: false, says: "There is no vault yet that could keep it apart from the book." }),
};
