// The ways in which a page is looked at: both widths, both colours; and what must be right in each.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A width in px and a colour scheme. */
export type View = readonly [width: 1280 | 390, colorScheme: "light" | "dark"];

const ALL: readonly [View, View, View, View] = [
  [1280, "light"],
  [390, "dark"],
  [1280, "dark"],
  [390, "light"],
];

/** The views of the page that stands at a place of its list: all four in the long run, else one by turns, so that four pages are seen in all four. */
export function viewsAt(place: number): readonly View[] {
  return process.env.EVERYCASE_LONG === "1" ? ALL : [ALL[place % 4] ?? ALL[0]];
}

/** Axe finds nothing on the page, and nothing scrolls sideways. */
export async function looksRight(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
  ).toEqual([]);
  const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(wide).toBeLessThanOrEqual(0);
}
