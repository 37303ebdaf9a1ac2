/** When a product sells best; the months lie in `season.ts`. */
export type Season = "spring" | "summer" | "autumn" | "winter" | "school";

/** One product of a category, sold in several specifications; the cost (CNY) is that of the first one. */
export interface Product {
  readonly name: string;
  readonly specifications: readonly string[];
  readonly unit: string;
  readonly cost: number;
  readonly season?: Season;
}

/** A category: its invented brands, the suppliers that make it, and its products. */
export interface CategoryGoods {
  readonly category: string;
  readonly brands: readonly string[];
  readonly supplierCodes: readonly string[];
  /** Days of shelf life, for goods that spoil. */
  readonly shelfLifeDays?: number;
  readonly products: readonly Product[];
}

/** Short form for the tables: name, specifications (separated by blanks), unit, cost, season. */
export function product(name: string, specifications: string, unit: string, cost: number, season?: Season): Product {
  return { name, specifications: specifications.split(" "), unit, cost, ...(season !== undefined && { season }) };
}
