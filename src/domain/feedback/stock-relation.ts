/** Whether something a customer said is about goods that were not there in time. */
export type StockRelation = "yes" | "no" | "unsure";

/** As the form has them. */
export const STOCK_RELATION_LABELS: Readonly<Record<StockRelation, string>> = {
  yes: "是",
  no: "否",
  unsure: "不确定",
};

/** The relation that a label of the form stands for; null for any other text. */
export function stockRelationOf(label: string | null): StockRelation | null {
  switch (label) {
    case STOCK_RELATION_LABELS.yes:
      return "yes";
    case STOCK_RELATION_LABELS.no:
      return "no";
    case STOCK_RELATION_LABELS.unsure:
      return "unsure";
    default:
      return null;
  }
}
