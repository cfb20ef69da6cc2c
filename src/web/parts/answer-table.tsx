// The table of an answer: the twin of its chart, with every value; a force's name leads to the working of its own figure.
import type { VNode } from "preact";
import type { AnswerColumn, AnswerTable, AnswerValue } from "../../measures/answer.ts";
import { heldColumns, isNumeric, isOpenCell, NOT_SAID, valueWords } from "../answer-words.ts";
import { CellView } from "./cell.tsx";
import { Scroller } from "./scroller.tsx";

interface TableProps {
  readonly table: AnswerTable;
  /** Where a force's own figure is worked out; `null` for a measure of all forces. */
  readonly hrefOf: ((force: string) => string) | null;
}

/** Every value of an answer. */
export function AnswerValues({ table, hrefOf }: TableProps): VNode {
  const columns = heldColumns(table);
  return (
    <Scroller label={`${table.title}; the table may scroll sideways`}>
      <table class="tight">
        <caption class="visually-hidden">{table.title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={isNumeric(column) ? "n" : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th scope="row">
                    <First
                      value={valueWords(column, row[column.id] ?? null)}
                      force={row["force"] ?? null}
                      hrefOf={hrefOf}
                    />
                  </th>
                ) : (
                  <td class={isNumeric(column) ? "n" : "words"}>
                    <Value column={column} value={row[column.id] ?? null} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface FirstProps {
  readonly value: string;
  /** The id of the row's force, where the row has one. */
  readonly force: AnswerValue;
  readonly hrefOf: TableProps["hrefOf"];
}

function First({ value, force, hrefOf }: FirstProps): VNode {
  if (hrefOf === null || typeof force !== "string" || !/^[a-z-]+$/u.test(force)) return <>{value}</>;
  return <a href={hrefOf(force)}>{value}</a>;
}

function Value({ column, value }: { readonly column: AnswerColumn; readonly value: AnswerValue }): VNode {
  if (isOpenCell(value)) return <CellView cell={value} />;
  const words = valueWords(column, value);
  return <span class={words === NOT_SAID ? "c-absent" : undefined}>{words}</span>;
}
