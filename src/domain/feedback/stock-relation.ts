/** Whether something a customer said is about goods that were not there in time. */
export type StockRelation = "yes" | "no" | "unsure";

/** As the form has them. */
export const STOCK_RELATION_LABELS: Readonly<Record<StockRelation, string>> = {
  yes: "是",
  no: "否",
  unsure: "不确定",
};

const RELATIONS = ["yes", "no", "unsure"] as const satisfies readonly StockRelation[];

/** The relation that a label of the form stands for; null for any other text. */
export function stockRelationOf(label: string | null): StockRelation | null {
  return RELATIONS.find((relation) => STOCK_RELATION_LABELS[relation] === label) ?? null;
}
