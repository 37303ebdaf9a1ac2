import type { ItemClasses } from "../../../domain/classes/item-classes.ts";
import type { ItemClassStore } from "../../../ports/item-classes.ts";
import { firstAs, type Program, run, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Classes of items as the last night found them. */
export function createSqlItemClasses(database: SqlDatabase): ItemClassStore {
  return {
    of: (installation_id, item_code) => database.read(of(installation_id), findItemClasses(installation_id, item_code)),

    save: async (installation_id, kept) => {
      const saves = kept.map(({ item_code, classified_on, classes }) =>
        run(
          `insert into item_classes (installation_id, item_code, classified_on, content) values (?, ?, ?, ?)
           on conflict (installation_id, item_code) do update set classified_on = excluded.classified_on,
             content = excluded.content`,
          installation_id,
          item_code,
          classified_on,
          JSON.stringify(classes),
        ),
      );
      await database.write(of(installation_id), together(saves));
    },

    forgetBefore: async (installation_id, day) => {
      const forget = run(
        "delete from item_classes where installation_id = ? and classified_on < ?",
        installation_id,
        day,
      );
      await database.write(of(installation_id), forget);
    },

    pricePaid: (installation_id, item_code, since) =>
      database.read(
        of(installation_id),
        firstAs(
          ({ price }) => (typeof price === "number" ? price : null),
          `select sum(quantity * unit_price) / sum(quantity) as price from sales_line
           where installation_id = ? and item_code = ? and ordered_on >= ? and line_state <> 'cancelled'
             and unit_price is not null and quantity > 0`,
          installation_id,
          item_code,
          since,
        ),
      ),
  };
}

/** The classes of an item. */
export function findItemClasses(installation_id: string, item_code: string): Program<ItemClasses | null> {
  return firstAs(
    // Written by `save` above.
    ({ content }) => JSON.parse(String(content)) as ItemClasses,
    "select content from item_classes where installation_id = ? and item_code = ?",
    installation_id,
    item_code,
  );
}
