/** What a promotion or an adjustment applies to; `values` is empty for "all". */
export interface DemandScope {
  readonly kind: "all" | "category" | "brand" | "item";
  readonly values: readonly string[];
}

/** An item as far as a scope looks at it. */
export interface ScopedItem {
  readonly item_code: string;
  readonly category: string | null;
  readonly brand: string | null;
}

/** Whether a scope covers an item. */
export function isInScope({ kind, values }: DemandScope, { item_code, category, brand }: ScopedItem): boolean {
  switch (kind) {
    case "all":
      return true;
    case "category":
      return category !== null && values.includes(category);
    case "brand":
      return brand !== null && values.includes(brand);
    case "item":
      return values.includes(item_code);
  }
}
