// The sums of a text: each whole with its parts as a bar, what is left over first.
import type { VNode } from "preact";
import type { CheckedText, TextBalance } from "../../claims/checked.ts";
import { BalanceBar } from "../charts/balance.tsx";
import { linesOfNumbers, textBar } from "../charts/text-balance.ts";
import { shownText } from "../shown-text.ts";
import { capital, count } from "../words.ts";
import { Swatch } from "./marks.tsx";

/** The balances of the text; nothing where it states none. */
export function TextBalances({ checked }: { readonly checked: CheckedText }): VNode | null {
  const { balances } = checked;
  if (balances.length === 0) return null;
  const lines = linesOfNumbers(checked.claims);
  return (
    <section class="block" aria-labelledby="h-balances" id="balances">
      <h2 id="h-balances">{balances.length === 1 ? "The balance" : "The balances"}</h2>
      {balances.map((balance, index) => (
        <OneBalance balance={balance} lines={lines} id={`sum-${index + 1}`} />
      ))}
    </section>
  );
}

interface OneProps {
  readonly balance: TextBalance;
  readonly lines: ReadonlyMap<number, string>;
  readonly id: string;
}

function OneBalance({ balance, lines, id }: OneProps): VNode {
  const bar = textBar(balance, lines);
  const unit = shownText(balance.unit ?? "in all");
  const place = balance.place === null ? "" : `, ${shownText(balance.place)}`;
  return (
    <div class="top-4" id={id}>
      <h3>{shownText(balance.sentence)}</h3>
      <p class="num soft wraps">{shownText(balance.sum)}</p>
      {bar.kind === "none" ? (
        <p class="note top-2">{bar.why}</p>
      ) : (
        <figure class="chart balance">
          <BalanceBar
            bar={bar}
            id={id}
            title={`Balance of ${count(balance.total)} ${unit}${place}`}
            unit={unit}
            bracket={`${count(balance.total)} ${unit}${place}`}
          />
        </figure>
      )}
      {bar.kind === "none" ? null : (
        <table class="tight top-3">
          <caption class="visually-hidden">{`Parts of ${count(balance.total)} ${unit}${place}`}</caption>
          <thead>
            <tr>
              <th scope="col">What the text says of them</th>
              <th scope="col" class="n">
                Number
              </th>
            </tr>
          </thead>
          <tbody>
            {bar.parts.map((part) => (
              <tr>
                <th scope="row">
                  {part.state === "hidden" ? null : <Swatch line={{ line: lineIn(part.id), state: part.state }} />}
                  {capital(part.title)}
                </th>
                <td class="n">{part.says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** The line in a part's id, which ends with the part's place. */
function lineIn(id: string): string {
  return id.replace(/-\d+$/u, "");
}
