import type { DemandScope } from "../../../domain/demand/demand-scope.ts";
import { PLAN_PLACE, type Subject } from "../../../contracts/subject.ts";
import type { ItemPlace } from "../../../domain/text/place-key.ts";
import { allAs, nothing, type Program, run, type SqlRow } from "./program.ts";

/**
 * Whether a marked place is a subject: it has a stock record or a sales line. A line without a location makes the item
 * itself a subject only while the item has no stock record; else the line belongs to the first one.
 */
const IS_SUBJECT = `(
  exists (select 1 from stock_level l where l.installation_id = subject.installation_id
    and l.item_code = subject.item_code and l.location_code = subject.location_code)
  or exists (select 1 from sales_line s where s.installation_id = subject.installation_id
      and s.item_code = subject.item_code and s.location_code = subject.location_code)
    and (subject.location_code <> '' or not exists (select 1 from stock_level l
      where l.installation_id = subject.installation_id and l.item_code = subject.item_code)))`;

/** Whether something was assessed at a place, which may be gone since. */
const IS_ASSESSED = `exists (select 1 from assessment a where a.installation_id = subject.installation_id
  and a.item_code = subject.item_code and a.location_code = subject.location_code)`;

/** Whether a marked place is the production plan, and there is one, or was when it was last looked at. */
const IS_PLAN = `(subject.item_code = '${PLAN_PLACE.item_code}' and subject.location_code = '${PLAN_PLACE.location_code}' and (
  exists (select 1 from production_order o where o.installation_id = subject.installation_id and o.is_open = 1)
  or exists (select 1 from production_outlook k where k.installation_id = subject.installation_id)))`;

/** All subjects. Every row marks its place, so the marked places hold them all and no table of rows need be scanned. */
export function allSubjects(installation_id: string): Program<readonly Subject[]> {
  return allAs(
    (row) => ({ installation_id, ...place(row) }),
    `select item_code, location_code from subject where installation_id = ? and ${IS_SUBJECT}
     order by item_code, location_code`,
    installation_id,
  );
}

/** Subjects of an item, with those that were assessed before and may be gone. */
export function subjectsOfItem(installation_id: string, item_code: string): Program<readonly ItemPlace[]> {
  return allAs(
    place,
    `select item_code, location_code from subject
     where installation_id = ? and item_code = ? and (${IS_SUBJECT} or ${IS_ASSESSED})
     order by location_code`,
    installation_id,
    item_code,
  );
}

/** Subjects of the items a scope covers, whichever of an item's records says so. */
export function subjectsInScope(installation_id: string, { kind, values }: DemandScope): Program<readonly ItemPlace[]> {
  const all = `select item_code, location_code from subject
     where installation_id = ? and (${IS_SUBJECT} or ${IS_ASSESSED})`;
  if (kind === "all") return allAs(place, all, installation_id);
  if (values.length === 0) return nothing([]);
  const listed = values.map(() => "?").join(", ");
  if (kind === "item") return allAs(place, `${all} and item_code in (${listed})`, installation_id, ...values);
  return allAs(
    place,
    `${all} and item_code in (select i.item_code from item i where i.installation_id = ? and i.${kind} in (${listed}))`,
    installation_id,
    installation_id,
    ...values,
  );
}

/** Marks all subjects, with those that were assessed before; returns how many there are. */
export function markAllSubjects(installation_id: string, at: number): Program<number> {
  return run(
    `update subject set revision = revision + 1,
       again_since = case when since is null or held_until = 0 then null when again_since < ? then again_since else ? end,
       since = case when since is null then ? when held_until = 0 and since > ? then ? else since end
     where installation_id = ? and (${IS_SUBJECT} or ${IS_ASSESSED} or ${IS_PLAN})`,
    at,
    at,
    at,
    at,
    at,
    installation_id,
  );
}

function place({ item_code, location_code }: SqlRow): ItemPlace {
  return { item_code: String(item_code), location_code: String(location_code) };
}
