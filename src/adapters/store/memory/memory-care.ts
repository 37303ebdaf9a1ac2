import { grouped } from "../../../domain/math/grouped.ts";
import type { Arrival, AssignmentPlace, Care, CareAssignment, CaredPurchase, KeptCoupon } from "../../../ports/care.ts";
import type { NewEffect } from "../../../ports/outbox.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import type { MemoryRows } from "./memory-rows.ts";
import type { MemorySettings } from "./memory-settings.ts";

interface CareParts {
  readonly rows: MemoryRows;
  readonly settings: Pick<MemorySettings, "get" | "save">;
  addEffect(effect: NewEffect): void;
}

/** Care with what other parts need of it. */
interface MemoryCare {
  readonly care: Care;
  keep(installation_id: string, assignments: readonly CareAssignment[]): void;
  forget(installation_id: string): void;
}

interface Kept {
  assignments: readonly CareAssignment[];
  coupons: readonly KeptCoupon[];
}

/** Who was cared for and who was held out, gone with the process. */
export function createMemoryCare({ rows, settings, addEffect }: CareParts): MemoryCare {
  const all = new Map<string, Kept>();
  const keptOf = (installation_id: string): Kept => {
    const kept = all.get(installation_id) ?? { assignments: [], coupons: [] };
    all.set(installation_id, kept);
    return kept;
  };
  const chosen = (installation_id: string, isWanted: (one: CareAssignment) => boolean, order: Order<CareAssignment>) =>
    structuredClone(keptOf(installation_id).assignments.filter(isWanted).toSorted(order));
  const couponsOf = (installation_id: string, isWanted: (one: KeptCoupon) => boolean) =>
    structuredClone(keptOf(installation_id).coupons.filter(isWanted));

  const keep: MemoryCare["keep"] = (installation_id, assignments) => {
    const kept = keptOf(installation_id);
    kept.assignments = withNew(kept.assignments, structuredClone(assignments), assignmentKey);
  };

  const care: Care = {
    assign: async ({ step, assignments, coupons, effects }) => {
      if (settings.get(step.installation_id, step.name) !== step.before) return false;
      settings.save(step.installation_id, step.name, step.after);
      keep(step.installation_id, assignments);
      const kept = keptOf(step.installation_id);
      kept.coupons = withNew(kept.coupons, structuredClone(coupons), couponKey);
      effects.forEach(addEffect);
      return true;
    },
    ofEvent: async (installation_id, event_no) =>
      chosen(installation_id, (one) => one.event_no === event_no, byCustomerAndAction),
    ofCustomers: async (installation_id, codes) =>
      chosen(installation_id, ({ customer_code }) => codes.includes(customer_code), byCustomer),
    since: async (installation_id, day) =>
      chosen(
        installation_id,
        ({ assigned_on }) => assigned_on >= day,
        (a, b) => byDay(a, b),
      ),
    coupons: async (installation_id, since) =>
      couponsOf(installation_id, (one) => one.reserved_on >= since || isOpen(one)).sort(newestFirst),
    couponsOf: async (installation_id, code) =>
      couponsOf(installation_id, (one) => one.customer_code === code).sort(oldestFirst),
    noteTask: async (installation_id, place, note) => {
      const kept = keptOf(installation_id);
      kept.assignments = kept.assignments.map((one) =>
        isSame(one, place) ? { ...one, ...note, done_on: one.done_on ?? note.done_on } : one,
      );
    },
    noteCoupon: async (installation_id, coupon_no, note) => {
      const kept = keptOf(installation_id);
      const coupon = kept.coupons.find((one) => one.coupon_no === coupon_no);
      if (coupon === undefined) return;
      kept.coupons = kept.coupons.map((one) => (one === coupon ? { ...one, ...note } : one));
      const cost = note.state === "used" ? coupon.amount : 0;
      kept.assignments = kept.assignments.map((one) =>
        isSame(one, { ...coupon, action: "coupon" }) ? { ...one, cost } : one,
      );
    },
    arrivals: async (installation_id, since) => arrivals(rows, installation_id, since),
    purchases: async (installation_id, since) => {
      const assigned = keptOf(installation_id).assignments.filter(({ assigned_on }) => assigned_on >= since);
      const cared = new Set(assigned.map(({ customer_code }) => customer_code));
      return purchases(rows, { installation_id, since, cared });
    },
    rename: async (installation_id, code, pseudonym) => {
      const kept = keptOf(installation_id);
      const count = [...kept.assignments, ...kept.coupons].filter(({ customer_code }) => customer_code === code).length;
      const renamed = <T extends { readonly customer_code: string }>(one: T, more: Partial<T>): T =>
        one.customer_code === code ? { ...one, customer_code: pseudonym, ...more } : one;
      const assignments = kept.assignments.map((one) => renamed(one, { outcome: null }));
      const coupons = kept.coupons.map((one) => renamed(one, {}));
      kept.assignments = withNew([], assignments, assignmentKey);
      kept.coupons = withNew([], coupons, couponKey);
      return count;
    },
    forget: async (before, limit) => {
      const assignments = oldest(
        ({ assignments: own }) => own,
        ({ assigned_on }) => assigned_on,
        before,
        limit,
      );
      const coupons = oldest(
        ({ coupons: own }) => own,
        ({ reserved_on }) => reserved_on,
        before,
        limit,
      );
      for (const kept of all.values()) {
        kept.assignments = kept.assignments.filter((one) => !assignments.has(one));
        kept.coupons = kept.coupons.filter((one) => !coupons.has(one));
      }
      return Math.max(assignments.size, coupons.size);
    },
  };

  function oldest<T>(of: (kept: Kept) => readonly T[], dayOf: (one: T) => string, before: string, limit: number) {
    const old = [...all.values()].flatMap(of).filter((one) => dayOf(one) < before);
    return new Set(old.toSorted((a, b) => compareText(dayOf(a), dayOf(b))).slice(0, limit));
  }

  return { care, keep, forget: (installation_id) => void all.delete(installation_id) };
}

