import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { placesQuery } from "../api/queries.ts";

/** Gives the name people know a place by; its code where the form of locations has no other, or until names are read. */
export function usePlaceName(): (location_code: string) => string {
  const names = useQuery(placesQuery).data;
  return useCallback((location_code) => names?.get(location_code) ?? location_code, [names]);
}
