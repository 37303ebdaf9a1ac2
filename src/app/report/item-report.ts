import { addDays, type Day, DAY_MS } from "../../domain/calendar/day.ts";
import { classChips } from "../../domain/classes/item-classes.ts";
import type { DemandSeries } from "../../domain/demand/demand-series.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import { methodTrial } from "../../domain/forecast/method-trial.ts";
import { countProposal, doubtOf, recountOf } from "../../domain/indicators/count-proposal.ts";
import { forecastOutcomes } from "../../domain/indicators/forecast-outcomes.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import type { Explanation } from "../../domain/risk/explanation.ts";
import { explanationLines } from "../../domain/risk/explanation-lines.ts";
import type { PlannedUse } from "../../domain/risk/planned-use.ts";
import { SIGNAL_LABELS } from "../../domain/risk/signal.ts";
import type { ItemReport } from "../../contracts/item-report.ts";
import type { CustomerRow } from "../../contracts/rows.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { AlertEvents } from "../../ports/alert-events.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Counts } from "../../ports/counts.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { ItemClassStore } from "../../ports/item-classes.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { KeptOrderOutlook, Production } from "../../ports/production.ts";
import type { SubjectFacts, Subjects } from "../../ports/subjects.ts";
import { episodeKey } from "../alert/alert-keys.ts";
import { exposedOf } from "../assess/exposed-of.ts";
import type { Returns } from "../../ports/returns.ts";
import type { ReckonEventFutureLoss } from "../exposure/event-future-loss.ts";
import { loadKnownDays } from "../assess/known-days.ts";
import { demandOf, firstDayOfHistory } from "../assess/risk-input.ts";
import { COUNTED_DAYS } from "../operating/count-figures.ts";
import { type FiguredPlace, INDICATOR_DAYS } from "../operating/figured-place.ts";
import type { KeptFigures } from "../operating/kept-figures.ts";
import { othersOf } from "../operating/return-figures.ts";
import { boardRow } from "./board-report.ts";
import { effectLabel } from "./effect-label.ts";
import { orderProfit, replenishmentOf } from "./order-profit.ts";
import { createItemPlaces } from "./item-places.ts";
import { type IndicatorSources, itemIndicators } from "./item-indicators.ts";

/** Ports of `itemReport`. */
export interface ItemReportPorts {
  readonly subjects: Subjects;
  readonly assessments: Assessments;
  readonly outbox: Outbox;
  readonly alertEvents: Pick<AlertEvents, "ofSubject">;
  readonly itemClasses: Pick<ItemClassStore, "of">;
  readonly production: Pick<Production, "outlooks">;
  readonly counts: Pick<Counts, "ofPlace">;
  readonly returns: Pick<Returns, "ofItem">;
  /** What was made of the whole shop last: what is usual of others. */
  readonly figures: Pick<KeptFigures, "of">;
  readonly calendar: Pick<HolidayCalendar, "around">;
  readonly clock: Pick<Clock, "now" | "today">;
  /** What an installation's items have taught about each other; undefined while nothing was learned. */
  pooledModel(installation_id: string): Promise<PooledModel | undefined>;
  /** What losing the customers whom an event hits would cost. */
  readonly eventFutureLoss: ReckonEventFutureLoss;
}

const SHOWN_EFFECTS = 100;
const SHOWN_EVENTS = 40;
/** Days that the life of an item's alerts is told of. */
const EVENT_DAYS = 90;
/** Weeks that an item's forecasts are held against. */
const INDICATOR_WEEKS = 13;

