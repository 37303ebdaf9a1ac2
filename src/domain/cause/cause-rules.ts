import type { CauseRule } from "./cause-finding.ts";
import { approvalSlow } from "./rules/approval-slow.ts";
import { componentShort } from "./rules/component-short.ts";
import { demandSurge } from "./rules/demand-surge.ts";
import { forecastBias } from "./rules/forecast-bias.ts";
import { masterData } from "./rules/master-data.ts";
import { orderedLate } from "./rules/ordered-late.ts";
import { orderedLittle } from "./rules/ordered-little.ts";
import { qualityHold } from "./rules/quality-hold.ts";
import { recordError } from "./rules/record-error.ts";
import { stockReserved } from "./rules/stock-reserved.ts";
import { supplierLate } from "./rules/supplier-late.ts";
import { supplierShort } from "./rules/supplier-short.ts";

/** Every class that is looked for, in the order of the form's options. */
export const CAUSE_RULES: readonly CauseRule[] = [
  supplierLate,
  supplierShort,
  approvalSlow,
  orderedLate,
  orderedLittle,
  forecastBias,
  demandSurge,
  recordError,
  qualityHold,
  stockReserved,
  componentShort,
  masterData,
];
