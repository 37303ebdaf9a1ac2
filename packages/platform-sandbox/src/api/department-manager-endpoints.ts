import { requireDepartment } from "../contacts/department-tree.ts";
import { isStringArray } from "../json.ts";
import { text } from "../storage/row.ts";
import { departmentNumber, memberEntity } from "./contact-entities.ts";
import type { ContactParts } from "./contact-endpoints.ts";
import { type Endpoint, RATES } from "./endpoint.ts";
import { requiredTexts } from "./parameters.ts";

/** Who leads a department (部门主管); setting them replaces all, an empty list leaves none. */
export function managerEndpoints({ db, company, directory }: ContactParts): readonly Endpoint[] {
  const managersOf = (dept_no: number) => {
    const row = db
      .statement("select coalesce(managers, '[]') as managers from department where dept_no = ?")
      .get(dept_no);
    const usernames: unknown = JSON.parse(row ? text(row, "managers") : "[]");
    const present = isStringArray(usernames) ? usernames.filter((username) => company.isPresent(username)) : [];
    return { dept_managers: present.map((username) => memberEntity(directory.member(username))) };
  };
  return [
    {
      path: "v6/corp/department/manager/get",
      rate: RATES.write,
      handle: ({ params }) => managersOf(requireDepartment(company, departmentNumber(params, "dept_no")).dept_no),
    },
    {
      path: "v6/corp/department/manager/update",
      rate: RATES.write,
      handle({ params }) {
        const { dept_no } = requireDepartment(company, departmentNumber(params, "dept_no"));
        const usernames = requiredTexts(params, "managers");
        for (const username of usernames) directory.member(username);
        db.statement("update department set managers = ? where dept_no = ?").run(JSON.stringify(usernames), dept_no);
        return managersOf(dept_no);
      },
    },
  ];
}
