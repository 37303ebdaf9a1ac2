import { readFileSync } from "node:fs";
import type { Route } from "../http/router.ts";
import type { Page } from "./page.ts";

const ASSETS = [
  { name: "page.css", type: "text/css; charset=utf-8" },
  { name: "record-form.mjs", type: "text/javascript; charset=utf-8" },
  { name: "todo-list.mjs", type: "text/javascript; charset=utf-8" },
  { name: "icon.svg", type: "image/svg+xml" },
];

/** The style sheet, script and icon of the pages, read once. */
export function assetRoutes(): readonly Route<Page>[] {
  return ASSETS.map(({ name, type }) => {
    const content = readFileSync(new URL(`assets/${name}`, import.meta.url));
    return { method: "GET", path: `/assets/${name}`, handle: () => ({ type, content }) };
  });
}
