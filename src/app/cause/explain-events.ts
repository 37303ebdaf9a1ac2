import { addDays } from "../../domain/calendar/day.ts";
import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { NewEffect, Outbox } from "../../ports/outbox.ts";
import type { KeptEvent, StockoutEvents } from "../../ports/stockout-events.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { eventFields } from "./event-fields.ts";
import { explainEvent } from "./explain-event.ts";
import { gatherEvidence, type GatherEvidencePorts } from "./gather-evidence.ts";
import { shopContext, type ShopContext, type ShopContextPorts } from "./shop-context.ts";

/** Ports of `explainEvents`. */
export interface ExplainEventsPorts
  extends Omit<EachInstallationPorts, "registry">,
    Omit<ShopContextPorts, keyof GatherEvidencePorts>,
    GatherEvidencePorts {
  readonly registry: EachInstallationPorts["registry"] & ShopContextPorts["registry"];
  readonly subjects: GatherEvidencePorts["subjects"] & ShopContextPorts["subjects"];
  readonly stockoutEvents: Pick<StockoutEvents, "due" | "get" | "snapshots" | "choices" | "keep">;
  readonly outbox: Pick<Outbox, "get">;
  readonly clock: GatherEvidencePorts["clock"] & ShopContextPorts["clock"];
  /** Lets waiting pushes and pages in between two events. */
  breathe(): Promise<void>;
}

/** Of one installation at a time: the others have their turn too. */
const AT_ONCE = 100;
/** Documents may be written days after the goods have come: so long is an ended event looked at again. */
const LATE_DOCUMENT_DAYS = 7;

/**
 * Explains events: once they are raised or cleared, daily while they last and for a week after, when documents come late.
 * What was found is written to the event's record where it reads differently than before. Returns how many were explained.
 */
export function createExplainEvents(ports: ExplainEventsPorts) {
  const { stockoutEvents, outbox, clock } = ports;

  return (): Promise<number> => eachInstallation(ports, explainInstallation);

  async function explainInstallation(installation_id: string): Promise<number> {
    const today = clock.today();
    const ended_since = addDays(today, -LATE_DOCUMENT_DAYS);
    const due = await stockoutEvents.due(installation_id, { today, ended_since }, AT_ONCE);
    if (due.length === 0) return 0;
    const shop = await shopContext(ports, installation_id);
    for (const event of due) {
      await explain(event, shop);
      await ports.breathe();
    }
    return due.length;
  }

  async function explain(event: KeptEvent, shop: ShopContext): Promise<void> {
    const { found, explanation } = explainEvent(await gatherEvidence(ports, event, shop), shop, clock);
    const before = (await stockoutEvents.get(event))?.written ?? {};
    const wanted = eventFields(found, explanation);
    // What was never written is empty on the record.
    const isNews = Object.entries(wanted).some(([name, value]) => (before[name] ?? null) !== value);
    const isToWrite = isNews && (await hasRecord(event, shop));
    const written = isToWrite ? wanted : before;
    const effects = isToWrite ? [recordEffect(event, shop, wanted, clock.now())] : [];
    await stockoutEvents.keep(event, { mark: event.mark, found, explanation, written }, effects);
  }

  /** Whether the event has a record on the platform, or is to have one. */
  async function hasRecord(event: KeptEvent, { bound }: ShopContext): Promise<boolean> {
    if (!bound.has("stockout_event")) return false;
    return (await outbox.get(event.installation_id, effectKeys.event(event, event.episode))) !== null;
  }
}

function recordEffect(event: KeptEvent, { today }: ShopContext, values: FieldValues, at: number): NewEffect {
  const { installation_id, item_code, location_code, peak_severity: severity } = event;
  const created_by = effectKeys.event(event, event.episode);
  return {
    ...{ installation_id, item_code, location_code, caused_at: at, due_at: at },
    ...{ effect_key: effectKeys.causes(created_by, today, event.mark), line: created_by, replaces_line: false },
    priority: writeUrgency({ severity, is_raised: false, expected_loss: null }),
    action: { kind: "update_created", form: "stockout_event", created_by, values },
  };
}
