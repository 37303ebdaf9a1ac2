import { addDays, DAY_MS } from "../../domain/calendar/day.ts";
import type { Accounts } from "../../ports/accounts.ts";
import type { AlertEvents } from "../../ports/alert-events.ts";
import type { Broadcasts } from "../../ports/broadcasts.ts";
import type { Consents } from "../../ports/consents.ts";
import type { Care } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Exposures } from "../../ports/exposures.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { StockoutEvents } from "../../ports/stockout-events.ts";
import type { Substitutes } from "../../ports/substitutes.ts";

/** How long things are kept that are over (days). */
export interface RetentionSetting {
  /** Messages worked off: their bodies, by which a mistake can be looked into. */
  readonly body_days: number;
  /** That a message came at all. */
  readonly inbox_days: number;
  /** What was written and sent, and what became of broadcasts. */
  readonly effect_days: number;
  /** What happened to alerts, why goods lacked, and whom that hit. */
  readonly alert_days: number;
  /** Who did what. */
  readonly audit_days: number;
}

/** Ports of `forgetOld`. */
export interface ForgetOldPorts {
  readonly inbox: Pick<Inbox, "prune" | "forget">;
  readonly outbox: Pick<Outbox, "forget">;
  readonly alertEvents: Pick<AlertEvents, "forget">;
  readonly stockoutEvents: Pick<StockoutEvents, "forget">;
  readonly consents: Pick<Consents, "forget">;
  readonly broadcasts: Pick<Broadcasts, "forget">;
  readonly exposures: Pick<Exposures, "forget">;
  readonly care: Pick<Care, "forget">;
  readonly substitutes: Pick<Substitutes, "forgetOffers">;
  readonly accounts: Pick<Accounts, "forgetAudit">;
  readonly clock: Pick<Clock, "now" | "today">;
  /** Lets waiting pushes and pages in between two shares. */
  breathe(): Promise<void>;
}

/** How many of each were forgotten. */
export interface Forgotten {
  readonly bodies: number;
  readonly entries: number;
  readonly effects: number;
  readonly alert_events: number;
  readonly stockout_events: number;
  /** What people were sent and what vendors reported of it. */
  readonly sendings: number;
  readonly broadcasts: number;
  readonly exposures: number;
  /** Care that was given, or that somebody was held out of, with its coupons. */
  readonly care: number;
  /** Recommendations whose outcome nobody has counted. */
  readonly offers: number;
  readonly audit_entries: number;
}

/** Small enough that a share keeps nobody waiting. */
const SHARE = 500;
/** Three years: what actions brought is told of the last two, and a coupon of the third may still be taken. */
const CARE_DAYS = 1_095;
/** Twice the longest time within which messages to a person are counted. */
const SENDING_DAYS = 60;
/** Recommendations are counted after a few days; what is older belongs to a shop that nobody learns from any more. */
const OFFER_DAYS = 30;

/** Forgets what is over and older than its time, a share after the other. */
export function createForgetOld(ports: ForgetOldPorts, setting: RetentionSetting) {
  const { inbox, outbox, alertEvents, stockoutEvents, consents, broadcasts, exposures, substitutes } = ports;
  const { accounts, care, clock, breathe } = ports;
  return async function forgetOld(): Promise<Forgotten> {
    const before = (days: number) => clock.now() - days * DAY_MS;
    const first_day = addDays(clock.today(), -setting.alert_days);
    return {
      bodies: await inbox.prune(before(setting.body_days)),
      entries: await shareByShare((limit) => inbox.forget(before(setting.inbox_days), limit)),
      effects: await shareByShare((limit) => outbox.forget(before(setting.effect_days), limit)),
      alert_events: await shareByShare((limit) => alertEvents.forget(before(setting.alert_days), limit)),
      stockout_events: await shareByShare((limit) => stockoutEvents.forget(before(setting.alert_days), limit)),
      sendings: await shareByShare((limit) => consents.forget(before(SENDING_DAYS), limit)),
      broadcasts: await shareByShare((limit) => broadcasts.forget(before(setting.effect_days), limit)),
      exposures: await shareByShare((limit) => exposures.forget(first_day, limit)),
      care: await shareByShare((limit) => care.forget(addDays(clock.today(), -CARE_DAYS), limit)),
      offers: await shareByShare((limit) => substitutes.forgetOffers(addDays(clock.today(), -OFFER_DAYS), limit)),
      audit_entries: await accounts.forgetAudit(before(setting.audit_days)),
    };
  };

  async function shareByShare(forget: (limit: number) => Promise<number>): Promise<number> {
    let forgotten = 0;
    for (let last = SHARE; last === SHARE; ) {
      last = await forget(SHARE);
      forgotten += last;
      await breathe();
    }
    return forgotten;
  }
}
