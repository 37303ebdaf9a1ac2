import { refusal } from "../problem.ts";
import { departmentNumber, optionalDepartmentNumber } from "./contact-entities.ts";
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
        optionalDepartmentNumber(params, "dept_no");
        return { dept_list: guests.departments() };
      },
    },
    {
      path: "v5/corp/guest/user/list",
      rate: RATES.read,
      handle({ params }) {
        const dept_no = departmentNumber(params, "dept_no");
        if (!guests.departments().some((one) => one.dept_no === dept_no)) throw refusal(6002, String(dept_no));
        return { member_list: guests.members(dept_no) };
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
