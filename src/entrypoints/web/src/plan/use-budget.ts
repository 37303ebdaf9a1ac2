import { useCallback } from "react";
import { replaceLocation, useLocation } from "../routing/location.ts";
import { budgetOf } from "./budget-address.ts";

/** The budget in the address, so that a plan can be passed on; null without one. */
export function useBudget(): readonly [number | null, (budget: number | null) => void] {
  const { search } = useLocation();
  const change = useCallback(
    (budget: number | null) => replaceLocation(budget === null ? "/plan" : `/plan?budget=${budget}`),
    [],
  );
  return [budgetOf(search), change];
}
