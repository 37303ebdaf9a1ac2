import { type ArrivalLine, type ProposedLine, proposeAllocation } from "../../domain/care/arrival-allocation.ts";
import { arrivalNotices } from "../../domain/care/arrival-notice.ts";
import type { CareAction } from "../../domain/care/care-action.ts";
import { mayCare } from "../../domain/care/care-fatigue.ts";
import { type CarePlan, plannedActions } from "../../domain/care/care-plan.ts";
import type { ExposureKind } from "../../domain/exposure/exposure-sign.ts";
import { addDays, type Day } from "../../domain/calendar/day.ts";
import { quantityText } from "../../domain/text/quantity-text.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Arrival, Care, CareAssignment } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SubjectFacts, Subjects } from "../../ports/subjects.ts";
import { episodeKey } from "../alert/alert-keys.ts";
import type { BegunLook } from "./begin-look.ts";
import { careEffects, type EventWords, eventWords } from "./care-effects.ts";
import type { CareTally } from "./care-for-customers.ts";
import type { CareSegments, SegmentedCustomer } from "./care-segments.ts";
import { type HitCustomer, hitCustomers } from "./cared-customers.ts";
import { assignmentOf, pastCare } from "./decide-care.ts";
import { waitingExposures, type WaitingExposuresPorts } from "./still-waiting.ts";

/** Ports of what follows an arrival. */
export interface ArrivalCarePorts extends WaitingExposuresPorts {
  readonly care: Pick<Care, "arrivals" | "ofEvent" | "ofCustomers">;
  readonly assessments: Pick<Assessments, "get" | "bases">;
  readonly subjects: Pick<Subjects, "ofItem">;
  readonly clock: Pick<Clock, "now" | "today" | "startOf" | "dayOf">;
  readonly segmentsOf: CareSegments;
}

/** An arrival is followed up for so many days. */
const ARRIVAL_DAYS = 2;
/** A usual order is measured over so many days. */
const USUAL_ORDER_DAYS = 90;

interface ArrivedEvent {
  readonly event: EventWords;
  readonly facts: SubjectFacts;
  readonly customers: readonly (HitCustomer & SegmentedCustomer & { readonly past: readonly CareAssignment[] })[];
  readonly arrived: number;
  /** Codes of those of the event already told of an arrival, or held out of it. */
  readonly told: readonly string[];
}
type ArrivedCustomer = ArrivedEvent["customers"][number];

/** What follows goods received for an item whose shortage hit customers: who goes first, and who is told, within what arrived. */
export async function careOfArrivals(
  ports: ArrivalCarePorts,
  look: BegunLook,
  installation_id: string,
  tally: CareTally,
): Promise<void> {
  if (!look.plans.some(({ care_action }) => care_action === "priority" || care_action === "back_in_stock")) return;
  const arrivals = await ports.care.arrivals(installation_id, addDays(look.today, 1 - ARRIVAL_DAYS));
  for (const arrived of await byPlace(ports, installation_id, arrivals)) {
    const found = await arrivedEvent(ports, look, arrived, tally);
    if (found === null) continue;
    const setting = { bound: look.bound, clock: ports.clock };
    for (const { plan, assignment, customer, reason } of [...prioritised(look, found), ...notified(look, found)]) {
      tally.assignments.push(assignment);
      const words = { customer, known: customer.known, reason, plain_task: null };
      const effects = careEffects(found.event, { plan, assignment, coupon: null }, words, setting);
      tally.effects.push(...effects.map((effect) => ({ customer_code: customer.customer_code, effect })));
    }
  }
}

async function byPlace(
  { subjects }: Pick<ArrivalCarePorts, "subjects">,
  installation_id: string,
  arrivals: readonly Arrival[],
): Promise<readonly ArrivedUnits[]> {
  const units = new Map<string, ArrivedUnits>();
  for (const { item_code, location_code, quantity, received_on } of arrivals) {
    const [first] = location_code === "" ? await subjects.ofItem(installation_id, item_code) : [];
    const subject = { installation_id, item_code, location_code: first?.location_code ?? location_code };
    const key = JSON.stringify(subject);
    const known = units.get(key) ?? { subject, arrived: 0, received_on };
    const earlier = received_on < known.received_on ? received_on : known.received_on;
    units.set(key, { subject, arrived: known.arrived + quantity, received_on: earlier });
  }
  return [...units.values()];
}

interface ArrivedUnits {
  readonly subject: Subject;
  readonly arrived: number;
  /** Day of the first of them. */
  readonly received_on: Day;
}

