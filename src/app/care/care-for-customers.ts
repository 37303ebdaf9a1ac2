import { couponOn } from "../../domain/care/coupon-ledger.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import { WHOLE_BOARD } from "../../contracts/board-view.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Care, CareAssignment, KeptCoupon } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Exposures } from "../../ports/exposures.ts";
import type { NewEffect, Outbox } from "../../ports/outbox.ts";
import type { SubjectFacts, Subjects } from "../../ports/subjects.ts";
import type { CustomerMarks } from "../customer/customer-marks.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { createOfferSubstitutes, type OfferSubstitutesPorts } from "../substitution/offer-substitutes.ts";
import { effectKeys, episodeKey } from "../alert/alert-keys.ts";
import { type ArrivalCarePorts, careOfArrivals } from "./arrival-care.ts";
import { beginLook, type BeginLookPorts, type BegunLook } from "./begin-look.ts";
import { careEffects, couponExpired, eventWords } from "./care-effects.ts";
import { nextLook } from "./care-looks.ts";
import type { CareSegments } from "./care-segments.ts";
import { type HitCustomer, hitCustomers } from "./cared-customers.ts";
import { decideCare } from "./decide-care.ts";

/** Ports of `careForCustomers`. */
export interface CareForCustomersPorts
  extends BeginLookPorts,
    OfferSubstitutesPorts,
    ArrivalCarePorts,
    EachInstallationPorts {
  readonly registry: BeginLookPorts["registry"] & EachInstallationPorts["registry"];
  readonly assessments: Pick<Assessments, "page" | "bases" | "get" | "some">;
  readonly subjects: Pick<Subjects, "items" | "ofItem">;
  readonly exposures: Pick<Exposures, "ofEvent">;
  readonly outbox: Pick<Outbox, "get">;
  readonly care: Pick<Care, "assign" | "coupons" | "ofCustomers" | "ofEvent" | "arrivals">;
  readonly clock: Pick<Clock, "now" | "today" | "dayOf" | "startOf">;
  readonly segmentsOf: CareSegments;
  readonly marks: Pick<CustomerMarks, "pseudonyms">;
  breathe(): Promise<void>;
}

/** An effect with the customer it is about. */
export interface CareEffect {
  readonly customer_code: string;
  readonly effect: NewEffect;
}

/** What a look comes to. */
export interface CareTally {
  readonly assignments: CareAssignment[];
  readonly coupons: KeptCoupon[];
  readonly effects: CareEffect[];
}

/** The worst come first; more than this at once is more than people can follow up. */
const MOST_EVENTS = 500;
const SHARE = 50;

/**
 * Does for customers who are hit by a shortage what 关怀方案 says beyond the firm's duty: tasks with words to say, coupons,
 * and who of those that wait hears of an arrival. What was decided once stays so, however often one looks. Returns how many
 * records are to be written.
 */
