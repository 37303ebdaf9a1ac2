import { isErasedCode } from "../../domain/customer/erased-customer.ts";
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
 * decided once in an event stays so, and whoever has a task from before the switch was put on belongs to neither group.
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
    const known = new Set(before.map(({ customer_code }) => customer_code));
    const undecided = due.filter(({ customer_code }) => !known.has(customer_code));
    const assignments = await draw(assessed, undecided, setting);
    const held_out = new Set(
      [...before, ...assignments].filter((one) => one.held_out).map(({ customer_code }) => customer_code),
    );
    return {
      foretold: due.filter(({ customer_code }) => !held_out.has(customer_code)),
      assignments,
      asking: asking.filter(({ kind, customer_code }) => kind === "refused" || !held_out.has(customer_code)),
    };
  };

  async function draw(
    assessed: AssessedSubject,
    undecided: readonly ForetoldBuyer[],
    { foretold_tasks, clock }: EffectSetting,
  ): Promise<readonly CareAssignment[]> {
    if (foretold_tasks?.kind !== "drawn") return [];
    const { subject, alert } = assessed;
    const { salt, held_out_share } = foretold_tasks;
    const look = { salt, settings: { held_out_share }, today: clock.today() };
    const event = { ...subject, event_no: episodeKey(subject, alert.episode) };
    const drawn: CareAssignment[] = [];
    for (const { customer_code } of undecided) {
      const key = effectKeys.foretold(subject, alert.episode, customer_code);
      if ((await outbox.get(subject.installation_id, key)) !== null) continue;
      drawn.push(assignmentOf(look, event, { customer_code, action: ACTION }));
    }
    return drawn;
  }
}

/** Whoever waits for an order, or asked without one, is owed a task of their own, and is not drawn. */
function dueTasks(
  { alert, exposed, asking = [] }: AssessedSubject,
  foretold: readonly ForetoldBuyer[],
  { bound, foretold_tasks }: EffectSetting,
): readonly ForetoldBuyer[] {
  if (alert.status === "quiet" || !bound.has("care_task") || foretold_tasks?.kind === "stopped") return [];
  const waiting = new Set([...exposed, ...askersCaredFor(asking)].map(({ customer_code }) => customer_code));
  return caredFor(foretold).filter(({ customer_code }) => !waiting.has(customer_code) && !isErasedCode(customer_code));
}
