import { slowdownText } from "../../domain/inventory/supplier-slowdown.ts";
import type { SupplierLine } from "../../domain/supplier/supplier-table.ts";
import type { Notices } from "../notices/notices.ts";
import type { SlowSuppliers } from "./slow-suppliers.ts";
import type { LearnedSuppliers } from "./supplier-tables.ts";

/** Ports of `watchSuppliers`. */
export interface WatchSuppliersPorts {
  readonly notices: Pick<Notices, "replace">;
  readonly slowSuppliers: Pick<SlowSuppliers, "save">;
  supplierTables(installation_id: string): Promise<Pick<LearnedSuppliers, "table">>;
}

/** The notice that a supplier's lead time has lengthened. */
const SLOWER_NOTICE_CODE = "supplier_slower";

/**
 * Finds the suppliers whose lead time has lengthened, tells people, and keeps them for the assessments of the day. A notice
 * ends by itself once the deliveries are as before.
 */
export function createWatchSuppliers({ notices, slowSuppliers, supplierTables }: WatchSuppliersPorts) {
  return async function watchSuppliers(installation_id: string): Promise<void> {
    const { table } = await supplierTables(installation_id);
    const slower = table.lines.flatMap((line) =>
      line.trend.kind === "lengthened" ? [{ line, trend: line.trend }] : [],
    );
    await slowSuppliers.save(
      installation_id,
      new Map(
        slower.map(({ line, trend: { recent_count, recent_days, before_count, before_days } }) => {
          return [line.supplier_code, { recent_count, recent_days, before_count, before_days }];
        }),
      ),
    );
    await notices.replace(
      { installation_id, form: "supplier" },
      [SLOWER_NOTICE_CODE],
      slower.map(({ line, trend }) => ({
        code: SLOWER_NOTICE_CODE,
        field: line.supplier_code,
        message: `供应商“${line.supplier_name}”到货变慢：${slowdownText(trend)}`,
        hint: hintFor(line),
      })),
    );
  };
}

function hintFor({ single_source_count, item_count }: SupplierLine): string {
  const sole = single_source_count > 0 ? `，其中 ${single_source_count} 个只有这一家供应商` : "";
  return `向供应商核实交期，必要时提前下单或另找货源；它供应 ${item_count} 个在售商品${sole}。详情见看板“供应商”页。`;
}
