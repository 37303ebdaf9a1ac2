import type { Subject } from "../../../contracts/subject.ts";
import type { Day } from "../../../domain/calendar/day.ts";
import type { Enquiries, KeptEnquiry } from "../../../ports/enquiries.ts";
import { oldestFirst } from "../oldest-enquiry.ts";
import { allAs, type Program, type SqlRow, together } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { spotOf } from "./spot.ts";
import { of, type SqlDatabase } from "./sql-database.ts";
import { defaultLocation } from "./touch-lookup.ts";
import { HAS_ORDER, ORDERED_QUANTITY } from "./turned-away.ts";

const KEPT = `e.*, case when ${HAS_ORDER} then 1 else 0 end as has_order, ${ORDERED_QUANTITY} as ordered_quantity`;

/** What customers asked for without an order. */
export function createSqlEnquiries(database: SqlDatabase): Enquiries {
  return {
    ofPlace: (subject, since) => database.read(of(subject.installation_id), ofPlace(subject, since)),
    ofCustomers: async (installation_id, customer_codes) => {
      const codes = [...new Set(customer_codes)];
      const found = await database.read(
        of(installation_id),
        together(codes.map((customer_code) => ofCustomer(installation_id, customer_code))),
      );
      return found.flat().sort(oldestFirst);
    },
  };
}

function* ofPlace(subject: Subject, since: Day): Program<readonly KeptEnquiry[]> {
  const spot = spotOf(subject, yield* defaultLocation(subject.installation_id, subject.item_code));
  if (spot === null) return [];
  return yield* allAs(
    keptEnquiry,
    `select ${KEPT} from enquiry e
     where e.installation_id = ? and e.item_code = ? and e.location_code in (?, ?) and e.asked_on >= ?
     order by e.asked_on, e.record_id`,
    ...spot,
    since,
  );
}

function ofCustomer(installation_id: string, customer_code: string): Program<readonly KeptEnquiry[]> {
  return allAs(
    keptEnquiry,
    `select ${KEPT} from enquiry e
     where e.installation_id = ? and e.customer_code = ?`,
    installation_id,
    customer_code,
  );
}

function keptEnquiry(row: SqlRow): KeptEnquiry {
  const has_order = Number(row["has_order"]) === 1;
  const ordered_quantity = Number(row["ordered_quantity"]);
  return { ...readRow("enquiry", row), record_id: String(row["record_id"]), has_order, ordered_quantity };
}
