import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import type { Care, CareAssignment } from "../../ports/care.ts";
import type { Outbox } from "../../ports/outbox.ts";
import { effectKeys, episodeKey } from "../alert/alert-keys.ts";
import type { AskingCustomer } from "../exposure/enquiry-exposures.ts";
import type { ForetoldBuyer } from "../exposure/foretell-buyers.ts";
import type { AssessedSubject, EffectSetting } from "../effects/assessed-subject.ts";
import { askersCaredFor, caredFor } from "../effects/care-tasks.ts";
import { assignmentOf } from "./decide-care.ts";

/** Ports of `drawForetold`. */
export interface DrawForetoldPorts {
  readonly care: Pick<Care, "ofEvent">;
  readonly outbox: Pick<Outbox, "get">;
}

/** Foretold buyers who get a task, and what was decided of each for the first time. */
export interface DrawnForetold {
  readonly foretold: readonly ForetoldBuyer[];
  readonly assignments: readonly CareAssignment[];
  /** Those who asked without an order; of the merely interested nobody who is held out as foretold. */
  readonly asking: readonly AskingCustomer[];
}

const ACTION = "foretold_task";

/**
 * Decides which foretold buyers get a task. Who is due one is settled before the draw, so that both groups are alike; what was
 * decided once in an event stays so. Whoever has a task in the event belongs to neither group: they are spoken to in any
 * case, and get no second one; that of a foretold buyer from before the switch was put on stays.
 */
export function createDrawForetold({ care, outbox }: DrawForetoldPorts) {
  return async function drawForetold(
    assessed: AssessedSubject,
    foretold: readonly ForetoldBuyer[],
    setting: EffectSetting,
  ): Promise<DrawnForetold> {
    const due = dueTasks(assessed, foretold, setting);
    const { subject, alert, asking = [] } = assessed;
    if (due.length === 0 && asking.every(({ kind }) => kind === "refused")) {
      return { foretold: [], assignments: [], asking };
    }
    const kept = await care.ofEvent(subject.installation_id, episodeKey(subject, alert.episode));
    const before = kept.filter(({ action }) => action === ACTION);
    const undecided = due.filter(({ customer_code }) => !codesOf(before).has(customer_code));
    const tasks = await tasksOf(assessed, undecided, codesOf(kept.filter(isOtherTask)));
    const fresh = undecided.filter(({ customer_code }) => tasks.get(customer_code) === "none");
    const assignments = draw(assessed, fresh, setting);
    const held_out = codesOf([...before, ...assignments].filter((one) => one.held_out));
    return {
      foretold: due.filter(({ customer_code: code }) => !held_out.has(code) && tasks.get(code) !== "other"),
      assignments,
      asking: asking.filter(({ kind, customer_code }) => kind === "refused" || !held_out.has(customer_code)),
    };
  };

  /** What each has in the event already: the task of a foretold buyer, another, or none. */
  async function tasksOf(
    { subject, alert }: AssessedSubject,
    buyers: readonly ForetoldBuyer[],
    cared: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, "foretold" | "other" | "none">> {
    const has = async (key: EpisodeKey, customer_code: string) =>
      (await outbox.get(subject.installation_id, key(subject, alert.episode, customer_code))) !== null;
    const found = new Map<string, "foretold" | "other" | "none">();
    for (const { customer_code } of buyers) {
      if (await has(effectKeys.foretold, customer_code)) found.set(customer_code, "foretold");
      else if (cared.has(customer_code)) found.set(customer_code, "other");
      else {
        const others = await Promise.all(OTHER_TASKS.map((key) => has(key, customer_code)));
        found.set(customer_code, others.includes(true) ? "other" : "none");
      }
    }
    return found;
  }
}

type EpisodeKey = typeof effectKeys.foretold;
const OTHER_TASKS: readonly EpisodeKey[] = [effectKeys.care, effectKeys.turnedAway, effectKeys.interested];

/** A planned action that somebody does; whoever is held out of it heard nothing. */
function isOtherTask({ action, held_out }: CareAssignment): boolean {
  return action !== ACTION && !held_out;
}

function codesOf(assignments: readonly CareAssignment[]): ReadonlySet<string> {
  return new Set(assignments.map(({ customer_code }) => customer_code));
}

function draw(
  { subject, alert }: AssessedSubject,
  buyers: readonly ForetoldBuyer[],
  { foretold_tasks, clock }: EffectSetting,
): readonly CareAssignment[] {
  if (foretold_tasks?.kind !== "drawn") return [];
  const { salt, held_out_share } = foretold_tasks;
  const look = { salt, settings: { held_out_share }, today: clock.today() };
  const event = { ...subject, event_no: episodeKey(subject, alert.episode) };
  return buyers.map(({ customer_code }) => assignmentOf(look, event, { customer_code, action: ACTION }));
}

/** Whoever waits for an order, or asked without one, is owed a task of their own, and is not drawn. */
function dueTasks(
  { alert, exposed, asking = [] }: AssessedSubject,
  foretold: readonly ForetoldBuyer[],
  { bound, foretold_tasks }: EffectSetting,
): readonly ForetoldBuyer[] {
  if (alert.status === "quiet" || !bound.has("care_task") || foretold_tasks?.kind === "stopped") return [];
  const waiting = new Set([...exposed, ...askersCaredFor(asking)].map(({ customer_code }) => customer_code));
  return caredFor(foretold).filter(
    ({ customer_code }) => !waiting.has(customer_code) && isNamedCustomer(customer_code),
  );
}
