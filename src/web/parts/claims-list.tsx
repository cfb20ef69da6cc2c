// The claims of a text in order: verdict, words, why, and every reading with what it gives.
import type { VNode } from "preact";
import type { CheckedText, Claim, Reading } from "../../claims/checked.ts";
import { shownText } from "../shown-text.ts";
import { VERDICTS, VerdictMark } from "./verdict.tsx";

/** How far the list goes: `isAlone` for a page that stands by itself, where no figure can be opened. */
interface ListProps {
  readonly checked: CheckedText;
  readonly isAlone: boolean;
}

/** The list of claims; each can be linked to as `#claim-1`. */
export function ClaimsList({ checked, isAlone }: ListProps): VNode {
  return (
    <ol class="claims top-3">
      {checked.claims.map((claim, index) => (
        <li id={`claim-${index + 1}`}>
          <h3>
            <a href={`#at-${index + 1}`} aria-label={`Claim ${index + 1}, back to the text`}>
              {String(index + 1)}
            </a>
            <VerdictMark verdict={claim.verdict} />
            <span>{VERDICTS[claim.verdict].says}</span>
          </h3>
          <p class="quoted">{`“${shownText(claim.quote)}”`}</p>
          {claim.note === "" ? null : <p>{shownText(claim.note)}</p>}
          {claim.readings.length === 0 ? null : <Readings claim={claim} number={index + 1} isAlone={isAlone} />}
        </li>
      ))}
    </ol>
  );
}

interface ReadingsProps {
  readonly claim: Claim;
  readonly number: number;
  readonly isAlone: boolean;
}

function Readings({ claim, number, isAlone }: ReadingsProps): VNode {
  return (
    <table>
      <caption class="visually-hidden">{`Readings of claim ${number}`}</caption>
      <thead>
        <tr>
          <th scope="col">Reading</th>
          <th scope="col">Gives</th>
          <th scope="col">Fits</th>
        </tr>
      </thead>
      <tbody>
        {claim.readings.map((reading) => (
          <tr>
            <th scope="row">
              {shownText(reading.reading)}
              {reading.from === "book" ? <span class="terms soft">from the book</span> : null}
            </th>
            <td>
              <Computed reading={reading} isAlone={isAlone} />
            </td>
            <td>{FITS[reading.verdict]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const FITS: Readonly<Record<Reading["verdict"], string>> = {
  holds: "yes",
  "does not hold": "no",
  "cannot be checked": "left open",
};

function Computed({ reading: { computed, passport }, isAlone }: { reading: Reading; isAlone: boolean }): VNode {
  const words = shownText(computed);
  // Only an address of our own page is a link.
  if (isAlone || passport === null || !passport.startsWith("/passport?")) return <>{words}</>;
  return (
    <a href={passport}>
      {words}
      <span class="visually-hidden">, open its passport</span>
    </a>
  );
}
