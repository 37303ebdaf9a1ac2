import type { KeptDelivery } from "../../../ports/consents.ts";
import { inShares } from "../../../domain/math/in-shares.ts";
import { forgetOldest } from "./forget-oldest.ts";
import { allAs, type Program, run, type SqlRow, together } from "./program.ts";

/** Keeps what was reported of a sending; of the same one to the same person the latest counts. */
export function keepDelivery(installation_id: string, delivery: KeptDelivery): Program<number> {
  return run(
    `insert into delivery_receipt (installation_id, vendor_id, person_mark, out_id, is_delivered, code, at)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, vendor_id, person_mark) do update set
       out_id = excluded.out_id, is_delivered = excluded.is_delivered, code = excluded.code, at = excluded.at
     where excluded.at >= delivery_receipt.at`,
    installation_id,
    delivery.vendor_id,
    delivery.person_mark,
    delivery.out_id,
    delivery.is_delivered ? 1 : 0,
    delivery.code,
    delivery.at,
  );
}

/** Ids that one statement looks for: its text is the same however many there are. */
const SHARE = 50;
const MARKS = Array.from({ length: SHARE }, () => "?").join(", ");

/** What was reported by any of these ids, the vendor's or our own; by vendor_id and mark. */
export function* deliveriesBy(installation_id: string, ids: readonly string[]): Program<readonly KeptDelivery[]> {
  const found = yield* together(inShares(ids, SHARE).map((share) => deliveriesOf(installation_id, share)));
  const keyOf = ({ vendor_id, person_mark }: KeptDelivery) => JSON.stringify([vendor_id, person_mark]);
  const once = new Map(found.flat().map((delivery) => [keyOf(delivery), delivery]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, delivery]) => delivery);
}

function deliveriesOf(installation_id: string, share: readonly string[]): Program<readonly KeptDelivery[]> {
  const [first = ""] = share;
  const ids = [...share, ...Array.from({ length: SHARE - share.length }, () => first)];
  return allAs(
    keptDelivery,
    `select * from delivery_receipt where installation_id = ? and vendor_id in (${MARKS})
     union select * from delivery_receipt where installation_id = ? and out_id in (${MARKS})`,
    ...[installation_id, ...ids, installation_id, ...ids],
  );
}

/** Forgets deliveries before an instant, at most `limit`; returns how many. */
export function forgetDeliveries(before: number, limit: number): Program<number> {
  return forgetOldest("delivery_receipt", ["installation_id", "vendor_id", "person_mark"], before, limit);
}

function keptDelivery({ vendor_id, person_mark, out_id, is_delivered, code, at }: SqlRow): KeptDelivery {
  return {
    vendor_id: String(vendor_id),
    person_mark: String(person_mark),
    out_id: out_id === null ? null : String(out_id),
    is_delivered: Number(is_delivered) === 1,
    code: String(code),
    at: Number(at),
  };
}
