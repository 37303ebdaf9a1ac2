import { addDays, type Day } from "../../domain/calendar/day.ts";
import { EXPOSURE_KINDS } from "../../domain/exposure/exposure-sign.ts";
import { unitLoss, UNORDERED } from "../../domain/exposure/lost-margin.ts";
import { outageWindow, type OutageWindow } from "../../domain/exposure/outage-window.ts";
import { intentSince } from "../../domain/enquiry/intent-weight.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { EventExposures, Exposure, Exposures } from "../../ports/exposures.ts";
import type { Enquiries } from "../../ports/enquiries.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptAssessment } from "../../ports/assessments.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { leadTimeOf } from "../assess/risk-input.ts";
import { episodeKey } from "../alert/alert-keys.ts";
import type { AssessedSubject } from "../effects/assessed-subject.ts";
import type { ForetellWish, ForetoldBuyer } from "./foretell-buyers.ts";
import { type AskingCustomer, askingCustomers } from "./enquiry-exposures.ts";
import { type HitOrder, hitOrders, ORDERED_KINDS } from "./ordered-exposures.ts";

/** Ports of `exposeEvent`. */
export interface ExposeEventPorts {
  readonly exposures: Pick<Exposures, "ofEvent">;
  readonly subjects: Pick<Subjects, "hitLines">;
  readonly enquiries: Pick<Enquiries, "ofPlace">;
  readonly clock: Pick<Clock, "today" | "dayOf">;
  /** The likely buyers of an item in a window. */
  foretellBuyers(wish: ForetellWish): Promise<readonly ForetoldBuyer[]>;
}

/** Whom an event hits. */
export interface ExposedEvent {
  /** What is to be kept; nothing where it is kept already. */
  readonly exposures: readonly EventExposures[];
  /** The buyers foretold at this look; none where they were foretold today already. */
  readonly foretold: readonly ForetoldBuyer[];
  /** Customers who asked for it without an order. */
  readonly asking: readonly AskingCustomer[];
  /** Day on which they were foretold last. */
  readonly foretold_on: Day | null;
}

const NOBODY: ExposedEvent = { exposures: [], foretold: [], asking: [], foretold_on: null };
/** Orders older than this before an event are no matter of it (days). */
const LOOK_BACK_DAYS = 90;

/**
 * Whom the event of an alert hits: orders and enquiries at every look, likely buyers once a day. Asked again, it finds the same; where an
 * alert clears, all that stood is over.
 */
