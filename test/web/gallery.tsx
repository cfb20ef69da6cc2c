// The gallery: every kept picture, with its sentence and its table beside it, as one page. Written by `npm run gallery`.
import type { VNode } from "preact";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import { htmlOf } from "../../src/web/html.ts";
import { AnswerValues } from "../../src/web/parts/answer-table.tsx";
import { MADE } from "./made-answers.ts";

/** The page, over the names of the picture files that stand beside it. */
export function galleryPage(files: readonly string[]): string {
  return htmlOf(
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Gallery – Everycase</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="everycase.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main class="wrap">
          <h1>Every chart, with its sentence and its table</h1>
          <p class="lead">The figures are made. These pictures are the ones that the tests hold the charts to.</p>
          {Object.entries(MADE).map(([name, answer]) => (
            <Piece name={name} answer={answer} files={files.filter((file) => file.startsWith(`${name}-`))} />
          ))}
        </main>
      </body>
    </html>,
  );
}

interface PieceProps {
  readonly name: string;
  readonly answer: MeasureAnswer;
  readonly files: readonly string[];
}

function Piece({ name, answer, files }: PieceProps): VNode {
  return (
    <section class="block" aria-labelledby={name}>
      <h2 id={name}>{name}</h2>
      <p>{answer.sentence}</p>
      {files.length === 0 ? <p class="note">Nothing is drawn: the answer has no chart.</p> : null}
      {files.map((file) => (
        <p class="top-3">
          <img src={file} alt={`${answer.title}: ${answer.sentence}`} />
        </p>
      ))}
      <details class="top-3">
        <summary>{answer.table.title}</summary>
        <AnswerValues table={answer.table} hrefOf={null} />
      </details>
    </section>
  );
}