/** Null where no shortage of late had hit anybody. */
async function arrivedEvent(
  ports: ArrivalCarePorts,
  look: BegunLook,
  { subject, arrived, received_on }: ArrivedUnits,
  tally: CareTally,
): Promise<ArrivedEvent | null> {
  const { installation_id } = subject;
  const kept = await ports.assessments.get(subject);
  if (kept === null || !isOfLate(kept, look, ports.clock)) return null;
  const event_no = episodeKey(subject, kept.alert.episode);
  const [basis] = await ports.assessments.bases([subject], addDays(look.today, -USUAL_ORDER_DAYS));
  if (basis === undefined) return null;
  const { facts } = basis;
  const cleared_on = kept.alert.status === "quiet" ? ports.clock.dayOf(kept.alert.cleared_at ?? 0) : null;
  const came_on = cleared_on !== null && cleared_on < received_on ? cleared_on : received_on;
  const waiting = await waitingExposures(ports, subject, { event_no, came_on });
  const hit = [
    ...hitCustomers(facts, waiting, { is_over: true }),
    ...hitCustomers(facts, [], { is_over: false }),
  ].filter(({ customer_code }, at, all) => all.findIndex((one) => one.customer_code === customer_code) === at);
  if (hit.length === 0) return null;
  const codes = hit.map(({ customer_code }) => customer_code);
  const past = [...(await ports.care.ofCustomers(installation_id, codes)), ...tally.assignments];
  const segments = await ports.segmentsOf(installation_id, codes);
  const told = (await ports.care.ofEvent(installation_id, event_no)).filter(({ action }) => action === "back_in_stock");
  return {
    ...{ facts, arrived, told: told.map(({ customer_code }) => customer_code) },
    event: eventWords({ ...subject, event_no }, facts, []),
    customers: hit.flatMap((customer) => {
      const segmented = segments.get(customer.customer_code);
      const own = past.filter((one) => one.customer_code === customer.customer_code);
      return segmented === undefined ? [] : [{ ...customer, ...segmented, past: own }];
    }),
  };
}

/** The shortage stands, or ended no longer ago than the arrival that is followed up. */
function isOfLate(
  { alert: { episode, status, cleared_at } }: KeptAssessment,
  { today }: BegunLook,
  { dayOf }: Pick<Clock, "dayOf">,
): boolean {
  if (episode === 0) return false;
  const cleared_on = cleared_at === null ? null : dayOf(cleared_at);
  return status !== "quiet" || (cleared_on !== null && cleared_on >= addDays(today, -ARRIVAL_DAYS));
}

interface ArrivalAction {
  readonly plan: CarePlan;
  readonly assignment: CareAssignment;
  readonly customer: ArrivedCustomer;
  readonly reason: string;
}

/**
 * Who is to go ahead where the goods do not serve every order: of the customers whom a better place would serve, those not
 * held out. A proposal: whoever ships decides.
 */
function prioritised(look: BegunLook, found: ArrivedEvent): readonly ArrivalAction[] {
  const { event, customers } = found;
  const on_hand = Math.max(0, found.facts.stock_level?.on_hand ?? 0);
  const waiting = openLines(found);
  if (waiting.reduce((sum, { units }) => sum + units, 0) <= on_hand) return [];
  const planned = customers.flatMap((customer) => {
    const plan = planOf(look, event, customer, "priority");
    return plan === null ? [] : [{ plan, customer }];
  });
  const drawnBefore = customers.flatMap((customer) => earlierDraws(customer, event));
  const ahead = drawnBefore.filter(({ held_out }) => !held_out).map(({ customer_code }) => customer_code);
  const propose = (codes: readonly string[]) =>
    proposeAllocation(
      waiting.map((line) => ({ ...line, has_priority: codes.includes(line.customer_code) })),
      on_hand,
      look.today,
    ).lines;
  // Settled before the draw, and as if nobody were held out: nobody's draw decides who is compared.
  const all = propose(
    [...drawnBefore, ...planned.map(({ customer }) => customer)].map(({ customer_code }) => customer_code),
  );
  const drawn = planned
    .filter(({ customer }) => given(all, customer.customer_code) > 0)
    .map(({ plan, customer }) => {
      const place = { customer_code: customer.customer_code, action: "priority" } as const;
      return { plan, customer, assignment: assignmentOf(look, event, place) };
    });
  const treated = drawn.filter(({ assignment }) => !assignment.held_out);
  const lines = propose([...ahead, ...treated.map(({ customer: { customer_code } }) => customer_code)]);
  return drawn.map((one) => ({ ...one, reason: proposalText(lines, one.customer.customer_code, event.unit) }));
}

