import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Records } from "../../ports/records.ts";
import type { Finding } from "./examine-installation.ts";
import { allocatedDifferences, onOrderDifferences, type StockDifference } from "./stock-differences.ts";

const EXAMPLES = 3;

/**
 * Compares the figures of 库存台账 with the open orders. Where order forms are bound the orders count, so a difference is no
 * fault, but people should know why the board shows another number than the form.
 */
export async function examineStock(
  records: Pick<Records, "list">,
  installation_id: string,
  bindings: readonly FormBinding[],
): Promise<readonly Finding[]> {
  const isBound = (form: FormName) => bindings.some((binding) => binding.form === form);
  if (!isBound("stock_level")) return [];
  const valuesOf = async (form: FormName) => (await records.list(installation_id, form)).map(({ values }) => values);
  const levels = await valuesOf("stock_level");
  const allocated = isBound("sales_order") ? allocatedDifferences(levels, await valuesOf("sales_order")) : [];
  const onOrder = isBound("purchase_order") ? onOrderDifferences(levels, await valuesOf("purchase_order")) : [];
  return [...finding("已分配", "销售订单", allocated), ...finding("在途/在订", "采购订单", onOrder)];
}

function finding(field: string, orders: string, differences: readonly StockDifference[]): readonly Finding[] {
  if (differences.length === 0) return [];
  const examples = differences
    .slice(0, EXAMPLES)
    .map(
      ({ item_code, location_code, in_form, from_orders }) =>
        `${item_code}@${location_code} 台账 ${in_form}、订单 ${from_orders}`,
    );
  return [
    {
      level: "note",
      form: "stock_level",
      problem: {
        code: "stock_figures_differ",
        message: `库存台账的“${field}”有 ${differences.length} 处与未完成的${orders}不一致：${examples.join("；")}`,
        hint: `计算以${orders}为准；请核对${orders}的状态和数量，或更正台账。`,
      },
    },
  ];
}
