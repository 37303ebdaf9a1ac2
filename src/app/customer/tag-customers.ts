import { isErasedCode } from "../../domain/customer/erased-customer.ts";
import { type AwaitedItem, type FollowedItem, isStockoutTag, stockoutTag } from "../../domain/customer/stockout-tag.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { KeptRecord, Records } from "../../ports/records.ts";
import type { Clock } from "../../ports/clock.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { bearsNotes, noteEffect, type NoteField } from "../effects/record-note.ts";
import { type AwaitedItemsPorts, awaitedItems } from "./awaited-items.ts";
import { type FollowedItemsPorts, followedItems } from "./followed-items.ts";
import type { Tags, ToldTags } from "./told-tags.ts";

/** Ports of `tagCustomers`. */
export interface TagCustomersPorts extends AwaitedItemsPorts, FollowedItemsPorts, EachInstallationPorts {
  readonly records: Pick<Records, "list">;
  readonly toldTags: Pick<ToldTags, "of" | "tell">;
  readonly clock: Pick<Clock, "now" | "dayOf" | "today">;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

const TAG: NoteField = { form: "customer", field: "stockout_tag" };

/**
 * Keeps the tag 缺货影响标签 on customers' records true: written while a customer waits for goods that are out, or should be
 * looked after because they did not get them, cleared once neither holds. What a record was last to bear counts, not how it was last read: our own writes are read back late, and what
 * a person made of a tag stays until there is something else to say. Returns how many records are to be written.
 */
export function createTagCustomers(ports: TagCustomersPorts) {
  const { records, toldTags, clock } = ports;

  return (): Promise<number> => eachInstallation(ports, tagInstallation);

  async function tagInstallation(installation_id: string): Promise<number> {
    if (!bearsNotes(await ports.binding(installation_id, TAG.form), TAG)) return 0;
    // Before everything else: whoever looks at the same time and was first has changed it.
    const before = await toldTags.of(installation_id);
    const awaited = await awaitedItems(ports, installation_id);
    const followed = await followedItems(ports, installation_id);
    // The first look of all reads the records: an earlier version may have left tags there.
    if (awaited.size + followed.size === 0 && before.tags.size === 0 && before.text !== null) return 0;
    const looks = (await records.list(installation_id, TAG.form)).flatMap((record) =>
      lookOf(record, { awaited, followed }, before.tags),
    );
    const notes = looks.flatMap(({ record_id, bears, wanted }) =>
      bears === wanted ? [] : [noteEffect(TAG, { installation_id, record_id }, wanted, clock.now())],
    );
    const after = new Map(looks.flatMap(({ record_id, told }) => (told === null ? [] : [[record_id, told]])));
    return (await toldTags.tell(installation_id, { before, after }, notes)) ? notes.length : 0;
  }
}

/** What customers wait for and what they are followed for, by code. */
interface TaggedItems {
  readonly awaited: ReadonlyMap<string, readonly AwaitedItem[]>;
  readonly followed: ReadonlyMap<string, readonly FollowedItem[]>;
}

/** A customer's record as a look finds it. */
interface TagLook {
  readonly record_id: string;
  /** As far as we have a say. */
  readonly bears: string | null;
  readonly wanted: string | null;
  /** What is to be remembered of it; null for nothing. */
  readonly told: string | null;
}

/** Nothing where nobody can be told by the record. */
function lookOf({ record_id, values }: KeptRecord, { awaited, followed }: TaggedItems, tags: Tags): readonly TagLook[] {
  const code = values["customer_code"];
  if (typeof code !== "string" || isErasedCode(code)) return [];
  const wanted = stockoutTag(awaited.get(code) ?? [], followed.get(code));
  const read = values[TAG.field];
  const shown = isStockoutTag(read) ? read : null;
  const bears = (tags.get(record_id) ?? shown) || null;
  // A tag that was cleared is remembered until the record is read without it.
  const cleared = bears === null && shown === null ? null : "";
  return [{ record_id, bears, wanted, told: wanted ?? cleared }];
}