/** Lines that wait for the goods, with what their customers are still worth. */
function openLines({ facts, customers }: ArrivedEvent): readonly ArrivalLine[] {
  // A revenue says nothing beside a margin: then all are alike, and go in the turn of their orders.
  const bases = new Set(customers.flatMap(({ value_basis }) => value_basis ?? []));
  const comparable = bases.size > 1 ? [] : customers;
  const worthOf = new Map(comparable.map(({ customer_code, residual_value }) => [customer_code, residual_value]));
  return facts.open_sales_lines.map((line, at) => ({
    ...{ line_key: `${line.order_no}/${at}`, customer_code: line.customer_code, ordered_on: line.ordered_on },
    ...{ units: line.quantity - line.shipped_quantity, promised_on: line.promised_on, has_priority: false },
    residual_value: worthOf.get(line.customer_code) ?? null,
  }));
}

/** What was drawn for the better place at earlier arrivals of the event. */
function earlierDraws({ past }: ArrivedCustomer, { event_no }: EventWords): readonly CareAssignment[] {
  return past.filter((one) => one.action === "priority" && one.event_no === event_no);
}

function given(lines: readonly ProposedLine[], customer_code: string): number {
  return lines.reduce((sum, one) => sum + (one.line.customer_code === customer_code ? one.given : 0), 0);
}

function proposalText(lines: readonly ProposedLine[], customer_code: string, unit: string): string {
  const first = lines.find(({ line }) => line.customer_code === customer_code);
  const place = first === undefined ? "" : `排第 ${first.rank} 位（按下单先后是第 ${first.turn} 位），`;
  const units = `${quantityText(given(lines, customer_code))} ${unit}`;
  return `到货分配建议：${place}本批先发 ${units}。这只是建议，是否照办由发货的人决定。`;
}

/** Kinds whose customers have an order open, or had it served since. */
const GOT_IT: ReadonlySet<ExposureKind> = new Set(["open", "delayed"]);

/** Who is told that goods are back: those who have no order open for them, no more than what is left can serve. */
function notified(look: BegunLook, found: ArrivedEvent): readonly ArrivalAction[] {
  const { facts, event, arrived, told } = found;
  const wanted = facts.open_sales_lines.reduce((sum, line) => sum + line.quantity - line.shipped_quantity, 0);
  const usual_quantity = usualOrder(facts);
  const unitsOf = new Map(found.customers.map(({ customer_code, units }) => [customer_code, units]));
  const promised = told.reduce((sum, code) => sum + Math.max(unitsOf.get(code) ?? 0, usual_quantity), 0);
  const free_units = Math.min(arrived, (facts.stock_level?.on_hand ?? 0) - wanted) - promised;
  const waiting = found.customers.flatMap((customer) => {
    const isServed = facts.open_sales_lines.some((line) => line.customer_code === customer.customer_code);
    const plan =
      isServed || customer.kinds.every((kind) => GOT_IT.has(kind))
        ? null
        : planOf(look, event, customer, "back_in_stock");
    return plan === null ? [] : [{ ...customer, plan, at_risk: customer.margin_at_risk }];
  });
  return arrivalNotices(waiting, { free_units, usual_quantity }).flatMap(({ customer_code }) =>
    waiting
      .filter((one) => one.customer_code === customer_code)
      .map(({ plan, ...customer }) => ({
        ...{ plan, customer, reason: reasonOf(event.item_name, customer.kinds) },
        assignment: assignmentOf(look, event, { customer_code, action: "back_in_stock" }),
      })),
  );
}

function reasonOf(item_name: string, kinds: readonly ExposureKind[]): string {
  if (kinds.every((kind) => kind === "predicted")) return `${item_name} 已到货，该客户平时会买，缺货期间没有下单。`;
  if (kinds.every((kind) => kind === "predicted" || kind === "intent"))
    return `${item_name} 已到货，该客户之前问过，缺货期间没有下单。`;
  return `${item_name} 已到货，该客户此前没有买到。`;
}

/** Units of an ordinary order of the item, one at least. */
function usualOrder({ demand }: Pick<SubjectFacts, "demand">): number {
  const orders = demand.reduce((sum, { order_count }) => sum + order_count, 0);
  const units = demand.reduce((sum, { quantity }) => sum + quantity, 0);
  return orders === 0 ? 1 : Math.max(1, Math.ceil(units / orders));
}

/** The plan by which an action may be done for a customer now; null where none says so, or it was done or is too much. */
function planOf(
  look: BegunLook,
  { event_no }: EventWords,
  customer: ArrivedCustomer,
  action: CareAction,
): CarePlan | null {
  const plan = plannedActions(look.plans, customer, look.today).find(({ care_action }) => care_action === action);
  const isKnown = customer.past.some((one) => one.event_no === event_no && one.action === action);
  if (plan === undefined || isKnown || look.stopped.has(action)) return null;
  const verdict = mayCare({ action, event_no, today: look.today, past: pastCare(customer.past) });
  return verdict.kind === "allowed" ? plan : null;
}
