import type { ContactMember, Department, PlatformPost, RequestOf } from "../platform-api.ts";

/** Number of the department above all others. */
const ROOT_DEPARTMENT = 1;

/** The departments below one, or the members of one. */
export interface DepartmentScope {
  /** Default: the root. */
  readonly dept_no?: number;
  /** Whether everything below counts too. Default: no. */
  readonly has_child?: boolean;
}

/** Departments of the company. */
export interface DepartmentCalls {
  listDepartments(scope?: DepartmentScope): Promise<readonly Department[]>;
  listDepartmentMembers(scope?: DepartmentScope): Promise<readonly ContactMember[]>;
  createDepartment(department: RequestOf<"/v6/corp/department/create">): Promise<Department>;
  updateDepartment(change: RequestOf<"/v6/corp/department/update">): Promise<Department>;
  deleteDepartment(dept_no: number): Promise<void>;
  /** Replaces the whole tree below the root. */
  importDepartments(departments: RequestOf<"/v5/corp/department/import">["departments"]): Promise<void>;
  /** The number of a department that is synced from another system. */
  departmentNumber(integrate_id: string): Promise<number>;
  departmentManagers(dept_no: number): Promise<readonly ContactMember[]>;
  /** Replaces all who lead the department. */
  setDepartmentManagers(dept_no: number, managers: readonly string[]): Promise<readonly ContactMember[]>;
}

/** The calls about departments. */
export function createDepartmentCalls(post: PlatformPost): DepartmentCalls {
  const below = (scope: DepartmentScope = {}) => ({ dept_no: ROOT_DEPARTMENT, ...scope });
  return {
    listDepartments: async (scope) => (await post("/v6/corp/department/list", below(scope))).departments,
    listDepartmentMembers: async (scope) => (await post("/v5/corp/department/user/list", below(scope))).users,
    createDepartment: async (department) => (await post("/v6/corp/department/create", department)).department,
    updateDepartment: async (change) => (await post("/v6/corp/department/update", change)).department,
    async deleteDepartment(dept_no) {
      await post("/v5/corp/department/delete", { dept_no });
    },
    async importDepartments(departments) {
      await post("/v5/corp/department/import", { departments });
    },
    departmentNumber: async (integrate_id) => (await post("/v6/corp/department/dept_no/get", { integrate_id })).dept_no,
    departmentManagers: async (dept_no) => (await post("/v6/corp/department/manager/get", { dept_no })).dept_managers,
    setDepartmentManagers: async (dept_no, managers) =>
      (await post("/v6/corp/department/manager/update", { dept_no, managers })).dept_managers,
  };
}
