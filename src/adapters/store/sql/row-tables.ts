import type { CanonicalRow, RowsByTable, TableName } from "../../../contracts/rows.ts";
import type { SqlRow } from "./program.ts";

/** How a column is kept: as it is, as 0/1 (null where nobody said either), or as JSON text. */
type ColumnKind = "plain" | "flag" | "json";

/** Columns of every table of canonical rows, in the order of the schema, after (installation, form, record, line, version). */
const COLUMNS: { readonly [T in TableName]: Readonly<Record<keyof RowsByTable[T], ColumnKind>> } = {
  item: {
    item_code: "plain",
    item_name: "plain",
    category: "plain",
    brand: "plain",
    unit: "plain",
    supplier_code: "plain",
    purchase_cost: "plain",
    sale_price: "plain",
    moq: "plain",
    order_multiple: "plain",
    lead_time_days: "plain",
    review_period_days: "plain",
    service_level: "plain",
    minimum_stock: "plain",
    abc_class: "plain",
    is_active: "flag",
    replenishment_target: "plain",
    fill_rate_target: "plain",
    shelf_life_days: "plain",
    storage_quantity: "plain",
    price_breaks: "json",
    order_cost: "plain",
    holding_cost_rate: "plain",
    substitute_codes: "json",
  },
  supplier: {
    supplier_code: "plain",
    supplier_name: "plain",
    lead_time_days: "plain",
    lead_time_sd_days: "plain",
    review_period_days: "plain",
    shutdown_start: "plain",
    shutdown_end: "plain",
  },
  customer: {
    customer_code: "plain",
    customer_name: "plain",
    customer_type: "plain",
    region: "plain",
    owner_name: "plain",
    accepts_messages: "flag",
    is_key_customer: "flag",
  },
  location: {
    location_code: "plain",
    location_name: "plain",
    location_kind: "plain",
    allows_transfer: "flag",
    transfer_days: "plain",
    transfer_unit_cost: "plain",
    transfer_cost: "plain",
  },
  stock_level: {
    item_code: "plain",
    location_code: "plain",
    on_hand: "plain",
    allocated: "plain",
    on_order: "plain",
    backorder: "plain",
    reserved_quantity: "plain",
    minimum_stock: "plain",
  },
  sales_line: {
    order_no: "plain",
    customer_code: "plain",
    customer_name: "plain",
    item_code: "plain",
    location_code: "plain",
    channel: "plain",
    ordered_on: "plain",
    promised_on: "plain",
    quantity: "plain",
    shipped_quantity: "plain",
    unit_price: "plain",
    line_state: "plain",
  },
  purchase_line: {
    purchase_order_no: "plain",
    supplier_code: "plain",
    item_code: "plain",
    location_code: "plain",
    ordered_on: "plain",
    expected_on: "plain",
    quantity: "plain",
    received_quantity: "plain",
    is_open: "flag",
  },
  receipt_line: {
    receipt_no: "plain",
    purchase_order_no: "plain",
    supplier_code: "plain",
    item_code: "plain",
    location_code: "plain",
    received_on: "plain",
    quantity: "plain",
  },
  movement: {
    movement_no: "plain",
    movement_type: "plain",
    item_code: "plain",
    location_code: "plain",
    moved_on: "plain",
    quantity: "plain",
  },
  return_line: {
    return_no: "plain",
    order_no: "plain",
    item_code: "plain",
    location_code: "plain",
    returned_on: "plain",
    quantity: "plain",
    is_resellable: "flag",
  },
  feedback: {
    feedback_no: "plain",
    customer_code: "plain",
    order_no: "plain",
    item_code: "plain",
    event_no: "plain",
    received_on: "plain",
    feedback_kind: "plain",
    satisfaction_score: "plain",
    content: "plain",
    stock_relation: "plain",
    matched_words: "plain",
    is_open: "flag",
  },
  enquiry: {
    enquiry_no: "plain",
    customer_code: "plain",
    item_code: "plain",
    location_code: "plain",
    asked_on: "plain",
    quantity: "plain",
    enquiry_kind: "plain",
    order_no: "plain",
    enquiry_state: "plain",
  },
  count_line: {
    count_no: "plain",
    item_code: "plain",
    location_code: "plain",
    counted_on: "plain",
    book_quantity: "plain",
    counted_quantity: "plain",
  },
  alert_rule: {
    rule_name: "plain",
    is_active: "flag",
    scope_kind: "plain",
    scope_values: "json",
    minimum_severity: "plain",
    receiver_role: "plain",
    receiver: "plain",
    receiver_kind: "plain",
    customer_groups: "json",
    channel: "plain",
    delivery_path: "plain",
    cool_down_hours: "plain",
    quiet_start: "plain",
    quiet_end: "plain",
    grouping: "plain",
    digest_time: "plain",
    condition_kind: "plain",
    condition_value: "plain",
    valid_from: "plain",
    valid_to: "plain",
    priority: "plain",
    escalate_after_minutes: "plain",
    escalate_role: "plain",
    escalate_channel: "plain",
  },
  receiver: {
    receiver_name: "plain",
    receiver_role: "plain",
    is_active: "flag",
    phone: "plain",
    email: "plain",
    wechat_work_id: "plain",
    wechat_openid: "plain",
    preferred_channels: "json",
  },
  promotion: {
    promotion_name: "plain",
    channel: "plain",
    stage: "plain",
    start_date: "plain",
    end_date: "plain",
    scope_kind: "plain",
    scope_values: "json",
    expected_uplift: "plain",
  },
  demand_adjustment: {
    adjustment_name: "plain",
    adjustment_kind: "plain",
    scope_kind: "plain",
    scope_values: "json",
    factor: "plain",
    start_date: "plain",
    end_date: "plain",
    half_life_days: "plain",
    reason: "plain",
    adjusted_by: "plain",
  },
  bom_line: {
    parent_code: "plain",
    make_days: "plain",
    component_code: "plain",
    quantity_per: "plain",
    scrap_rate: "plain",
  },
  production_order: {
    production_no: "plain",
    item_code: "plain",
    location_code: "plain",
    start_on: "plain",
    quantity: "plain",
    issued_quantity: "plain",
    completed_quantity: "plain",
    is_open: "flag",
  },
  event_choice: { event_no: "plain", stockout_cause: "plain" },
};

