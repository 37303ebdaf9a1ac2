import type { CauseRule } from "../cause-finding.ts";
import { untakenStock } from "../taken-stock.ts";

/** Would it have run out had no goods been held for quality, or come back unfit for sale? */
export const qualityHold: CauseRule = {
  cause: "quality_hold",
  stage: "warehouse",
  judge: (shortage) => untakenStock(shortage, ["quality_hold", "unfit_return"]),
};
