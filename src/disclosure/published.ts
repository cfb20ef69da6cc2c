// The wall: figures that may leave the house.

/** The mark exists for the compiler alone. It is private, so that a copy with something changed (`{ ...figures }`) has lost it. */
declare class Mark {
  private readonly published: true;
}

/** Figures that may be shown, printed or sent. Only `protect.ts` makes one. */
export type Published<T> = T & Mark;
