// Rows of data.police.uk by last outcome, as a table that stays readable: finer where it can be, added up where it must be.
import type { VNode } from "preact";
import type { StreetAnswer, StreetBalance } from "../../measures/street-result.ts";
import { STREET_COLUMNS, shownBalances, streetCells } from "../street-rows.ts";
import { count } from "../words.ts";
import { Scroller } from "./scroller.tsx";

/** More rows than this are added up: nobody reads them. The files hold them all. */
const MOST_ROWS = 60;

/** The table, with what each of its columns takes in. */
export function StreetBalances({ answer }: { readonly answer: StreetAnswer }): VNode {
  const { balances, grain } = shownBalances(answer, MOST_ROWS);
  if (balances.length === 0)
    return <p class="note">No row answers this question. Below stands whether there is a file at all.</p>;
  const several = (of: (one: StreetBalance) => string | null): boolean => new Set(balances.map(of)).size > 1;
  const columns = { forces: several(({ force }) => force), months: several(({ month }) => month) };
  return (
    <>
      <p class="note">{`One row of the table for each ${grain}. Every row of the files stands in one column.`}</p>
      <Scroller label="Rows by last outcome">
        <table class="tight">
          <caption class="visually-hidden">Rows by last outcome</caption>
          <thead>
            <tr>
              <th scope="col">Crime type</th>
              {columns.forces ? <th scope="col">Force</th> : null}
              {columns.months ? <th scope="col">Month</th> : null}
              <th scope="col" class="n">
                Rows
              </th>
              <th scope="col" class="n">
                Different IDs
              </th>
              {STREET_COLUMNS.map(({ title }) => (
                <th scope="col" class="n">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {balances.map((balance) => (
              <Balance balance={balance} columns={columns} />
            ))}
          </tbody>
        </table>
      </Scroller>
      <ul class="bullets note top-3">
        <li>Charged or in court: charged, awaiting a court, or what a court did.</li>
        <li>Other lines: out of court, with another organisation, not in the public interest.</li>
        <li>Words of no line: such as “Unable to prosecute suspect”, which may mean several things.</li>
        <li>No outcome: none is published. Anti-social behaviour never has one.</li>
      </ul>
    </>
  );
}

interface BalanceProps {
  readonly balance: StreetBalance;
  /** What is the same in every row has no column. */
  readonly columns: { readonly forces: boolean; readonly months: boolean };
}

function Balance({ balance, columns }: BalanceProps): VNode {
  const { type, called, month, rows, ids } = balance;
  return (
    <tr>
      <th scope="row">{type === "" ? "not stated" : type}</th>
      {columns.forces ? <td>{called}</td> : null}
      {columns.months ? <td class="nb">{month ?? "all"}</td> : null}
      <td class="n">{count(rows)}</td>
      <td class="n">{ids === null ? <span class="c-absent">not said</span> : count(ids)}</td>
      {streetCells(balance).map((cell) => (
        <td class="n">{count(cell)}</td>
      ))}
    </tr>
  );
}
