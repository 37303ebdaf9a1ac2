import { type DepartmentDraft, departmentsBelow, requireDepartment } from "../contacts/department-tree.ts";
import { isArray, isObject, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { ROOT_DEPARTMENT } from "../storage/company.ts";
import { DONE, departmentEntity, departmentNumber, optionalDepartmentNumber } from "./contact-entities.ts";
import type { ContactParts } from "./contact-endpoints.ts";
import { managerEndpoints } from "./department-manager-endpoints.ts";
import { type ApiCall, type Endpoint, RATES } from "./endpoint.ts";
import { flag, optionalText, requiredText } from "./parameters.ts";

/** Departments taken by one import. */
const IMPORT_MAX = 1000;

/** Departments of the company. */
export function departmentEndpoints(parts: ContactParts): readonly Endpoint[] {
  const { directory, company } = parts;
  return [
    ...bothVersions("list", RATES.tree, ({ params }) => {
      const { dept_no } = requireDepartment(company, departmentNumber(params, "dept_no"));
      return { departments: departmentsBelow(company, dept_no, flag(params, "has_child")).map(departmentEntity) };
    }),
    ...bothVersions("create", RATES.write, ({ params }) => ({
      department: departmentEntity(
        directory.createDepartment({
          ...{ name: requiredText(params, "name"), dept_no: optionalDepartmentNumber(params, "dept_no") },
          parent_no: optionalDepartmentNumber(params, "parent_no") ?? ROOT_DEPARTMENT,
        }),
      ),
    })),
    ...bothVersions("update", RATES.write, ({ params }) => {
      const [name, parent_no] = [optionalText(params, "name"), optionalDepartmentNumber(params, "parent_no")];
      const change = { ...(name === undefined ? {} : { name }), ...(parent_no === undefined ? {} : { parent_no }) };
      return { department: departmentEntity(directory.updateDepartment(departmentNumber(params, "dept_no"), change)) };
    }),
    {
      path: "v5/corp/department/delete",
      rate: RATES.write,
      handle({ params }) {
        directory.removeDepartment(departmentNumber(params, "dept_no"));
        return DONE;
      },
    },
    {
      path: "v5/corp/department/import",
      rate: RATES.batch,
      handle({ params }) {
        directory.importDepartments(readTree(params));
        return DONE;
      },
    },
    ...bothVersions("dept_no/get", RATES.read, ({ params }) => {
      const integrate_id = requiredText(params, "integrate_id");
      const found = company.departments().find((department) => department.integrate_id === integrate_id);
      if (!found) throw refusal(6002, integrate_id);
      return { dept_no: found.dept_no };
    }),
    ...managerEndpoints(parts),
  ];
}

/** v6 is today's; v5 answers the same. */
function bothVersions(name: string, rate: number, handle: (call: ApiCall) => unknown): Endpoint[] {
  return ["v5", "v6"].map((version) => ({ path: `${version}/corp/department/${name}`, rate, handle }));
}

function readTree({ departments }: JsonObject): readonly DepartmentDraft[] {
  if (departments === undefined || departments === null) throw refusal(1, "缺少参数 departments");
  if (!isArray(departments)) throw refusal(17017, "departments 必须是数组");
  if (departments.length > IMPORT_MAX) throw refusal(6020, `最多 ${IMPORT_MAX} 个`);
  return departments.map((given) => {
    const department = isObject(given) ? given : {};
    return {
      ...{ dept_no: departmentNumber(department, "dept_no"), name: requiredText(department, "name") },
      parent_no: optionalDepartmentNumber(department, "parent_no") ?? ROOT_DEPARTMENT,
    };
  });
}
