import { stockoutTag } from "../../domain/customer/stockout-tag.ts";
import { isErasedCode } from "../../domain/customer/erased-customer.ts";
import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { NewEffect, Outbox } from "../../ports/outbox.ts";
import type { KeptRecord, Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Clock } from "../../ports/clock.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { contentMark } from "../ingest/content-mark.ts";
import { type AwaitedItemsPorts, awaitedItems } from "./awaited-items.ts";

/** Ports of `tagCustomers`. */
export interface TagCustomersPorts extends AwaitedItemsPorts {
  readonly registry: Pick<Registry, "installations">;
  readonly records: Pick<Records, "list">;
  readonly outbox: Pick<Outbox, "add">;
  readonly clock: Pick<Clock, "now" | "dayOf" | "today">;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
  /** One installation that fails keeps no other waiting. */
  onError(installation_id: string, error: unknown): void;
}

const FIELD = "stockout_tag";
/** Nothing waits for less than a tag. */
const PRIORITY = writeUrgency({ severity: "unknown", is_raised: false, expected_loss: null });

/**
 * Keeps the tag 缺货影响标签 on customers' records true: written while a customer waits for goods that are out, cleared once
 * they do not. What a record bears is as it was last read, so a write is asked for once for each state that was read.
 * Returns how many were asked for.
 */
export function createTagCustomers(ports: TagCustomersPorts) {
  const { registry, records, outbox, clock } = ports;
  /** What customers waited for when their records last bore just that: as long as it is the same, no record is read. */
  const borne = new Map<string, string>();

  return async function tagCustomers(): Promise<number> {
    let asked = 0;
    for (const { installation_id } of await registry.installations()) {
      try {
        asked += await tagInstallation(installation_id);
      } catch (error) {
        ports.onError(installation_id, error);
      }
    }
    return asked;
  };

  async function tagInstallation(installation_id: string): Promise<number> {
    if (!isTaggable(await ports.binding(installation_id, "customer"))) return 0;
    const awaited = await awaitedItems(ports, installation_id);
    const waits = JSON.stringify([...awaited]);
    if (borne.get(installation_id) === waits) return 0;
    const kept = await records.list(installation_id, "customer");
    const effects = kept.flatMap((record) => {
      const code = record.values["customer_code"];
      if (typeof code !== "string" || isErasedCode(code)) return [];
      const wanted = stockoutTag(awaited.get(code) ?? []);
      return wanted === (record.values[FIELD] ?? null) ? [] : [tagEffect(installation_id, record, wanted)];
    });
    if (effects.length === 0) borne.set(installation_id, waits);
    else borne.delete(installation_id);
    if (effects.length > 0) await outbox.add(effects);
    return effects.length;
  }

  function tagEffect(installation_id: string, { record_id, version }: KeptRecord, tag: string | null): NewEffect {
    const now = clock.now();
    const values = { [FIELD]: tag };
    return {
      ...{ installation_id, item_code: "", location_code: FIELD, priority: PRIORITY, due_at: now, caused_at: now },
      effect_key: effectKeys.customerTag(record_id, version, contentMark(values)),
      line: `customer/${record_id}`,
      replaces_line: true,
      action: { kind: "update_record", form: "customer", record_id, values, start_trigger: false },
    };
  }
}

function isTaggable(binding: FormBinding | null): boolean {
  return binding?.fields.some(({ name, paused }) => name === FIELD && paused !== true) ?? false;
}
