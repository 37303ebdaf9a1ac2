import { STOCKOUT_CHURN_DEFINITION } from "../../domain/retention/stockout-churn-text.ts";
import type { RetentionFigures, RetentionReport } from "../../contracts/retention.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptRetention } from "./kept-retention.ts";

interface RetentionReportPorts {
  readonly kept: Pick<KeptRetention, "of">;
  readonly clock: Pick<Clock, "today">;
}

/** Makes the page 客户留存 from what the last run found. */
export function createRetentionReport({ kept, clock }: RetentionReportPorts) {
  return async function retentionReport(installation_id: string): Promise<RetentionReport> {
    const figures = await kept.of(installation_id);
    return { today: clock.today(), definition: STOCKOUT_CHURN_DEFINITION, figures, missing: missingOf(figures) };
  };
}

function missingOf(figures: RetentionFigures | null): string[] {
  if (figures === null) return ["还没有算过：表单第一次读完之后会自动计算，每天一次。"];
  const { lines, effect, churn } = figures;
  const missing: string[] = [];
  if (lines === 0) missing.push("没有带客户编码的销售订单行：请在销售订单表里填写客户编码。");
  else if (effect.exposed_count === 0) {
    missing.push(
      "还没有客户碰到缺货的记录：没有因缺货取消、少发或延期的订单行。订单状态“已取消”且取消原因“缺货”，或填写已发数量，才看得出来。",
    );
  } else if (churn.by_customer.churn === null) {
    missing.push("碰到缺货的客户都还在各自的回购间隔内，或学不出回购间隔（至少要有 20 位客户买过两天以上）。");
  }
  return missing;
}
