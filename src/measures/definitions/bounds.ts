// Bounds: the least and the most that a share can be, whatever the hidden counts are.
import type { Definition } from "../definition.ts";
import { SHARE_DENOMINATORS } from "./_share.ts";

export const BOUNDS: Definition = {
  id: "bounds",
  title: "Bounds",
  version: 1,
  unit: "crimes",
  says: "The least and the most that a share can be, over every whole number that a small count, a withheld part or a silent force may stand for; where asked, crimes that are still open are counted at the upper end too.",
  formula:
    "lower end = the least that may be counted ÷ the whole that goes with it; upper end = the most that may be counted ÷ the whole that goes with it",
  numerator:
    "the counted crimes of the share asked for (the charge rate if none is named), at their least and at their most",
  denominators: SHARE_DENOMINATORS,
  interval:
    "exact bounds over whole numbers; beside them the Wilson 95% interval from below the lower end to above the upper end",
  averages:
    "pooled over the like forces at their least and at their most; with the silent forces as if none, and as if all, of their crimes were counted",
  accepts: ["balances"],
  caveats: [
    "Bounds are what the counts allow, not what is likely. They leave out nothing and guess nothing.",
    "“<5” is read as the source states it, over its whole range: what a source hid is not narrowed, even where its other lines would allow it.",
  ],
  apart: {},
};
