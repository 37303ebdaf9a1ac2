import type { Subject } from "../../../contracts/subject.ts";

/** An item of an installation at the locations whose rows count: where it lies and, for its first stock record, none. */
export type Spot = readonly [
  installation_id: string,
  item_code: string,
  location_code: string,
  or_location_code: string,
];

/** Rows that name no location lie at the item's first stock record; where there is one, nothing lies nowhere. */
export function spotOf({ installation_id, item_code, location_code }: Subject, first: string | null): Spot | null {
  if (location_code === (first ?? "")) return [installation_id, item_code, location_code, ""];
  return location_code === "" ? null : [installation_id, item_code, location_code, location_code];
}
