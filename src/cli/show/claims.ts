// Published claims in a terminal: first those whose verdict is not the expected one, then the others, then what could not be read.
import type { CheckedClaims } from "../../actions/check-claims.ts";
import { type Line, section, wrapped } from "../lines.ts";
import { problemLines } from "./problems.ts";

/** The lines of checked claims files. */
export function claimsLines({ claims, problems, says }: CheckedClaims, width: number): readonly Line[] {
  const of = (changed: boolean): readonly Line[] =>
    claims.filter((one) => one.changed === changed).flatMap((one) => claimLines(one, width));
  return [
    ...wrapped(says, width).map((bold) => ({ bold })),
    ...section("Not as expected", of(true)),
    ...section("As expected", of(false)),
    ...section(
      "Not read",
      problems.flatMap((problem) => [...wrapped(problem.file, width), ...problemLines(problem, width)]),
    ),
  ];
}

function claimLines({ claim, now, why }: CheckedClaims["claims"][number], width: number): readonly Line[] {
  return [
    ...wrapped(`${claim.id}: ${now}`, width, { first: "- ", rest: "  " }),
    ...wrapped(`“${claim.quote}” (${claim.where}, ${claim.on}; ${claim.file}, line ${claim.line})`, width, {
      first: "  ",
    }),
    ...wrapped(why, width, { first: "  " }),
  ];
}
