import type { Day } from "../domain/calendar/day.ts";
import type { ItemClasses } from "../domain/classes/item-classes.ts";

/** The classes of an item of an installation, and the day that found them. */
export interface KeptItemClasses {
  readonly item_code: string;
  readonly classified_on: Day;
  readonly classes: ItemClasses;
}

/** Classes of items as the last night found them. */
export interface ItemClassStore {
  of(installation_id: string, item_code: string): Promise<ItemClasses | null>;
  /** Keeps classes in one transaction, in the place of those the items had. */
  save(installation_id: string, kept: readonly KeptItemClasses[]): Promise<void>;
  /** Forgets the classes of items that no look since the given day has found. */
  forgetBefore(installation_id: string, day: Day): Promise<void>;
  /** Mean price that was paid for a unit of an item since a day; null where no order says one. */
  pricePaid(installation_id: string, item_code: string, since: Day): Promise<number | null>;
}
