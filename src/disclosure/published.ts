// The wall: figures that may leave the house.

declare const PUBLISHED: unique symbol;

/** Figures that may be shown, printed or sent. Only `protect.ts` makes one; the mark exists for the compiler alone. */
export type Published<T> = T & { readonly [PUBLISHED]: true };
