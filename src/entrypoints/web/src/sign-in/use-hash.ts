import { useSyncExternalStore } from "react";

/** What stands behind the # of the address: no server ever sees it. */
export function useHash(): string {
  return useSyncExternalStore(watch, () => window.location.hash.slice(1));
}

function watch(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}
