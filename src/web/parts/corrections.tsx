// Corrections beside a figure: what it said, what it says since, on which day and why; the earlier one keeps its address.
import type { VNode } from "preact";
import type { CorrectionShown } from "../release-view.ts";
import { dayWords, figureTitle, whoseWords } from "../release-words.ts";
import { slugOf } from "../site/address.ts";
import { Site } from "../site/frame.ts";
import { counted, lower } from "../words.ts";
import { ReleaseLink } from "./replies.tsx";

/** The section of a page with figures; nothing where no figure of the page was corrected. */
export function CorrectionsSection({
  corrections,
  named = false,
}: {
  readonly corrections: readonly CorrectionShown[];
  /** Where figures of several forces stand: each with its name. */
  readonly named?: boolean;
}): VNode | null {
  if (corrections.length === 0) return null;
  return (
    <section class="block" id="corrected" aria-labelledby="h-corrected">
      <h2 id="h-corrected">Corrected</h2>
      <div class="stack top-3">
        {corrections.length <= MOST_BOXES ? null : (
          <p class="note">
            {`${counted(corrections.length - MOST_BOXES, "earlier correction stands", "earlier corrections stand")} in the `}
            <a href="/releases">history of releases</a>.
          </p>
        )}
        {corrections.slice(-MOST_BOXES).map((one) => (
          <CorrectionBox one={one} named={named} />
        ))}
      </div>
    </section>
  );
}

/** A page stays light, however often and however much is corrected. */
const [MOST_BOXES, MOST_CHANGES] = [6, 20];

function CorrectionBox({
  one: { release, corrects, on, why, changes },
  named,
}: {
  readonly one: CorrectionShown;
  readonly named: boolean;
}): VNode {
  return (
    <div class="boxed stack">
      <p>
        {on === null ? "In " : `On ${dayWords(on)}, in `}
        <ReleaseLink id={release} />
        {", in place of "}
        <ReleaseLink id={corrects} />
        {why === null ? "." : `. Why: ${why}`}
      </p>
      <ul class="bullets">
        {changes.slice(0, MOST_CHANGES).map(({ figure, before, after }) => (
          <li>
            {`${named ? `${whoseWords(figure)}, ${lower(figureTitle(figure))}` : figureTitle(figure)}: ${before} before, `}
            <b>{after}</b>
            {" since"}
          </li>
        ))}
      </ul>
      <PageIn ids={[corrects, release]} />
      {changes.length <= MOST_CHANGES ? null : (
        <p>
          {`${counted(changes.length - MOST_CHANGES, "more figure", "more figures")} changed: see `}
          <ReleaseLink id={release} />
        </p>
      )}
    </div>
  );
}

/** In the site, this page as it is in each of the releases, where it stays. */
function PageIn({ ids }: { readonly ids: readonly string[] }): VNode {
  return (
    <Site.Consumer>
      {(site) => {
        if (site === null) return null;
        const page = site.path.replace(/^releases\/[^/]+\//u, "");
        const others = ids
          .map((id) => ({ id, path: `releases/${slugOf(id)}/${page}` }))
          .filter(({ path }) => path !== site.path && site.has(`~${path}`));
        if (others.length === 0) return null;
        return (
          <p class="note">
            {"This page "}
            {others.map(({ id, path }, at) => (
              <>
                {at === 0 ? "" : ", "}
                <a href={`~${path}`}>{`as it is in release ${id}`}</a>
              </>
            ))}
            .
          </p>
        );
      }}
    </Site.Consumer>
  );
}
