/** What is assessed: one item at one location of one installation. */
export interface Subject {
  readonly installation_id: string;
  readonly item_code: string;
  readonly location_code: string;
}

/** Which subjects a changed record puts in doubt. */
export type Touch =
  | { readonly kind: "subject"; readonly item_code: string; readonly location_code: string }
  | { readonly kind: "item"; readonly item_code: string }
  | { readonly kind: "supplier"; readonly supplier_code: string };
