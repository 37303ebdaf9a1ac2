import { stockoutTag } from "../../domain/customer/stockout-tag.ts";
import { isErasedCode } from "../../domain/customer/erased-customer.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { Records } from "../../ports/records.ts";
import type { Clock } from "../../ports/clock.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { bearsNotes, noteEffect, type NoteField } from "../effects/record-note.ts";
import { type AwaitedItemsPorts, awaitedItems } from "./awaited-items.ts";

/** Ports of `tagCustomers`. */
export interface TagCustomersPorts extends AwaitedItemsPorts, EachInstallationPorts {
  readonly records: Pick<Records, "list">;
  readonly outbox: Pick<Outbox, "add">;
  readonly clock: Pick<Clock, "now" | "dayOf" | "today">;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

const TAG: NoteField = { form: "customer", field: "stockout_tag" };

/**
 * Keeps the tag 缺货影响标签 on customers' records true: written while a customer waits for goods that are out, cleared once
 * they do not. Returns how many records are to be written.
 */
export function createTagCustomers(ports: TagCustomersPorts) {
  const { records, outbox, clock } = ports;
  /** What customers waited for when their records last bore just that: as long as it is the same, no record is read. */
  const borne = new Map<string, string>();

  return (): Promise<number> => eachInstallation(ports, tagInstallation);

  async function tagInstallation(installation_id: string): Promise<number> {
    if (!bearsNotes(await ports.binding(installation_id, TAG.form), TAG)) return 0;
    const awaited = await awaitedItems(ports, installation_id);
    const waits = JSON.stringify([...awaited]);
    if (borne.get(installation_id) === waits) return 0;
    const effects = (await records.list(installation_id, TAG.form)).flatMap((record) => {
      const code = record.values["customer_code"];
      if (typeof code !== "string" || isErasedCode(code)) return [];
      const wanted = stockoutTag(awaited.get(code) ?? []);
      if (wanted === (record.values[TAG.field] ?? null)) return [];
      return [noteEffect(TAG, { installation_id, ...record }, wanted, clock.now())];
    });
    if (effects.length === 0) borne.set(installation_id, waits);
    else borne.delete(installation_id);
    if (effects.length > 0) await outbox.add(effects);
    return effects.length;
  }
}
