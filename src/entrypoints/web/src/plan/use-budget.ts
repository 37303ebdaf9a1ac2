import { useCallback } from "react";
import { replaceLocation, useLocation } from "../routing/location.ts";

/** The budget in the address, so that a plan can be passed on; null without one. */
export function useBudget(): readonly [number | null, (budget: number | null) => void] {
  const { search } = useLocation();
  const change = useCallback(
    (budget: number | null) => replaceLocation(budget === null ? "/plan" : `/plan?budget=${budget}`),
    [],
  );
  return [budgetOf(search), change];
}

/** What an address says of a budget; null where it says nothing that is one. */
export function budgetOf(search: string): number | null {
  const text = new URLSearchParams(search).get("budget");
  const budget = text === null || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(budget) && budget >= 0 && budget <= 1e12 ? budget : null;
}