/** All tables of canonical rows. */
// Object.keys of a record typed by TableName.
const TABLES = Object.keys(COLUMNS) as readonly TableName[];

const KINDS: Readonly<Record<TableName, readonly (readonly [string, ColumnKind])[]>> = mapTables((table) =>
  Object.entries<ColumnKind>(COLUMNS[table]),
);

/** The statement that puts one row into a table, in the place of the one on its line; its values come from `rowValues`. */
export const PUT_ROW: Readonly<Record<TableName, string>> = mapTables((table) => {
  const changing = ["version", ...KINDS[table].map(([name]) => name)];
  const columns = ["installation_id", "form", "record_id", "line_no", ...changing];
  return `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})
    on conflict (installation_id, form, record_id, line_no) do update set
    ${changing.map((name) => `${name} = excluded.${name}`).join(", ")}`;
});

/** Values of a row in the order of `PUT_ROW`, behind the five that say where it comes from. */
export function rowValues({ table, row }: CanonicalRow): readonly (string | number | null)[] {
  const values: Readonly<Record<string, unknown>> = { ...row };
  return KINDS[table].map(([name, kind]) => kept(values[name] ?? null, kind));
}

/** A row as it was given to `rowValues`. */
export function readRow<T extends TableName>(table: T, found: SqlRow): RowsByTable[T] {
  const entries = KINDS[table].map(([name, kind]) => [name, given(found[name] ?? null, kind)]);
  // The columns are those of the row's type, checked by COLUMNS above.
  return Object.fromEntries(entries) as RowsByTable[T];
}

function kept(value: unknown, kind: ColumnKind): string | number | null {
  if (kind === "flag") return value === null ? null : value === true ? 1 : 0;
  if (kind === "json") return JSON.stringify(value);
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function given(value: string | number | null, kind: ColumnKind): unknown {
  if (kind === "flag") return value === null ? null : value === 1;
  return kind === "json" ? JSON.parse(String(value)) : value;
}

function mapTables<V>(make: (table: TableName) => V): Readonly<Record<TableName, V>> {
  // Every table gets its entry.
  return Object.fromEntries(TABLES.map((table) => [table, make(table)])) as Record<TableName, V>;
}
