/** What is assessed: one item at one location of one installation. */
export interface Subject {
  readonly installation_id: string;
  readonly item_code: string;
  readonly location_code: string;
}

/**
 * The place under which the production plan of an installation waits to be looked at again, among the subjects: it is
 * marked, held and released as they are. No item has an empty code.
 */
export const PLAN_PLACE = { item_code: "", location_code: "production_plan" } as const;

/** Whether what waits is the production plan, not an item. */
export function isPlan({ item_code, location_code }: Pick<Subject, "item_code" | "location_code">): boolean {
  return item_code === PLAN_PLACE.item_code && location_code === PLAN_PLACE.location_code;
}

/** Which subjects a changed record puts in doubt. */
export type Touch =
  | { readonly kind: "subject"; readonly item_code: string; readonly location_code: string }
  | { readonly kind: "item"; readonly item_code: string }
  | { readonly kind: "supplier"; readonly supplier_code: string };
