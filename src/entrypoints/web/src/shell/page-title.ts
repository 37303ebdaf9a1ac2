import type { Route } from "../routing/route.ts";
import type { Dictionary } from "../text/zh.ts";
import { MAIN_PAGES } from "./main-pages.ts";

const PAGES = MAIN_PAGES.flat();

/** What the browser calls a page, so that tabs, history and bookmarks can be told apart. */
export function pageTitle(page: Route["page"], { nav, account, state, product }: Dictionary): string {
  return `${name()} · ${product.name}`;

  function name(): string {
    if (page === "users" || page === "tokens" || page === "customers" || page === "audit") return account[page];
    const entry = PAGES.find(({ covers }) => covers.includes(page));
    return entry === undefined ? state.not_found : nav[entry.text];
  }
}
