import { NOBODY_CODES } from "../../../domain/customer/nobody-code.ts";

/** Whether the order that an enquiry `e` names has its item. */
export const HAS_ORDER = `exists (select 1 from sales_line o where o.installation_id = e.installation_id
  and o.order_no = e.order_no and o.item_code = e.item_code)`;

/** Codes that stand for whoever came, as a list. */
const NOBODY = `(${[...NOBODY_CODES].map((code) => `'${code}'`).join(", ")})`;

/** Units that the customer of an enquiry `e` ordered of its item on its day, `wishOf`. */
export const ORDERED_QUANTITY = `(select coalesce(sum(d.quantity), 0) from sales_line d
  where d.installation_id = e.installation_id and d.customer_code = e.customer_code and d.ordered_on = e.asked_on
    and d.item_code = e.item_code and trim(d.customer_code) not in ${NOBODY} and d.line_state <> 'cancelled'
    and d.quantity > 0)`;

/** Enquiries of customers who were turned away with what each tells of, `turnedAway`; takes the spot, then what `days` takes. */
export const turnedAwayAt = (days = "1 = 1"): string =>
  `(select rest.* from (
     select e.customer_code, e.asked_on, e.quantity - ${ORDERED_QUANTITY} as quantity, e.record_id, e.form, e.line_no
       from enquiry e
       where e.installation_id = ? and e.item_code = ? and e.location_code in (?, ?) and ${days}
         and e.enquiry_kind = 'refused' and e.enquiry_state <> 'ordered' and not ${HAS_ORDER}) rest
   where rest.quantity > 1e-9)`;
