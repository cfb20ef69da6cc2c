// Any other share: one line of the balance, or one outcome type.
import { shareDefinition } from "./_share.ts";

export const SHARE = shareDefinition({
  id: "share",
  title: "Share of one outcome",
  says: "The share of a force's crimes of a scope and period that stand in one line of the balance, or have one outcome type: the one asked for.",
  numerator: "crimes of the line or outcome type asked for (`of`)",
});
