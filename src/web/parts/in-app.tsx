// What only a running app can do, or only a site that has the page: shown where it works, and not elsewhere.
import type { ComponentChildren, VNode } from "preact";
import { Site } from "../site/frame.ts";

/** Shown in the app alone: forms, files to add, and what is asked of a server. */
export function InApp({ children }: { readonly children: ComponentChildren }): VNode {
  return <Site.Consumer>{(site) => (site === null ? children : null)}</Site.Consumer>;
}

/** Shown in the static site alone. */
export function InSite({ children }: { readonly children: ComponentChildren }): VNode {
  return <Site.Consumer>{(site) => (site === null ? null : children)}</Site.Consumer>;
}

/** Shown where its link leads somewhere: always in the app, and in a site that has the page. */
export function WhereThere({ href, children }: { readonly href: string; readonly children: ComponentChildren }): VNode {
  return <Site.Consumer>{(site) => (site === null || site.has(href) ? children : null)}</Site.Consumer>;
}
