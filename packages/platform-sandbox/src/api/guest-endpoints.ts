import type { GuestDepartment, Guests } from "../contacts/guests.ts";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { optionalDepartmentNumber } from "./contact-entities.ts";
import type { ContactParts } from "./contact-endpoints.ts";
import { type Endpoint, RATES } from "./endpoint.ts";
import { requiredText } from "./parameters.ts";

/** Connected companies (企业互联) and the people who speak for them. */
export function guestEndpoints({ guests }: ContactParts): readonly Endpoint[] {
  return [
    {
      path: "v5/corp/guest/department/list",
      rate: RATES.read,
      handle({ params }) {
        return { dept_list: wanted(guests, params) };
      },
    },
    {
      path: "v5/corp/guest/user/list",
      rate: RATES.read,
      handle({ params }) {
        return { member_list: wanted(guests, params).flatMap(({ dept_no }) => guests.members(dept_no)) };
      },
    },
    {
      path: "v5/corp/guest/user/get",
      rate: RATES.read,
      handle({ params }) {
        const username = requiredText(params, "username");
        const member = guests.member(username);
        if (member) return { member };
        throw refusal(1010, username);
      },
    },
  ];
}

/** The connected company a call names, or all of them. */
function wanted(guests: Guests, params: JsonObject): readonly GuestDepartment[] {
  const dept_no = optionalDepartmentNumber(params, "dept_no");
  const found = guests.departments().filter((one) => dept_no === undefined || one.dept_no === dept_no);
  if (dept_no !== undefined && found.length === 0) throw refusal(6002, String(dept_no));
  return found;
}
