import type { Day } from "../domain/calendar/day.ts";
import type {
  AlertRuleRow,
  CountLineRow,
  CustomerRow,
  DemandAdjustmentRow,
  ItemRow,
  ReceiverRow,
  PromotionRow,
  PurchaseLineRow,
  RowsByTable,
  SalesLineRow,
  StockLevelRow,
  SupplierRow,
} from "../contracts/rows.ts";
import type { Subject } from "../contracts/subject.ts";

/** A subject that waits for assessment; `revision` grows with every mark. */
export interface DirtySubject extends Subject {
  readonly revision: number;
  /** Instant in ms of the oldest mark that is not assessed yet. */
  readonly since: number;
}

/** A quantity on a day. */
export interface DayQuantity {
  readonly day: Day;
  readonly quantity: number;
}

/** What was requested on a day, and of which size its orders were. */
export interface DayDemand extends DayQuantity {
  /** Lines that ask for something. */
  readonly order_count: number;
  /** Units of the largest of them. */
  readonly largest_order: number;
  /** Mean price of its lines, each counted once; null where none with a quantity has a price above zero. */
  readonly unit_price: number | null;
}

/** Units that one customer ordered; null where the order names none. */
export interface CustomerOrders {
  readonly customer_code: string | null;
  readonly quantity: number;
}

/** A sales line that is over, or should be, or a customer turned away: what was asked for and what was shipped, units. */
export interface ServedQuantity {
  readonly requested: number;
  readonly served: number;
}

/** One past delivery of a supplier: when it was ordered, promised and received. */
export interface PastDelivery {
  readonly supplier_code: string;
  readonly item_code: string;
  readonly ordered_on: Day;
  readonly expected_on: Day | null;
  readonly received_on: Day;
}

/** All that is known of a subject, for one assessment. */
export interface SubjectFacts {
  /** The record id is where the classes are written back. */
  readonly item: (ItemRow & { readonly record_id: string }) | null;
  /** The record id is where alert fields are written back. */
  readonly stock_level: (StockLevelRow & { readonly record_id: string }) | null;
  readonly supplier: SupplierRow | null;
  /**
   * Units requested per day, ascending, without days of no demand; cancelled lines only if cancelled for stockout. What a
   * customer asked for who was turned away (`turnedAway`) is requested, too.
   */
  readonly demand: readonly DayDemand[];
  /** First day on which this subject is mentioned at all (a sales order, a customer turned away or a movement), if any. */
  readonly known_since: Day | null;
  /** Net movement per day, ascending. */
  readonly movements: readonly DayQuantity[];
  /** Open lines with something left to ship, oldest order first. */
  readonly open_sales_lines: readonly SalesLineRow[];
  /** Open purchase lines with something left to receive, earliest expected first. */
  readonly open_purchase_lines: readonly PurchaseLineRow[];
  /**
   * Deliveries by the item's supplier, newest first, at most 200: receipt lines beside the purchase line of the same
   * order and item. Who delivered is what the receipt says, else what the order says.
   */
  readonly past_deliveries: readonly PastDelivery[];
  /** The newest count of the place; of two on one day, of the record with the higher id, then of the later line. */
  readonly last_count: CountLineRow | null;
}

/** What people know of demand beside what was sold. */
export interface DemandEvents {
  readonly promotions: readonly PromotionRow[];
  readonly adjustments: readonly DemandAdjustmentRow[];
}

/**
 * Reading side of the canonical rows. A sales, purchase or movement row without a location belongs to the item's first
 * stock record (lowest record id). Where two records claim the same key, the one with the higher version counts.
 */
export interface Subjects {
  /** Installations with dirty subjects that nobody holds, so that each can be given its turn. */
  busyInstallations(now: number): Promise<readonly string[]>;
  /**
   * Dirty subjects of an installation that nobody holds, oldest mark first, held for `lease_ms`; after that time
   * another worker may take them. A subject marked again while it is held stays dirty after `commit`.
   */
  claimDirty(installation_id: string, limit: number, now: number, lease_ms: number): Promise<readonly DirtySubject[]>;
  /** Makes all claims of an installation that are under way count no more, so that `commit` keeps nothing; they wait again. */
  cancelClaims(installation_id: string): Promise<void>;
  /** Marks every subject of an installation, and whatever else is assessed, dirty (a new day); returns how many. */
  markAll(installation_id: string, now: number): Promise<number>;
  /**
   * Marks one subject of `ofItem` dirty; returns the revision of the mark, which the assessment that follows will bear or
   * exceed.
   */
  mark(subject: Subject, now: number): Promise<number>;
  /** Subjects that wait for assessment or are held. */
  dirtyCount(installation_id: string): Promise<number>;
  /** Facts of a subject; demand and movements from `since` on. */
  facts(subject: Subject, since: Day): Promise<SubjectFacts>;
  /** What each customer ordered of a subject from a day through another, by customer; as counted in `demand`. */
  customerOrders(subject: Subject, from: Day, through: Day): Promise<readonly CustomerOrders[]>;
  /**
   * Sales lines of a subject ordered from a day on that are closed, were cancelled for stockout, or were promised for a
   * day before `today`, and customers turned away from a day on; oldest first.
   */
  servedLines(subject: Subject, since: Day, today: Day): Promise<readonly ServedQuantity[]>;
  /**
   * Sales lines of a subject ordered from a day on that a shortage may have hit: cancelled for stockout, closed with less
   * shipped than was asked for, or open and promised for a day before `today`; oldest order first.
   */
  hitLines(subject: Subject, since: Day, today: Day): Promise<readonly SalesLineRow[]>;
  /** All subjects: every pair of item and location that has a stock record or a sales line. */
  all(installation_id: string): Promise<readonly Subject[]>;
  /** Subjects of an item, with places that were assessed before and may be gone; in order of location. */
  ofItem(installation_id: string, item_code: string): Promise<readonly Subject[]>;
  alertRules(installation_id: string): Promise<readonly AlertRuleRow[]>;
  /** The list of receivers, in order of record. */
  receivers(installation_id: string): Promise<readonly ReceiverRow[]>;
  /** Promotions and adjustments of an installation that end on a day or later, each in order of record and line. */
  demandEvents(installation_id: string, since: Day): Promise<DemandEvents>;
  customers(installation_id: string, customer_codes: readonly string[]): Promise<readonly CustomerRow[]>;
  /** All rows of a master form, one for each code, by code. */
  masters<T extends MasterTable>(installation_id: string, table: T): Promise<readonly RowsByTable[T][]>;
  /** The items of some codes, in no order; codes that no form knows are left out. */
  items(installation_id: string, item_codes: readonly string[]): Promise<readonly ItemRow[]>;
}

/** Master forms whose rows are read as a whole. */
export type MasterTable = "item" | "supplier" | "location";
