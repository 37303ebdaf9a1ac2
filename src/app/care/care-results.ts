import { type ActionResult, actionResult } from "../../domain/care/action-result.ts";
import { CARE_ACTIONS, type CareAction, isDuty } from "../../domain/care/care-action.ts";
import { closedOutcomes, type Purchase } from "../../domain/care/care-outcome.ts";
import { addDays, type Day } from "../../domain/calendar/day.ts";
import type { CareSettings } from "../../contracts/care-settings.ts";
import type { ItemRow } from "../../contracts/rows.ts";
import type { Care, CareAssignment, CaredPurchase } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { KeptCareSettings } from "./care-settings.ts";

/** Ports of `careResults`. */
interface CareResultsPorts {
  readonly care: Pick<Care, "since" | "purchases">;
  readonly subjects: Pick<Subjects, "items">;
  readonly careSettings: Pick<KeptCareSettings, "of">;
  readonly clock: Pick<Clock, "today">;
}

/** One action with what came of it. */
export interface ActionStanding {
  readonly action: CareAction;
  /** All assignments of the span, closed or not. */
  readonly treated: number;
  readonly held_out: number;
  /** Those whose window is still open. */
  readonly open: number;
  /** Treated customers that people say they reached. */
  readonly reached: number;
  /** Null for the firm's duty, which nobody is held out of. */
  readonly result: ActionResult | null;
  /** Whether it loses money, and so does nothing any more. */
  readonly is_stopped: boolean;
}

/** All actions of an installation over a span. */
export interface CareResults {
  readonly since: Day;
  readonly settings: CareSettings;
  readonly actions: readonly ActionStanding[];
  /** Purchases left out because an item has no cost or no price. */
  readonly unpriced: number;
}

/** Two years: older customers tell little of what an action does now. */
const SPAN_DAYS = 730;

/** What each action brought, by customers held out of it; made once a day. */
export function createCareResults(ports: CareResultsPorts) {
  const kept = new Map<string, { readonly on: Day; readonly results: Promise<CareResults> }>();

  return {
    /** Looked at anew. */
    of: make,

    /** Actions that lose money, where losing ones are to stop; as of the first time it is asked in a day. */
    async stopped(installation_id: string): Promise<ReadonlySet<CareAction>> {
      if (!(await ports.careSettings.of(installation_id)).stops_losing) return new Set();
      const today = ports.clock.today();
      const known = kept.get(installation_id);
      const results = known?.on === today ? known.results : make(installation_id);
      kept.set(installation_id, { on: today, results });
      results.catch(() => kept.delete(installation_id));
      return new Set((await results).actions.filter(({ is_stopped }) => is_stopped).map(({ action }) => action));
    },
  };

  async function make(installation_id: string): Promise<CareResults> {
    const { care, subjects, clock } = ports;
    const settings = await ports.careSettings.of(installation_id);
    const since = addDays(clock.today(), -SPAN_DAYS);
    const assignments = await care.since(installation_id, since);
    const bought = assignments.length === 0 ? [] : await care.purchases(installation_id, since);
    const codes = [...new Set(bought.map(({ item_code }) => item_code))];
    const items = new Map((await subjects.items(installation_id, codes)).map((item) => [item.item_code, item]));
    const purchases = bought.flatMap((one) => pricedPurchase(one, items.get(one.item_code)));
    const actions = CARE_ACTIONS.map((action) =>
      standingOf(
        action,
        assignments.filter((one) => one.action === action),
        { purchases, settings, today: clock.today() },
      ),
    );
    return { since, settings, actions, unpriced: bought.length - purchases.length };
  }
}

/** What each action brought. */
export type MakeCareResults = ReturnType<typeof createCareResults>;

interface Basis {
  readonly purchases: readonly Purchase[];
  readonly settings: CareSettings;
  readonly today: Day;
}

function standingOf(
  action: CareAction,
  assignments: readonly CareAssignment[],
  { purchases, settings, today }: Basis,
): ActionStanding {
  const { window_days, contact_cost, stops_losing } = settings;
  const treated = assignments.filter(({ held_out }) => !held_out);
  const costed = assignments.map((one) => ({
    ...one,
    cost: one.held_out ? 0 : one.cost + (one.done_on === null ? 0 : contact_cost),
  }));
  const result = isDuty(action) ? null : actionResult(closedOutcomes(costed, purchases, { today, window_days }));
  return {
    ...{ action, result, treated: treated.length, held_out: assignments.length - treated.length },
    open: assignments.filter(({ assigned_on }) => addDays(assigned_on, window_days) >= today).length,
    reached: treated.filter(({ done_on }) => done_on !== null).length,
    is_stopped: stops_losing && result?.kind === "estimated" && result.verdict === "loses",
  };
}

/** Nothing where the item's cost, or any price, is not known. */
function pricedPurchase(bought: CaredPurchase, item: ItemRow | undefined): readonly Purchase[] {
  const { customer_code, ordered_on, quantity, revenue } = bought;
  const cost = item?.purchase_cost ?? null;
  const price = item?.sale_price ?? null;
  const income = revenue ?? (price === null ? null : price * quantity);
  return cost === null || income === null ? [] : [{ customer_code, on: ordered_on, margin: income - cost * quantity }];
}
