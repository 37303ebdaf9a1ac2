/** An item at a place. */
export interface ItemPlace {
  readonly item_code: string;
  readonly location_code: string;
}

/** The place alone of whatever is at it. */
export function placeOf({ item_code, location_code }: ItemPlace): ItemPlace {
  return { item_code, location_code };
}

/** One text for an item at a place, whatever signs their codes have. */
export function placeKey({ item_code, location_code }: ItemPlace): string {
  return JSON.stringify([item_code, location_code]);
}
