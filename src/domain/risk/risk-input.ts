import type { AlarmBudget } from "../anomaly/alarm-budget.ts";
import type { DayOrders } from "../anomaly/one-off-orders.ts";
import type { StockMark } from "../anomaly/stock-mark.ts";
import type { CustomerQuantity } from "../anomaly/surge-origin.ts";
import type { Day } from "../calendar/day.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import type { DayPrice } from "../demand/going-price.ts";
import type { PooledModel } from "../forecast/pooled-model.ts";
import type { Goodwill } from "../inventory/goodwill.ts";
import type { StockPosition } from "../inventory/inventory-position.ts";
import type { KnownDays } from "../known-days/known-days.ts";
import type { LeadTime } from "../inventory/lead-time.ts";
import type { OrderTerms } from "../inventory/order-terms.ts";
import type { AbcClass } from "./class-policy.ts";
import type { OpenReceipt } from "./open-receipt.ts";
import type { PlannedUse } from "./planned-use.ts";
import type { AlertSeverity } from "./severity.ts";
import type { SignalKind } from "./signal.ts";

/** What the item's form says that matters for risk; money per unit. Terms that are left out are taken for silence. */
export interface RiskItem extends Partial<OrderTerms> {
  readonly item_code: string;
  readonly item_name: string;
  readonly unit: string | null;
  readonly purchase_cost: number | null;
  readonly sale_price: number | null;
  readonly moq: number | null;
  readonly order_multiple: number | null;
  /** A floor set by hand for all places that have none of their own, units. */
  readonly minimum_stock: number | null;
  /** P(no stockout in a cycle), 0–1; null = by class. */
  readonly service_level: number | null;
  /** Days between two looks at the order list; null = a week. */
  readonly review_period_days: number | null;
  readonly abc_class: AbcClass | null;
  /** What a unit short costs beyond its margin, as the last night found it; nothing where it was not learned. */
  readonly goodwill?: Goodwill | null;
  /** What promotions and adjustments may be limited to. */
  readonly category?: string | null;
  readonly brand?: string | null;
}

/** The item as scopes of promotions and adjustments look at it. */
export function scopedItem({ item_code, category = null, brand = null }: RiskItem): ScopedItem {
  return { item_code, category, brand };
}

/** Everything one assessment looks at. */
export interface RiskInput {
  readonly today: Day;
  readonly item: RiskItem;
  readonly location_code: string;
  /** Null when there is no stock record. */
  readonly stock: StockPosition | null;
  /** Units kept aside for key customers: stock to keep beneath what everybody may buy; none where left out. */
  readonly reserved_quantity?: number;
  /** A floor set by hand for this place, units, which goes before the item's; none where left out. */
  readonly place_minimum_stock?: number;
  /** Requested units up to yesterday; whatever is given of today and later is left out. */
  readonly demand: DemandSeries;
  /** Open purchase lines; late ones are due before today. */
  readonly receipts: readonly OpenReceipt[];
  readonly lead_time: LeadTime;
  /** Units on open sales lines that cannot be served now. */
  readonly unfilled_quantity: number;
  /** The severity that stands, for hysteresis. */
  readonly previous_severity: AlertSeverity | null;
  /** Raise limits by class where the tenant changed them. */
  readonly limits?: Partial<Record<AbcClass, number>>;
  /** What the tenant's items have taught about each other; absent while nothing was learned. */
  readonly pooled?: PooledModel;
  /** Sizes of the orders that make up `demand`; without them no order is told from many. */
  readonly orders?: readonly DayOrders[];
  /** What each customer ordered on the days of a surge; read only where there is one. */
  readonly surge_orders?: readonly CustomerQuantity[];
  /** False alarms that the tenant accepts; as many as an ordinary shop where left out. */
  readonly alarms?: AlarmBudget;
  /** Signals that stood at the last look, for hysteresis. */
  readonly previous_signals?: readonly SignalKind[];
  /** Today's mark of the books; absent where stock or movements are not kept. */
  readonly stock_mark?: StockMark;
  /** The last count of the stock: goods seen then were there, however long nothing had been sold. */
  readonly last_count?: { readonly counted_on: Day; readonly counted_quantity: number };
  /** Whether the past days of `demand` are known to have been in stock or not. */
  readonly knows_past_stock?: boolean;
  /** What open production orders take of it here; nothing where left out. Never part of `demand`, which is sales. */
  readonly planned_use?: readonly PlannedUse[];
  /** Holidays, promotions and people's adjustments; every day is an ordinary one where left out. */
  readonly known_days?: KnownDays;
  /** What a unit cost on the days before today on which it was sold, ascending; no price moves demand where left out. */
  readonly paid_prices?: readonly DayPrice[];
}