/** Everything about one item at one location; null where it was never assessed. */
export function createItemReport(ports: ItemReportPorts) {
  const { subjects, assessments, outbox, itemClasses, production, clock } = ports;
  const itemPlaces = createItemPlaces(ports);

  return async function itemReport(subject: Subject): Promise<ItemReport | null> {
    const kept = await assessments.get(subject);
    if (kept === null) return null;
    const today = clock.today();
    const [facts, effects, classes, outlooks, lived, future_loss, places] = await Promise.all([
      subjects.facts(subject, firstDayOfHistory(today)),
      outbox.ofSubject(subject, SHOWN_EFFECTS),
      itemClasses.of(subject.installation_id, subject.item_code),
      production.outlooks(subject.installation_id),
      ports.alertEvents.ofSubject(subject, clock.now() - EVENT_DAYS * DAY_MS),
      futureLossOf(kept),
      itemPlaces(subject),
    ]);
    const demand = demandOf(facts, today);
    const { abc_class, signals = [], production: planned } = kept.risk.explanation;
    const category = facts.item?.category ?? null;
    const place: FiguredPlace = { ...subject, item_name: kept.item_name, category, abc_class, facts, demand };
    const codes = exposedOf(facts).map(({ customer_code }) => customer_code);
    const customers = await subjects.customers(subject.installation_id, codes);
    return {
      ...figures(kept, facts),
      today,
      history: history(demand),
      classes: [...classChips(facts.item?.abc_class ?? null, classes)],
      signals: signals.map((signal) => ({ ...signal, label: SIGNAL_LABELS[signal.kind] })),
      order_profit: orderProfit(kept.risk, facts.item),
      ...{ places, future_loss },
      indicators: itemIndicators(await indicatorSources(subject, place, kept)),
      count_proposal: countProposalOf(kept, facts, today),
      open_purchase_orders: openPurchaseOrders(facts, today),
      production: productionUses(planned?.uses ?? [], outlooks),
      exposed_customers: exposedCustomers(facts, customers),
      alert_events: lived
        .toReversed()
        .slice(0, SHOWN_EVENTS)
        .map(({ kind, at, severity, actor, note }) => ({ kind, at, severity, actor, note })),
      effects: folded(
        effects.map(({ action, state, settled_at }) => ({ label: effectLabel(action), state, at: settled_at })),
      ),
    };
  };

  /** Of the alert that stands. */
  async function futureLossOf({ alert, ...subject }: KeptAssessment): Promise<ItemReport["future_loss"]> {
    if (alert.status === "quiet") return null;
    const event_no = episodeKey(subject, alert.episode);
    return ports.eventFutureLoss(subject.installation_id, { event_no, is_over: false });
  }

  async function indicatorSources(
    subject: Subject,
    place: FiguredPlace,
    { risk }: KeptAssessment,
  ): Promise<IndicatorSources> {
    const { installation_id, item_code } = subject;
    const today = clock.today();
    const since = addDays(today, -INDICATOR_DAYS);
    const [lines, counts, own, shop, known_days, pooled] = await Promise.all([
      subjects.servedLines(subject, since, today),
      ports.counts.ofPlace(subject, addDays(today, -COUNTED_DAYS)),
      ports.returns.ofItem(installation_id, item_code, since),
      ports.figures.of(installation_id),
      loadKnownDays(ports, installation_id, today),
      ports.pooledModel(installation_id),
    ]);
    const usual = new Map((shop?.returns.categories ?? []).map(({ category, ...units }) => [category, units]));
    const item = { item_code, category: place.category, brand: place.facts.item?.brand ?? null };
    return {
      ...{ place, lines, counts, today },
      outcomes: forecastOutcomes({
        ...{ demand: place.demand, item, today, known_days, pooled },
        ...{ forecaster: risk.forecaster, weeks: INDICATOR_WEEKS },
      }),
      returns: { own, others: othersOf(own, place.category, usual) },
      coming: { days: Math.round(risk.exposure_days), units: (risk.demand_mean ?? 0) * Math.round(risk.exposure_days) },
    };
  }
}

/** What the last assessment or the last count says against the books. */
function countProposalOf(kept: KeptAssessment, facts: SubjectFacts, today: Day) {
  return countProposal(doubtOf(kept), recountOf(facts.last_count, today, unitOf({ unit: facts.item?.unit ?? null })));
}

