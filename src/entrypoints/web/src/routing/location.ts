import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/** Path and query of the address, followed. */
export function useLocation(): { readonly pathname: string; readonly search: string } {
  const pathname = useSyncExternalStore(watch, () => window.location.pathname);
  const search = useSyncExternalStore(watch, () => window.location.search);
  return { pathname, search };
}

/** Goes to another page, and to its top; the page remembers where one came from. */
export function navigate(path: string): void {
  const { pathname, search } = window.location;
  window.history.pushState({ from: `${pathname}${search}` }, "", path);
  window.scrollTo(0, 0);
  tell();
}

/** Changes the address of this page without a step in the history. */
export function replaceLocation(path: string): void {
  window.history.replaceState(window.history.state, "", path);
  tell();
}

/** The board as it was left, filters and all; the whole board for those who came from elsewhere. */
export function boardLeft(): string {
  const state: unknown = window.history.state;
  const from = typeof state === "object" && state !== null && "from" in state ? state.from : null;
  return typeof from === "string" && /^\/(\?|$)/.test(from) ? from : "/";
}

function watch(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener("popstate", onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener("popstate", onChange);
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}
