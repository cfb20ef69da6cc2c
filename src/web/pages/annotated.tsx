// The annotated text as one HTML file that stands by itself: its style inside, no script, nothing from elsewhere.
import type { CheckedView } from "../check-view.ts";
import { htmlOf } from "../html.ts";
import { ClaimsResult } from "../parts/claims-result.tsx";
import { Patterns } from "../parts/patterns.tsx";

/** Nothing may be loaded or run, whatever the text holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The file as HTML text. `css` is the style sheet of the pages. */
export function annotatedPage(view: CheckedView, css: string): string {
  return htmlOf(
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Checked text – Everycase</title>
        <meta name="color-scheme" content="light dark" />
        {/* As text its quotation marks would be written as entities, which a style element does not read. */}
        <style dangerouslySetInnerHTML={{ __html: css.replaceAll("</", "<\\/") }} />
      </head>
      <body>
        <Patterns />
        <div class="wrap">
          <main id="main">
            <ClaimsResult view={view} isAlone={true} />
          </main>
        </div>
        <footer class="footer">
          <div class="wrap">
            <p>
              Worked out by Everycase. What it works out is not official statistics. A verdict never says that a
              statement is true: it says which reading of its numbers holds.
            </p>
          </div>
        </footer>
      </body>
    </html>,
  );
}
