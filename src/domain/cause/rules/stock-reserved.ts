import type { CauseRule } from "../cause-finding.ts";
import { untakenStock } from "../taken-stock.ts";

/** Would it have run out had nothing been moved to another place or kept for something else? */
export const stockReserved: CauseRule = {
  cause: "stock_reserved",
  stage: "warehouse",
  judge: (shortage) => untakenStock(shortage, ["transfer", "allocation"]),
};
