// How a finding is taken into another page: a snippet to paste, and the pictures to save. Without script.
import type { VNode } from "preact";
import { type Embed, embedHtml } from "../embed.tsx";
import { siteAddress } from "../site/address.ts";
import { Site, type SiteFrame } from "../site/frame.ts";
import { Code } from "./code.tsx";
import { WhereThere } from "./in-app.tsx";

interface UseThisProps {
  readonly embed: Embed;
  /** The address in the app of what the snippet leads to; `null` where there is none. */
  readonly passport: string | null;
  /** Where the pictures are; `null` where nothing is drawn. */
  readonly pictures: { readonly svg: string; readonly png: string } | null;
}

/** "Use this figure": opens to a snippet that carries its source and leads to its passport. */
export function UseThis(props: UseThisProps): VNode {
  return <Site.Consumer>{(site) => <Opened {...props} site={site} />}</Site.Consumer>;
}

function Opened({ embed, passport, pictures, site }: UseThisProps & { readonly site: SiteFrame | null }): VNode {
  const address = passport === null || site === null ? null : lasting(site, passport);
  const snippet = embedHtml(embed, { passport: address });
  return (
    <details class="use-this top-4">
      <summary>Use this figure in your own page</summary>
      <div class="stack">
        <p class="note">
          {address === null
            ? "Paste this. It loads nothing from elsewhere, and says how the figure is worked out again."
            : "Paste this. It loads nothing from elsewhere, and leads to the passport of the figure, at an address that stays."}
        </p>
        <Code label="HTML to paste" lines={[snippet.trim()]} wraps />
        {pictures === null ? null : (
          <WhereThere href={pictures.svg}>
            <p class="note">
              {"The picture, to be kept beside your page: "}
              <a href={pictures.svg}>SVG</a>
              <WhereThere href={pictures.png}>
                {" or "}
                <a href={pictures.png}>PNG</a>
              </WhereThere>
              {". Both carry their source inside."}
            </p>
          </WhereThere>
        )}
      </div>
    </details>
  );
}

/**
 * The address in the published site: below its release, where it stays whatever follows; `null` where the site does not know its own
 * address, or has no such page.
 */
function lasting({ base, release, has }: SiteFrame, href: string): string | null {
  const path = siteAddress(href);
  if (base === null || path === null || !has(href)) return null;
  return `${base}${release === null ? "" : `releases/${encodeURIComponent(release.id)}/`}${path}`;
}
