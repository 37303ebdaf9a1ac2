import type { EffectSetting, AssessedSubject } from "../../src/app/effects/assessed-subject.ts";
import { riskInput } from "../../src/app/assess/risk-input.ts";
import type { FormName } from "../../src/contracts/form.ts";
import type { CustomerRow, ItemRow, PurchaseLineRow, SalesLineRow } from "../../src/contracts/rows.ts";
import { stepAlert } from "../../src/domain/alert/alert-episode.ts";
import { addDays } from "../../src/domain/calendar/day.ts";
import { exposedCustomers } from "../../src/domain/customer/exposed-customers.ts";
import { NO_ORDER_TERMS } from "../../src/domain/inventory/order-terms.ts";
import { assessStockoutRisk } from "../../src/domain/risk/assess-stockout-risk.ts";
import type { PlannedUse } from "../../src/domain/risk/planned-use.ts";
import type { SubjectFacts } from "../../src/ports/subjects.ts";

const TODAY = "2026-11-23";
const bound: ReadonlySet<FormName> = new Set(["sales_order", "purchase_order", "replenishment", "care_task"]);

/** What a test says of a shop's shelf; the assessment itself comes from the real engine. */
export interface Shelf {
  readonly on_hand: number;
  readonly daily_demand?: number;
  readonly item?: Partial<ItemRow> | null;
  readonly supplier_name?: string | null;
  readonly location_code?: string;
  readonly orders?: readonly Partial<SalesLineRow>[];
  readonly purchases?: readonly Partial<PurchaseLineRow>[];
  readonly customers?: readonly Partial<CustomerRow>[];
  readonly planned_use?: readonly PlannedUse[];
}

/** A subject as the engine judges it, with an alert just raised. */
export function anAssessedSubject(shelf: Shelf): AssessedSubject {
  const subject = { installation_id: "shop", item_code: "CUP-1", location_code: shelf.location_code ?? "WH-1" };
  const facts = factsOf(shelf, subject);
  const exposed = exposedCustomers(facts.open_sales_lines, shelf.on_hand);
  const { planned_use = [] } = shelf;
  const sources = { ...subject, facts, exposed, previous: null, bound, today: TODAY, planned_use };
  const risk = assessStockoutRisk(riskInput(sources));
  const { next, transition } = stepAlert(null, { severity: risk.severity, at: 0 }, { cool_down_ms: 0 });
  const customers = new Map((shelf.customers ?? []).map((parts) => [parts.customer_code ?? "", aCustomer(parts)]));
  return {
    subject,
    facts,
    risk,
    alert: next,
    transition,
    alert_events: [],
    is_first: false,
    is_reopened: false,
    exposed,
    customers,
    revision: 1,
    at: 0,
    caused_at: 0,
  };
}

/** The installation around it. */
export function aSetting(parts: Partial<Pick<EffectSetting, "bound" | "link" | "placeName">> = {}) {
  return {
    bound,
    clock: {
      today: () => TODAY,
      dayOf: (instant: string | number) => new Date(instant).toISOString().slice(0, 10),
      startOf: (day: string) => `${day}T00:00:00.000Z`,
      timeOfDay: () => "10:00",
      stamp: () => `${TODAY}T02:00:00.000Z`,
    },
    placeName: (location_code: string) => location_code,
    link: () => "https://board.shop.test/items/CUP-1",
    ...parts,
  };
}

const EMPTY_STOCK = { allocated: 0, on_order: 0, backorder: 0, reserved_quantity: 0, minimum_stock: null };

function factsOf(
  shelf: Shelf,
  { item_code, location_code }: { item_code: string; location_code: string },
): SubjectFacts {
  const { on_hand, daily_demand = 10, item = {}, supplier_name = "王氏五金", orders = [], purchases = [] } = shelf;
  const days = Array.from({ length: 90 }, (_, i) => addDays(TODAY, i - 90));
  return {
    item: item === null ? null : { ...CUP, ...item, record_id: "i1" },
    stock_level: { item_code, location_code, on_hand, ...EMPTY_STOCK, record_id: "r1" },
    supplier:
      supplier_name === null
        ? null
        : {
            ...{ supplier_code: "S-1", supplier_name, lead_time_days: 7, lead_time_sd_days: 1, review_period_days: 7 },
            ...{ shutdown_start: null, shutdown_end: null },
          },
    demand: days.map((day, i) => {
      const quantity = Math.max(0, daily_demand + (i % 3) - 1);
      return { day, quantity, order_count: 1, largest_order: quantity, unit_price: 50 };
    }),
    known_since: days[0] ?? TODAY,
    movements: [],
    open_sales_lines: orders.map((parts, i) => ({
      ...ORDER,
      order_no: `SO-${i + 1}`,
      customer_code: `C-${i + 1}`,
      ...parts,
    })),
    open_purchase_lines: purchases.map((parts) => ({ ...PURCHASE, ...parts })),
    past_deliveries: [],
    last_count: null,
  };
}

const CUP: ItemRow = {
  item_code: "CUP-1",
  item_name: "保温杯",
  category: "杯壶",
  brand: "山泉",
  unit: "个",
  supplier_code: "S-1",
  purchase_cost: 30,
  sale_price: 50,
  moq: null,
  order_multiple: 12,
  lead_time_days: 7,
  review_period_days: 7,
  service_level: null,
  minimum_stock: null,
  abc_class: "A",
  is_active: true,
  substitute_codes: [],
  ...NO_ORDER_TERMS,
};

const ORDER: SalesLineRow = {
  order_no: "SO-1",
  customer_code: "C-1",
  customer_name: null,
  item_code: "CUP-1",
  location_code: "WH-1",
  channel: null,
  ordered_on: "2026-11-20",
  promised_on: "2026-11-24",
  quantity: 10,
  shipped_quantity: 0,
  unit_price: 50,
  line_state: "open",
};

const PURCHASE: PurchaseLineRow = {
  purchase_order_no: "PO-7",
  supplier_code: "S-1",
  item_code: "CUP-1",
  location_code: "WH-1",
  ordered_on: "2026-11-15",
  expected_on: "2026-11-26",
  quantity: 60,
  received_quantity: 0,
  is_open: true,
};

function aCustomer(parts: Partial<CustomerRow>): CustomerRow {
  return {
    customer_code: "C-1",
    customer_name: "张三商贸",
    customer_type: null,
    region: null,
    owner_name: null,
    accepts_messages: false,
    is_key_customer: null,
    ...parts,
  };
}
