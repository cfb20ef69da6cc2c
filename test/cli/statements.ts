// Statements as somebody would propose them, for the verb `audit`.

/** A reply that prints a total and a rate. */
export const STATEMENTS = JSON.stringify({
  release: "reply of May 2026",
  universe: "extract 1a2b, crimes, flag:CSE",
  statements: [
    { kind: "count", cells: ["kent|2024|total"], count: 540 },
    { kind: "percent", cells: ["kent|2024|charged"], of: ["kent|2024|total"], printed: "3.0" },
  ],
});
