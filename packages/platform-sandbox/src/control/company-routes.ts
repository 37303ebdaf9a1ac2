import type { Guests } from "../contacts/guests.ts";
import type { Route } from "../http/router.ts";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { RecordChecks } from "../records/checks.ts";
import { type Company, type Department, ROOT_DEPARTMENT } from "../storage/company.ts";
import type { Plan, Plans } from "../storage/plan.ts";
import { bodyText, type Lookups } from "./lookups.ts";

interface CompanyRouteParts {
  readonly lookups: Lookups;
  readonly plans: Plans;
  readonly guests: Guests;
  readonly company: Company;
  readonly checks: RecordChecks;
}

/** What the company has paid for, whom it is connected to, and the submit checks of its forms. */
export function companyRoutes({
  lookups,
  plans,
  guests,
  company,
  checks,
}: CompanyRouteParts): readonly Route<unknown>[] {
  const checksPath = "/sandbox/forms/:entry_id/checks";
  return [
    { method: "GET", path: "/sandbox/company", handle: () => plans.current() },
    { method: "PUT", path: "/sandbox/company", handle: ({ body }) => plans.set(readPlan(plans.current(), body)) },
    { method: "GET", path: "/sandbox/departments", handle: () => ({ departments: company.departments() }) },
    {
      method: "POST",
      path: "/sandbox/departments",
      handle: ({ body }) => ({ department: addSynced(company, body) }),
    },
    {
      method: "POST",
      path: "/sandbox/guests",
      handle: ({ body }) => guests.addDepartment(bodyText(body, "name")),
    },
    {
      method: "POST",
      path: "/sandbox/guests/:dept_no/members",
      handle({ at, body }) {
        const dept_no = Number(at.dept_no);
        if (!guests.departments().some((one) => one.dept_no === dept_no)) throw refusal(6002, at.dept_no, 404);
        const username = bodyText(body, "username");
        if (guests.member(username) || company.member(username)) throw refusal(1065, username);
        return guests.addMember(dept_no, { username, name: bodyText(body, "name") });
      },
    },
    {
      method: "GET",
      path: checksPath,
      handle: (request) => ({ checks: checks.rules(lookups.form(request).entry_id) }),
    },
    {
      method: "PUT",
      path: checksPath,
      handle: (request) => ({ checks: checks.set(lookups.form(request), request.body.checks) }),
    },
  ];
}

/** A department as a synced directory (钉钉, 企业微信, 飞书) brings it: the Open API cannot give an `integrate_id`. */
function addSynced(company: Company, body: JsonObject): Department {
  const numbers = company.departments().map(({ dept_no }) => dept_no);
  const parent_no = Number(body.parent_no ?? ROOT_DEPARTMENT);
  if (!company.department(parent_no)) throw refusal(6001, String(body.parent_no));
  const named = { name: bodyText(body, "name"), integrate_id: bodyText(body, "integrate_id") };
  return company.addDepartment({ dept_no: Math.max(...numbers) + 1, parent_no, ...named });
}

function readPlan(before: Plan, body: JsonObject): Plan {
  const { state = before.state, edition = before.edition } = body;
  if (state !== "active" && state !== "suspended" && state !== "closed")
    throw refusal(17017, "state 只能是 active、suspended、closed");
  if (edition !== "enterprise" && edition !== "standard") throw refusal(17017, "edition 只能是 enterprise、standard");
  return {
    ...{ state, edition, monthly_records: quota(before, body, "monthly_records") },
    ...{ file_bytes: quota(before, body, "file_bytes") },
    ...{ total_file_bytes: quota(before, body, "total_file_bytes") },
  };
}

function quota(
  before: Plan,
  body: JsonObject,
  name: "monthly_records" | "file_bytes" | "total_file_bytes",
): number | null {
  const value = body[name] === undefined ? before[name] : body[name];
  if (value === null || (typeof value === "number" && Number.isInteger(value) && value >= 0)) return value;
  throw refusal(17017, `${name} 须是非负整数,不限写 null`);
}
