import { expect, test } from "vitest";
import {
  compareDownload,
  compareHref,
  fileHref,
  forceDownload,
  forceHref,
  originalHref,
  passportHref,
} from "../../src/web/links.ts";
import { QUESTION } from "./sample.ts";

test("a question is an address with the names of the CLI options", () => {
  expect(compareHref(QUESTION)).toBe("/compare?scope=child-titled&period=2018/19&basis=recorded&denominator=all");
});

test("the order and the edition are said only where they are not the usual ones", () => {
  expect(compareHref(QUESTION, "name")).toContain("&order=name");
  expect(compareHref({ ...QUESTION, edition: "July 2026" })).toContain("&edition=July+2026");
});

test("a force, a passport and a download carry the same question", () => {
  const asked = "scope=child-titled&period=2018/19&basis=recorded&denominator=all";
  expect(forceHref("kent", QUESTION)).toBe(`/force/kent?${asked}`);
  expect(passportHref("charged", QUESTION, "kent")).toBe(`/passport?figure=charged&force=kent&${asked}`);
  expect(passportHref("rate", QUESTION)).toBe(`/passport?figure=rate&${asked}`);
  expect(compareDownload("svg", QUESTION)).toBe(`/download/compare.svg?${asked}`);
  expect(forceDownload("csv", "kent", QUESTION)).toBe(`/download/force.csv?force=kent&${asked}`);
});

test("what would break an address is encoded", () => {
  const hostile = { ...QUESTION, scope: 'a&b="><script>', period: "1#2" };
  expect(compareHref(hostile)).toBe(
    "/compare?scope=a%26b%3D%22%3E%3Cscript%3E&period=1%232&basis=recorded&denominator=all",
  );
  expect(fileHref("../secret")).toBe("/sources/..%2Fsecret");
  expect(originalHref("ab")).toBe("/files/ab");
});

test("a flag scope stays readable", () => {
  expect(compareHref({ ...QUESTION, scope: "flag:CSE" })).toContain("scope=flag:CSE&");
});
