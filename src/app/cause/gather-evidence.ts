import { addDays, type Day } from "../../domain/calendar/day.ts";
import type { CauseEvidence, DayUnits } from "../../domain/cause/cause-evidence.ts";
import type { EventSnapshot } from "../../domain/cause/event-snapshot.ts";
import type { OutageLossQuestion } from "../../domain/cause/outage-loss.ts";
import { forecastBefore } from "../../domain/indicators/forecast-before.ts";
import { forecastOutcomes } from "../../domain/indicators/forecast-outcomes.ts";
import { turnedAway } from "../../domain/enquiry/turned-away.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import type { Counts } from "../../ports/counts.ts";
import type { Enquiries, KeptEnquiry } from "../../ports/enquiries.ts";
import { quantile } from "../../domain/math/quantile.ts";
import type { Clock } from "../../ports/clock.ts";
import type { PlaceRecords, PlaceRecordsReader } from "../../ports/place-records.ts";
import type { KeptEvent, StockoutEvents } from "../../ports/stockout-events.ts";
import type { SubjectFacts, Subjects } from "../../ports/subjects.ts";
import { demandOf, firstDayOfHistory } from "../assess/risk-input.ts";
import { bookedBefore, type BookedSources, countsSince, LEAST_DAYS, negativeStock } from "./booked-stock.ts";
import { type EventOutage, eventOutage } from "./event-outage.ts";
import { occasionsOf } from "./occasions.ts";
import { type ExpectedSources, forecastSnapshot, planSnapshots } from "./plan-snapshots.ts";
import type { ShopContext } from "./shop-context.ts";
import { stockTaken } from "./stock-taken.ts";
import { shortageDemand, unservedUnits } from "./shortage-demand.ts";
import { type SupplySources, supplyFacts, unlinkedReceipts } from "./supply-facts.ts";
import { masterFacts, usualTimes } from "./usual-times.ts";

/** Ports of `gatherEvidence`. */
export interface GatherEvidencePorts {
  readonly subjects: Pick<Subjects, "facts">;
  readonly counts: Pick<Counts, "ofPlace">;
  readonly placeRecords: PlaceRecordsReader;
  readonly enquiries: Pick<Enquiries, "ofPlace">;
  readonly stockoutEvents: Pick<StockoutEvents, "snapshots">;
  readonly clock: Pick<Clock, "dayOf">;
}

/** Everything an event is explained from. */
export interface EventSources {
  readonly event: KeptEvent;
  readonly facts: SubjectFacts;
  readonly records: PlaceRecords;
  /** Customers who left without an order, the first first. */
  readonly turned_away: readonly KeptEnquiry[];
  readonly snapshots: readonly EventSnapshot[];
  readonly unit: string;
  /** Null where goods never lacked. */
  readonly outage: ({ readonly evidence: CauseEvidence } & Pick<EventOutage, "loss" | "first_refused">) | null;
}

/** Past of the records, before an event was raised: purchases as old say what is usual. */
const PAST_DAYS = 200;
/** So many weeks before a shortage say whether forecasts were lastingly too low. */
const FORECAST_WEEKS = 8;
/** Days from one order to the next where no form says. */
const USUAL_REVIEW_DAYS = 7;
const LARGEST_ORDERS = 5;
const PURCHASE_IN = "采购入库";

/** Reads all dated evidence around an event from the forms' rows. */
export async function gatherEvidence(
  ports: GatherEvidencePorts,
  event: KeptEvent,
  shop: ShopContext,
): Promise<EventSources> {
  const since = addDays(event.raised_on, -PAST_DAYS);
  const [facts, records, enquiries, snapshots, counted] = await Promise.all([
    ports.subjects.facts(event, firstDayOfHistory(shop.today)),
    ports.placeRecords.of(event, since),
    ports.enquiries.ofPlace(event, since),
    ports.stockoutEvents.snapshots(event),
    ports.counts.ofPlace(event, since),
  ]);
  const unit = unitOf({ unit: facts.item?.unit ?? null });
  const turned_away = turnedAway(enquiries);
  const read = { event, facts, records, turned_away, snapshots, unit };
  const demand = demandOf(facts, shop.today);
  const told = shop.told.get(event.event_no) ?? [];
  const outage = eventOutage({ ...read, told, demand, today: shop.today }, ports.clock);
  if (outage === null) return { ...read, outage: null };
  const { question, loss, first_refused } = outage;
  const sources = { ...read, demand, question, loss, counted, dayOf: ports.clock.dayOf };
  return { ...read, outage: { loss, first_refused, evidence: evidenceOf(sources, shop) } };
}