export function createExposeEvent(ports: ExposeEventPorts) {
  const { exposures, subjects, clock } = ports;

  return async function exposeEvent(assessed: AssessedSubject, previous: KeptAssessment | null): Promise<ExposedEvent> {
    const { subject, alert } = assessed;
    const { installation_id } = subject;
    if (alert.status === "quiet" && assessed.transition !== "cleared") return NOBODY;
    const today = clock.today();
    const event_no = episodeKey(subject, alert.episode);
    const before = await exposures.ofEvent(installation_id, event_no);
    const look = { event_no, on: today };
    if (alert.status === "quiet") {
      return { ...NOBODY, exposures: changed(before, [{ ...look, kinds: EXPOSURE_KINDS, found: [] }]) };
    }
    const began_on = clock.dayOf(alert.raised_at ?? assessed.at) ?? today;
    const lines = await subjects.hitLines(subject, addDays(began_on, -LOOK_BACK_DAYS), today);
    const orders = hitOrders({ exposed: assessed.exposed, lines, began_on, item: assessed.facts.item, before });
    const asking = await askingOf(subject, began_on, today);
    const row = rowOf(assessed, event_no, today);
    const unit_loss = unitLoss(UNORDERED, assessed.facts.item);
    const lossOf = (units: number) => (unit_loss === null ? null : units * unit_loss);
    const asked = asking.map((one) => {
      const loss = lossOf(one.quantity * one.probability);
      return row({ ...one, order_no: "", loss }, { ...one, from: null, through: null });
    });
    const looks = [
      { ...look, kinds: ORDERED_KINDS, found: [...orders.map((order) => row(order)), ...ofKind(asked, "refused")] },
      { ...look, kinds: ["intent"] as const, found: ofKind(asked, "intent") },
    ];
    const isDue = previous?.foretold_on !== today || assessed.transition === "raised";
    if (!isDue) return { exposures: changed(before, looks), foretold: [], asking, foretold_on: today };
    const foretold = await foretell(assessed, today);
    const found = foretold.map((buyer) => {
      const loss = lossOf(buyer.units * buyer.probability);
      return row({ ...buyer, kind: "predicted", order_no: "", quantity: buyer.units, loss }, buyer);
    });
    return {
      exposures: changed(before, [...looks, { ...look, kinds: ["predicted"], found }]),
      ...{ foretold, asking, foretold_on: today },
    };
  };

  async function askingOf(subject: Subject, began_on: Day, today: Day): Promise<readonly AskingCustomer[]> {
    const since = [began_on, intentSince(today)].toSorted()[0] ?? began_on;
    return askingCustomers({ enquiries: await ports.enquiries.ofPlace(subject, since), began_on, today });
  }

  async function foretell(assessed: AssessedSubject, today: Day): Promise<readonly ForetoldBuyer[]> {
    const window = windowOf(assessed, today);
    if (window.kind === "not_estimable") return [];
    const { installation_id, item_code } = assessed.subject;
    const unit_margin = unitLoss(UNORDERED, assessed.facts.item);
    return ports.foretellBuyers({ installation_id, item_code, window: window.days, unit_margin });
  }
}

/** From the day the stock runs out to the next receipt; where none is on order, for as long as an order takes. */
function windowOf({ risk, facts, subject }: AssessedSubject, today: Day): OutageWindow {
  const stockout_date = risk.severity === "out" ? today : risk.stockout_date;
  if (stockout_date === null) return outageWindow({ today, stockout_date, expected_arrival: null });
  const arrival = risk.projection.find(({ day, receipt }) => day > stockout_date && receipt > 0)?.day;
  const lead_days = Math.max(1, Math.ceil(leadTimeOf({ item_code: subject.item_code, facts, today }).mean_days));
  return outageWindow({ today, stockout_date, expected_arrival: arrival ?? addDays(stockout_date, lead_days + 1) });
}

/** How likely a customer wants it, and in which days where that is foretold. */
interface ChanceToBuy extends Pick<Exposure, "probability"> {
  readonly from: Day | null;
  readonly through: Day | null;
}

function ofKind(rows: readonly Exposure[], wanted: AskingCustomer["kind"]): readonly Exposure[] {
  return rows.filter(({ kind }) => kind === wanted);
}

function rowOf(assessed: AssessedSubject, event_no: string, today: Day) {
  const { item_code, location_code } = assessed.subject;
  return (order: HitOrder, buyer: ChanceToBuy | null = null): Exposure => {
    const { customer_code, kind, order_no, quantity, loss } = order;
    const probability = buyer?.probability ?? 1;
    return {
      ...{ event_no, item_code, location_code, customer_code, kind, order_no, quantity, probability },
      expected_loss_margin: loss,
      ...{ foretold_from: buyer?.from ?? null, foretold_through: buyer?.through ?? null },
      ...{ exposed_on: today, over_on: null },
    };
  };
}

/** The looks that would change what is kept. */
function changed(before: readonly Exposure[], looks: readonly EventExposures[]): readonly EventExposures[] {
  return looks.filter(({ kinds, found }) => {
    const standing = before.filter(({ kind, over_on }) => kinds.includes(kind) && over_on === null);
    return shapeOf(standing) !== shapeOf(found);
  });
}

function shapeOf(rows: readonly Exposure[]): string {
  return rows
    .map(({ customer_code, kind, order_no, quantity, probability, expected_loss_margin, foretold_through }) =>
      JSON.stringify([customer_code, kind, order_no, quantity, probability, expected_loss_margin, foretold_through]),
    )
    .toSorted()
    .join("\n");
}
