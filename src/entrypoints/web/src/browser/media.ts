import { useSyncExternalStore } from "react";

/** Narrower than this, the board's table becomes cards. */
const NARROW = window.matchMedia("(max-width: 1079px)");
/** Narrower than this, charts stand above each other. */
const PHONE = window.matchMedia("(max-width: 639px)");
/** Asked for by people whom movement makes unwell, and on machines that are slow to show it. */
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

export function useIsNarrow(): boolean {
  return useMedia(NARROW);
}

export function useIsPhone(): boolean {
  return useMedia(PHONE);
}

export function useIsStill(): boolean {
  return useMedia(STILL);
}

function useMedia(media: MediaQueryList): boolean {
  return useSyncExternalStore(
    (onChange) => {
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => media.matches,
  );
}
