import type { FieldBinding, FormBinding } from "../../contracts/form.ts";
import { purchaseFormLacks, purchaseFormNotBound } from "./order-refusals.ts";

/** What an order cannot do without, with the types into which it can be written. */
interface NeededField {
  readonly name: string;
  readonly label: string;
  readonly types: readonly string[];
}

const TEXT = ["text", "textarea", "combo", "radiogroup"];
const HEAD: readonly NeededField[] = [
  // Only a single line can be searched by, and a lost answer is looked up by this number.
  { name: "purchase_order_no", label: "采购单号", types: ["text"] },
  { name: "supplier_code", label: "供应商编码", types: TEXT },
  { name: "ordered_at", label: "下单时间", types: ["datetime"] },
  { name: "order_status", label: "采购状态", types: ["combo", "radiogroup", "text"] },
  { name: "lines", label: "采购明细", types: ["subform"] },
];
const LOCATION: NeededField = { name: "location_code", label: "仓库/门店/渠道编码", types: TEXT };
const LINE: readonly NeededField[] = [
  { name: "item_code", label: "采购明细.商品编码", types: TEXT },
  { name: "quantity", label: "采购明细.采购数量", types: ["number"] },
];

/**
 * The bound order form, once it can bear an order that counts as stock on order. `has_places`: several places hold stock,
 * so that an order has to say for which it is. Throws a refusal that names what is missing.
 */
export function checkOrderForm(binding: FormBinding | null, has_places: boolean): FormBinding {
  if (binding === null) throw purchaseFormNotBound();
  const { fields } = binding;
  const rows = fields.find(({ name }) => name === "lines")?.items ?? [];
  const faults = [
    ...[...HEAD, ...(has_places ? [LOCATION] : [])].flatMap((needed) => faultOf(needed, fields)),
    ...LINE.flatMap((needed) => faultOf(needed, rows)),
  ];
  if (faults.length > 0) throw purchaseFormLacks(faults);
  return binding;
}

function faultOf({ name, label, types }: NeededField, fields: readonly FieldBinding[]): readonly string[] {
  const field = fields.find((one) => one.name === name);
  if (field === undefined) return [`${label}（没有绑定）`];
  if (field.paused === true) return [`${label}（已暂停）`];
  return types.includes(field.type) ? [] : [`${label}（类型不能写入）`];
}