export function createCareForCustomers(ports: CareForCustomersPorts) {
  const offers = createOfferSubstitutes(ports);
  return (): Promise<number> => eachInstallation(ports, careInInstallation);

  async function careInInstallation(installation_id: string): Promise<number> {
    const look = await beginLook(ports, installation_id);
    if (look === null) return 0;
    const tally: CareTally = { assignments: [], coupons: [], effects: [] };
    for (const share of inShares(await standingEvents(installation_id), SHARE)) {
      const bases = await ports.assessments.bases(share, look.today);
      for (const [index, { facts }] of bases.entries()) {
        const kept = share[index];
        if (kept !== undefined) await careForEvent(look, kept, facts, tally);
      }
      await ports.breathe();
    }
    await careOfArrivals(ports, look, installation_id, tally);
    tally.effects.push(...expiries(look, installation_id));
    return keep(installation_id, look, tally);
  }

  /** Who was erased since they were read is left out; an erasure that comes later still overtakes the look. */
  async function keep(installation_id: string, look: BegunLook, tally: CareTally): Promise<number> {
    const pseudonymOf = await ports.marks.pseudonyms(installation_id);
    const isKnown = ({ customer_code }: { readonly customer_code: string }) => pseudonymOf(customer_code) === null;
    const assignments = tally.assignments.filter(isKnown);
    const coupons = tally.coupons.filter(isKnown);
    const effects = tally.effects.filter(isKnown).map(({ effect }) => effect);
    if (assignments.length + effects.length === 0) return 0;
    const turn = { step: nextLook(installation_id, look.before), assignments, coupons, effects };
    return (await ports.care.assign(turn)) ? effects.length : 0;
  }

  async function standingEvents(installation_id: string): Promise<readonly KeptAssessment[]> {
    const view = { ...WHOLE_BOARD, severities: ["out", "critical", "high"] as const };
    const { rows } = await ports.assessments.page(installation_id, view, MOST_EVENTS);
    return rows.filter(({ alert }) => alert.status !== "quiet");
  }

  async function careForEvent(
    look: BegunLook,
    kept: KeptAssessment,
    facts: SubjectFacts,
    tally: CareTally,
  ): Promise<void> {
    const { installation_id, item_code, location_code } = kept;
    const event_no = episodeKey(kept, kept.alert.episode);
    const hit = hitCustomers(facts, await ports.exposures.ofEvent(installation_id, event_no), { is_over: false });
    if (hit.length === 0) return;
    const codes = hit.map(({ customer_code }) => customer_code);
    const past = await ports.care.ofCustomers(installation_id, codes);
    const customers = await ports.segmentsOf(installation_id, codes);
    const substitutes = await offers.offered({
      subject: kept,
      item: facts.item,
      item_name: kept.item_name,
      customer: null,
    });
    const event = eventWords({ installation_id, event_no, item_code, location_code }, facts, substitutes);
    for (const customer of hit) {
      const segmented = customers.get(customer.customer_code);
      if (segmented === undefined) continue;
      const own = [...past, ...tally.assignments].filter((one) => one.customer_code === customer.customer_code);
      const plain_task = await plainTask(kept, customer);
      const candidate = { ...customer, segment: segmented.segment, past: own, awaits_task: plain_task === undefined };
      const reason = `${event.item_name} 缺货或将缺货，该客户受影响。`;
      const words = { customer, known: segmented.known, reason, plain_task: plain_task ?? null };
      for (const action of decideCare(look, event, candidate, [...look.coupons, ...tally.coupons])) {
        tally.assignments.push(action.assignment);
        if (action.coupon !== null) tally.coupons.push(action.coupon);
        const effects = careEffects(event, action, words, { bound: look.bound, clock: ports.clock });
        tally.effects.push(...effects.map((effect) => ({ customer_code: customer.customer_code, effect })));
      }
    }
  }

  /**
   * The key of the plain task of a customer's order, or of their being turned away; null where there is none, undefined while
   * that of an order is still to be made.
   */
  async function plainTask(
    kept: KeptAssessment,
    { customer_code, kinds }: HitCustomer,
  ): Promise<string | null | undefined> {
    const { episode } = kept.alert;
    const isMade = async (key: string) => (await ports.outbox.get(kept.installation_id, key)) !== null;
    if (kinds.includes("open")) {
      const order = effectKeys.care(kept, episode, customer_code);
      return (await isMade(order)) ? order : undefined;
    }
    const turned_away = effectKeys.turnedAway(kept, episode, customer_code);
    return kinds.includes("refused") && (await isMade(turned_away)) ? turned_away : null;
  }

  /** The form is told once that a coupon is out of date; the ledger follows when that is read back. */
  function expiries(look: BegunLook, installation_id: string): readonly CareEffect[] {
    if (!look.bound.has("coupon")) return [];
    const place = { installation_id, item_code: "", location_code: "coupon" };
    return look.coupons
      .filter(({ state }) => state === "issued")
      .filter((coupon) => couponOn(coupon, look.today).state === "expired")
      .map((coupon) => ({
        customer_code: coupon.customer_code,
        effect: couponExpired(place, coupon, { bound: look.bound, clock: ports.clock }),
      }));
  }
}