function arrivals(rows: MemoryRows, installation_id: string, since: string): readonly Arrival[] {
  const lines = rows.table(installation_id, "receipt_line").filter(({ row }) => row.received_on >= since);
  const keyed = grouped(lines, ({ row }) => JSON.stringify([row.item_code, row.location_code, row.received_on]));
  return Array.from(keyed.values(), (own) => ({
    item_code: own[0]?.row.item_code ?? "",
    location_code: own[0]?.row.location_code ?? "",
    received_on: own[0]?.row.received_on ?? "",
    quantity: own.reduce((sum, { row }) => sum + row.quantity, 0),
  })).sort((a, b) =>
    firstDifference(
      compareText(a.item_code, b.item_code),
      compareText(a.location_code, b.location_code),
      compareText(a.received_on, b.received_on),
    ),
  );
}

interface Wanted {
  readonly installation_id: string;
  readonly since: string;
  readonly cared: ReadonlySet<string>;
}

function purchases(rows: MemoryRows, { installation_id, since, cared }: Wanted): readonly CaredPurchase[] {
  const lines = rows
    .table(installation_id, "sales_line")
    .map(({ row }) => row)
    .filter(({ customer_code, ordered_on }) => ordered_on >= since && cared.has(customer_code))
    .filter(({ line_state }) => line_state === "open" || line_state === "closed");
  const keyed = grouped(lines, (row) => JSON.stringify([row.customer_code, row.ordered_on, row.item_code]));
  return Array.from(keyed.values(), (own) => ({
    customer_code: own[0]?.customer_code ?? "",
    item_code: own[0]?.item_code ?? "",
    ordered_on: own[0]?.ordered_on ?? "",
    quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
    revenue: own.reduce<number | null>(
      (sum, { quantity, unit_price }) => (sum === null || unit_price === null ? null : sum + quantity * unit_price),
      0,
    ),
  })).sort((a, b) =>
    firstDifference(
      compareText(a.customer_code, b.customer_code),
      compareText(a.ordered_on, b.ordered_on),
      compareText(a.item_code, b.item_code),
    ),
  );
}

type Order<T> = (a: T, b: T) => number;

/** The first of each key stays. */
function withNew<T>(kept: readonly T[], added: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return Array.from(grouped([...kept, ...added], keyOf).values(), ([first]) => first).filter(
    (one) => one !== undefined,
  );
}

function assignmentKey({ event_no, customer_code, action }: AssignmentPlace): string {
  return JSON.stringify([event_no, customer_code, action]);
}

function couponKey({ event_no, customer_code }: KeptCoupon): string {
  return JSON.stringify([event_no, customer_code]);
}

function isSame(one: AssignmentPlace, place: AssignmentPlace): boolean {
  return assignmentKey(one) === assignmentKey(place);
}

function isOpen({ state }: KeptCoupon): boolean {
  return state === "reserved" || state === "issued";
}

const byCustomerAndAction: Order<CareAssignment> = (a, b) =>
  firstDifference(compareText(a.customer_code, b.customer_code), compareText(a.action, b.action));
const byDay: Order<CareAssignment> = (a, b) =>
  firstDifference(
    compareText(a.assigned_on, b.assigned_on),
    compareText(a.event_no, b.event_no),
    byCustomerAndAction(a, b),
  );
const byCustomer: Order<CareAssignment> = (a, b) =>
  firstDifference(compareText(a.customer_code, b.customer_code), byDay(a, b));
const newestFirst: Order<KeptCoupon> = (a, b) =>
  firstDifference(compareText(b.reserved_on, a.reserved_on), compareText(a.coupon_no, b.coupon_no));
const oldestFirst: Order<KeptCoupon> = (a, b) =>
  firstDifference(compareText(a.reserved_on, b.reserved_on), compareText(a.coupon_no, b.coupon_no));
