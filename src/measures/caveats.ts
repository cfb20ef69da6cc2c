// What must be kept in mind with a result: carried by every page, export and download.
import { forceById } from "../standard/forces.ts";
import type { LikeGroup } from "./apart.ts";
import type { Gathered } from "./gather.ts";
import { missingQuarters } from "./gather.ts";
import { knownWords } from "./known-on.ts";
import type { Candidate, Plan } from "./plan.ts";

/** The caveats of a comparison or a force's answer, most pressing first. */
export function caveatsOf(all: readonly Gathered[], plan: Plan, group: Pick<LikeGroup, "basis">): readonly string[] {
  const picks = [...new Set(all.map(({ pick }) => pick))];
  return [
    ...knownWords(plan.asKnownOn, plan.later, picks),
    ...picks.flatMap(ofFile),
    ...new Set(plan.keptBack.map(({ says }) => says)),
    ...ofOrigins(all),
    ...ofSilences(all),
    ...(group.basis === "recorded"
      ? ["Outcomes are those known in the edition shown. Later editions show more charges for the same crimes."]
      : []),
    ...(group.basis === "closed"
      ? [
          "Outcomes given in the period belong to crimes of several years, so this is no share of any one year's crimes.",
        ]
      : []),
    ...ofScope(plan),
    "Crimes are counted, not children and not suspects. A count does not measure harm.",
    "A rate is not a grade: forces differ in what they record and in how soon they enter an outcome, and a charge is not always the right outcome.",
    ...(plan.scope.kind === "offences"
      ? [
          "Police recorded crime is published as official statistics, not accredited official statistics. What Everycase works out is not official statistics.",
        ]
      : ["What Everycase works out is not official statistics."]),
  ];
}

function ofFile(pick: Candidate): string[] {
  const { file, missingCodes } = pick;
  const missing = missingQuarters(pick);
  const { notUnderstood } = file.stored.counts;
  return [
    ...(notUnderstood === 0
      ? []
      : [
          `${notUnderstood} ${notUnderstood === 1 ? "cell of" : "cells of"} ${file.name} ${notUnderstood === 1 ? "is" : "are"} not understood; its problems name ${notUnderstood === 1 ? "it" : "them"}.`,
        ]),
    ...(file.incomplete === null ? [] : [`${file.name}: ${file.incomplete} Figures may be too low.`]),
    ...(missing.length === 0
      ? []
      : [`${file.name} has no rows for ${missing.join(", ")}: the figures cover a part of the year.`]),
    ...(missingCodes.length === 0
      ? []
      : [
          `${file.name} has no row of ${missingCodes.length === 1 ? "code" : "codes"} ${missingCodes.join(", ")}, which this scope takes in: it may have been cut to some offences.`,
        ]),
    ...(/mirror/u.test(file.rule)
      ? [`${file.name} is a cleaned copy of the official table (${file.rule}); rows that it dropped cannot be seen.`]
      : []),
  ];
}

/** A sum over origins of the flag is said to be one. */
function ofOrigins(all: readonly Gathered[]): string[] {
  return all.flatMap(({ figures, origins }) => {
    if (origins.length === 0) return [];
    const called = forceById(figures.force)?.called ?? figures.force;
    return [`${called} states no figure of all its flagged crimes. ${originsWords(origins)}`];
  });
}

/** What a sum over origins of the flag is, and what it may count twice. */
export function originsWords(origins: readonly string[]): string {
  const named = origins.map((one) => `“${one}”`).join(", ");
  return `The figures are the sum of ${origins.length} origins of the flag: ${named}. A crime with two origins may be counted twice, unless the source says that each crime has one.`;
}

function ofSilences(all: readonly Gathered[]): string[] {
  const silent = all.filter(({ figures }) => figures.silent.length > 0);
  const cells = silent.flatMap(({ figures }) => figures.silent).reduce((sum, one) => sum + one.cells, 0);
  const zero = all
    .filter(({ figures }) => figures.fullTable && figures.lines.get("charged")?.stated === false)
    .map(({ figures }) => figures.force);
  return [
    ...(cells === 0
      ? []
      : [
          `${cells} ${cells === 1 ? "cell" : "cells"} of ${silent.length} ${silent.length === 1 ? "force" : "forces"} ${cells === 1 ? "has" : "have"} no figure. ${cells === 1 ? "It is" : "They are"} left out of the sums, not read as 0.`,
        ]),
    ...(zero.length === 0
      ? []
      : [
          `For ${zero.length} ${zero.length === 1 ? "force" : "forces"} the table has no charge row in this scope. It lists only combinations with a count, so they count as 0 charged.`,
        ]),
  ];
}

function ofScope({ scope }: Plan): string[] {
  if (scope.kind === "flag")
    return [
      scope.says,
      "Which crimes carry the flag is each force's own practice: officer, keyword rule, or a person's history. It is part of the denominator.",
    ];
  const notTheFlag =
    "These are not the crimes with the CSE flag. The flag is set crime by crime, and forces set it differently.";
  return scope.id === "code:71" || scope.id.startsWith("code:71/") ? [scope.says] : [scope.says, notTheFlag];
}
