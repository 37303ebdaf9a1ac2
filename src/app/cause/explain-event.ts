import { ANSWERS } from "../../domain/alert/alert-life.ts";
import type { CauseEvidence, RecordReference } from "../../domain/cause/cause-evidence.ts";
import { causeShares } from "../../domain/cause/cause-shares.ts";
import { type EventTimeline, eventTimeline } from "../../domain/cause/event-timeline.ts";
import { type CauseVerdict, judgeCauses } from "../../domain/cause/judge-causes.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventExplanation, FoundOfEvent } from "../../ports/stockout-events.ts";
import { businessDay } from "./business-day.ts";
import type { EventSources } from "./gather-evidence.ts";
import type { ShopContext } from "./shop-context.ts";

/** The causes of an event, and what is kept of them. */
export function explainEvent(
  sources: EventSources,
  shop: ShopContext,
  clock: Pick<Clock, "dayOf">,
): { readonly found: FoundOfEvent; readonly explanation: EventExplanation } {
  const { event, outage, unit } = sources;
  if (outage === null) {
    const outcome = event.ended_on === null ? "open" : "averted";
    const evidence = nothingLacked(sources, shop);
    return {
      found: {
        ...{ explained_on: shop.today, outcome, main_cause: null, cause_score: null },
        ...{ lost_units: 0, lost_money: 0, out_days: 0, customer_count: 0, shares: [] },
      },
      explanation: {
        ...{ unit, verdict: null, loss: null, supplies: [] },
        timeline: timelineOf({ sources, evidence, shop, clock }),
      },
    };
  }
  const { evidence, loss } = outage;
  const verdict = judgeCauses(evidence, shop.priors);
  return {
    found: {
      ...{ explained_on: shop.today, outcome: "short" },
      main_cause: verdict.kind === "named" ? verdict.main : "undetermined",
      cause_score: scoreOf(verdict),
      ...{ lost_units: loss.lost_units, lost_money: loss.lost_money, out_days: loss.out_days },
      customer_count: loss.customer_count,
      shares: causeShares(verdict, null),
    },
    explanation: {
      ...{ unit, verdict, loss, supplies: evidence.supplies ?? [] },
      timeline: timelineOf({ sources, evidence, shop, clock }),
    },
  };
}

/** Of the cause that is named, to two places; null where none is. */
function scoreOf(verdict: CauseVerdict): number | null {
  if (verdict.kind === "undetermined") return null;
  const main = verdict.findings.find((finding) => finding.kind === "scored" && finding.cause === verdict.main);
  return main?.kind === "scored" ? Math.round(main.score * 100) / 100 : null;
}

interface TimelineSources {
  readonly sources: EventSources;
  readonly evidence: CauseEvidence;
  readonly shop: ShopContext;
  readonly clock: Pick<Clock, "dayOf">;
}

function timelineOf({ sources, evidence, shop, clock }: TimelineSources): EventTimeline {
  const { event, outage, snapshots } = sources;
  const answered = shop.told.get(event.event_no)?.find(({ kind }) => ANSWERS.has(kind));
  const record: RecordReference = { form: "stockout_alert", id: event.event_no };
  const refused = outage?.first_refused ?? null;
  const isElse = (other: { readonly event_no: string }) => other.event_no !== event.event_no;
  return eventTimeline({
    evidence,
    alert: {
      raised_on: event.raised_on,
      answered_on: answered === undefined ? null : businessDay(answered.at, event, snapshots, clock),
      record,
    },
    first_refused: refused,
    replenished_on: event.ended_on,
    usual: {
      request_to_approval: evidence.usual.approval_days,
      order_to_receipt: evidence.usual.lead_days,
      alert_to_answer: shop.answers.filter(isElse).map(({ days }) => days),
    },
  });
}

/** The frame of a timeline where goods never lacked: plans and purchases are not looked into. */
function nothingLacked({ event, unit }: EventSources, shop: ShopContext): CauseEvidence {
  const { item_code, location_code, raised_on } = event;
  return {
    episode: { item_code, location_code, unit, start: raised_on, end: event.ended_on ?? shop.today, lost_units: 0 },
    ...{ opening: null, demand: null, large_orders: [], supplies: null, unlinked_receipts: [], taken: null },
    ...{ counts: null, negative_stock: [], plans: null, forecast: null, occasions: [], master: null },
    usual: { approval_days: [], lead_days: [], late_days: [], fill_rates: [] },
  };
}
