import type { KeptOrderOutlook, OpenOrder, Production, ProductionFacts } from "../../../ports/production.ts";
import { bomRoles } from "./bom.ts";
import { all, allAs, exists, type Program, run, together } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** The production plan of installations. */
export function createSqlProduction(database: SqlDatabase): Production {
  return {
    concerns: (installation_id, item_codes) =>
      database.read(of(installation_id), concernsPlan(installation_id, item_codes)),
    facts: (installation_id) => database.read(of(installation_id), productionFacts(installation_id)),
    outlooks: (installation_id) => database.read(of(installation_id), keptOutlooks(installation_id)),
  };
}

function* concernsPlan(installation_id: string, item_codes: readonly string[]): Program<boolean> {
  const [hasOrder, { used }] = yield* together([
    exists("select 1 from production_order where installation_id = ? and is_open = 1 limit 1", installation_id),
    bomRoles(installation_id, item_codes),
  ]);
  return hasOrder && used.size > 0;
}

/** What open orders make, and all that goes into it. */
const BELOW = `with recursive below (code) as (
  select item_code from production_order where installation_id = ? and is_open = 1
  union
  select b.component_code from bom_line b join below on b.parent_code = below.code where b.installation_id = ?)`;

function* productionFacts(installation_id: string): Program<ProductionFacts> {
  const key = [installation_id, installation_id, installation_id] as const;
  const [orders, bom_lines, places, names] = yield* together([
    allAs(
      (row): OpenOrder => ({ ...readRow("production_order", row), record_id: String(row["record_id"]) }),
      "select * from production_order where installation_id = ? and is_open = 1 order by record_id, form, line_no",
      installation_id,
    ),
    allAs(
      (row) => readRow("bom_line", row),
      `${BELOW} select b.* from bom_line b where b.installation_id = ? and b.parent_code in (select code from below)
         and not exists (select 1 from bom_line n
           where n.installation_id = b.installation_id and n.parent_code = b.parent_code and (n.version > b.version
             or (n.version = b.version and (n.record_id < b.record_id
               or (n.record_id = b.record_id and n.form < b.form)))))
       order by b.record_id, b.form, b.line_no`,
      ...key,
    ),
    all(
      `${BELOW} select item_code, location_code from stock_level
       where installation_id = ? and item_code in (select code from below) order by item_code, record_id, form, line_no`,
      ...key,
    ),
    all(
      `${BELOW} select item_code, item_name from item
       where installation_id = ? and item_code in (select code from below)
       order by version, record_id desc, form desc, line_no desc`,
      ...key,
    ),
  ]);
  const found = places.map((row) => ({
    item_code: String(row["item_code"]),
    location_code: String(row["location_code"]),
  }));
  return {
    orders,
    bom_lines,
    places: [...new Map(found.map((place) => [JSON.stringify(place), place])).values()],
    names: new Map(names.map((row) => [String(row["item_code"]), String(row["item_name"])])),
  };
}

function keptOutlooks(installation_id: string): Program<readonly KeptOrderOutlook[]> {
  return allAs(
    // Written by `keepOutlooks` below.
    ({ content }) => JSON.parse(String(content)) as KeptOrderOutlook,
    "select content from production_outlook where installation_id = ? order by record_id",
    installation_id,
  );
}

/** Keeps the outlooks of a look at the plan, in the place of all those of the look before. */
export function* keepOutlooks(installation_id: string, outlooks: readonly KeptOrderOutlook[]): Program<void> {
  yield* run("delete from production_outlook where installation_id = ?", installation_id);
  yield* together(
    outlooks.map((outlook) =>
      run(
        "insert into production_outlook (installation_id, record_id, content) values (?, ?, ?)",
        installation_id,
        outlook.record_id,
        JSON.stringify(outlook),
      ),
    ),
  );
}