function figures(
  kept: KeptAssessment,
  facts: SubjectFacts,
): Omit<
  ItemReport,
  | ("today" | "history" | "open_purchase_orders" | "exposed_customers" | "alert_events" | "effects")
  | ("classes" | "signals" | "places" | "indicators" | "order_profit" | "future_loss" | "production" | "count_proposal")
> {
  const { risk } = kept;
  const { mean_days, sd_days, sample_count, source } = risk.explanation.supply.lead_time;
  const stock = risk.explanation.stock;
  return {
    row: boardRow(kept),
    unit: facts.item?.unit ?? null,
    supplier_name: facts.supplier?.supplier_name ?? null,
    stock:
      stock === null
        ? null
        : {
            on_hand: stock.on_hand,
            allocated: stock.allocated,
            on_order: stock.on_order,
            backorder: Math.max(stock.backorder, stock.unfilled_quantity),
          },
    demand_mean: risk.demand_mean,
    demand_class: risk.demand_class,
    forecaster: risk.forecaster,
    method_trial: trialOf(risk.explanation.demand),
    safety_stock: risk.safety_stock,
    reorder_point: risk.reorder_point,
    order_up_to_level: risk.order_up_to_level,
    rounding_reason: risk.rounding_reason,
    replenishment: replenishmentOf(risk.explanation),
    order_by_date: risk.order_by_date,
    lead_time: { mean_days, sd_days, sample_count, source },
    exposure_days: risk.exposure_days,
    projection: risk.projection.map((day) => ({ ...day })),
    explanation: [...explanationLines(risk.explanation)],
  };
}

function trialOf(demand: Explanation["demand"]): ItemReport["method_trial"] {
  const trial = demand?.forecaster == null ? null : methodTrial(demand.forecaster, demand.back_test);
  return trial === null ? null : { ...trial, methods: [...trial.methods] };
}

/** Of neighbours that did the same, the newest alone: the tenth equal write-back tells nobody anything. */
function folded(effects: ItemReport["effects"]): ItemReport["effects"] {
  return effects.filter(({ label, state }, index) => {
    const newer = effects[index - 1];
    return newer === undefined || newer.label !== label || newer.state !== state;
  });
}

function history({ first_day, quantity, in_stock }: DemandSeries): ItemReport["history"] {
  return quantity.map((units, index) => ({
    day: addDays(first_day, index),
    quantity: units,
    in_stock: in_stock[index] ?? 1,
  }));
}

function openPurchaseOrders(facts: SubjectFacts, today: Day): ItemReport["open_purchase_orders"] {
  return facts.open_purchase_lines.map((line) => ({
    purchase_order_no: line.purchase_order_no,
    supplier_code: line.supplier_code,
    expected_on: line.expected_on,
    open_quantity: line.quantity - line.received_quantity,
    is_late: line.expected_on !== null && line.expected_on < today,
  }));
}

function productionUses(uses: readonly PlannedUse[], outlooks: readonly KeptOrderOutlook[]): ItemReport["production"] {
  return uses.map(({ order_no, made_code, day, quantity }) => {
    const found = outlooks.find(({ outlook }) => outlook.order_no === order_no && outlook.item_code === made_code);
    const material_status = found?.outlook.status ?? null;
    const line_stop_date = found?.outlook.stop_on ?? null;
    return { production_no: order_no, made_code, day, quantity, material_status, line_stop_date };
  });
}

function exposedCustomers(facts: SubjectFacts, customers: readonly CustomerRow[]): ItemReport["exposed_customers"] {
  const known = new Map(customers.map((customer) => [customer.customer_code, customer]));
  return exposedOf(facts).flatMap(({ customer_code, customer_name, lines }) =>
    lines.map(({ line, short_quantity }) => ({
      customer_code,
      customer_name: known.get(customer_code)?.customer_name ?? customer_name ?? customer_code,
      owner_name: known.get(customer_code)?.owner_name ?? null,
      order_no: line.order_no,
      affected_quantity: short_quantity,
      promised_on: line.promised_on,
    })),
  );
}