interface EvidenceSources extends Omit<EventSources, "outage">, BookedSources {
  readonly question: OutageLossQuestion;
  readonly dayOf: Clock["dayOf"];
}

function evidenceOf(sources: EvidenceSources, shop: ShopContext): CauseEvidence {
  const { event, facts, records, snapshots, unit, loss } = sources;
  const { bound } = shop;
  const opening = bookedBefore(sources, shop);
  const first_day = opening?.day ?? addDays(loss.start, -LEAST_DAYS);
  const supply: SupplySources = {
    ...{ records, first_day, end: loss.end, outlooks: shop.outlooks, dayOf: sources.dayOf },
    courses: shop.courses.byRecord,
    make_days: shop.makeDays.get(event.item_code) ?? null,
  };
  const supplies = bound.has("purchase_order") || records.production_orders.length > 0 ? supplyFacts(supply) : null;
  const usual = usualTimes(facts, records, shop.courses, first_day);
  const lead_days = usual.lead_days.length === 0 ? 0 : Math.round(quantile(usual.lead_days, 0.5));
  const days = { from: first_day, through: loss.end };
  const item = scopedItem(facts, event.item_code);
  return {
    episode: {
      ...{ item_code: event.item_code, location_code: event.location_code, unit, start: loss.start, end: loss.end },
      lost_units: unservedUnits(sources),
    },
    opening,
    demand: bound.has("sales_order") ? shortageDemand(sources, first_day) : null,
    large_orders: largeOrders(records, first_day, loss.end),
    supplies,
    unlinked_receipts: bound.has("goods_receipt") ? unlinkedReceipts(supply) : movedIn(records, days),
    taken:
      bound.has("stock_movement") || bound.has("sales_return")
        ? stockTaken(records, snapshots, event.event_no, days)
        : null,
    counts: bound.has("stock_count") ? countsSince(sources, first_day) : null,
    negative_stock: negativeStock(sources, days),
    plans: snapshots.length === 0 ? null : planSnapshots(snapshots, supplies ?? [], event.event_no),
    forecast: forecastSnapshot(snapshots, { ...expectedOf(sources, shop, lead_days), first_day }),
    occasions: occasionsOf(item, days, shop),
    master: masterFacts(facts, usual),
    usual,
  };
}

function largeOrders({ sales_lines }: PlaceRecords, from: Day, through: Day): CauseEvidence["large_orders"] {
  return sales_lines
    .filter(({ ordered_on }) => ordered_on >= from && ordered_on <= through)
    .toSorted((a, b) => b.quantity - a.quantity)
    .slice(0, LARGEST_ORDERS)
    .map(({ ordered_on: day, quantity, order_no }) => ({
      day,
      quantity,
      record: { form: "sales_order", id: order_no },
    }));
}

/** Where no receipts are kept, what movements say came from suppliers. */
function movedIn({ movements }: PlaceRecords, { from, through }: { from: Day; through: Day }): readonly DayUnits[] {
  return movements
    .filter(({ movement_type, quantity }) => movement_type === PURCHASE_IN && quantity > 0)
    .filter(({ moved_on }) => moved_on >= from && moved_on <= through)
    .map(({ moved_on: day, quantity }) => ({ day, quantity }));
}

/** What was expected before goods lacked, and how the item's own method did in the weeks that were over by then. */
function expectedOf(
  { demand, facts, loss, event }: EvidenceSources,
  { known_days, pooled }: ShopContext,
  lead_days: number,
): Omit<ExpectedSources, "first_day"> {
  const question = { demand, item: scopedItem(facts, event.item_code), known_days, pooled };
  const weeks = forecastOutcomes({ ...question, today: loss.start, weeks: FORECAST_WEEKS, forecaster: null });
  const review = facts.item?.review_period_days ?? facts.supplier?.review_period_days ?? USUAL_REVIEW_DAYS;
  return {
    ...{ start: loss.start, lead_days },
    past_weeks: weeks.map(({ forecast, actual }) => ({ forecast, actual })),
    expectedOn: (day) => {
      const through = addDays(day, lead_days + review - 1);
      const expected = forecastBefore(question, day, through);
      return expected === null ? null : { through, ...expected };
    },
  };
}

function scopedItem({ item }: SubjectFacts, item_code: string) {
  return { item_code, category: item?.category ?? null, brand: item?.brand ?? null };
}
