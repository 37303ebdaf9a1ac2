import fc from "fast-check";
import type { Operation } from "./document.ts";
import type { Bundle, World } from "./world.ts";

type Named = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** What the names in an operation's request stand for. */
export interface Meaning {
  /** By the name of a property. */
  readonly named: Named;
  /** Properties that only make sense together; they win over the single ones. */
  readonly together: fc.Arbitrary<Bundle>;
}

/** What a schema cannot say: which values of a world's kind each name takes in this operation. */
export function meaningOf({ id, path }: Operation, world: World): Meaning {
  const own = OWN[id]?.(world) ?? {};
  const named = { ...common(world), ...(path.includes("/guest/") ? guests(world) : {}), ...own };
  return { named, together: together(id, world) };
}

function common(world: World): Named {
  const usernames = fc.subarray([...world.usernames], { minLength: 1, maxLength: 3 });
  return {
    app_id: fc.constant(world.form["app_id"]),
    entry_id: fc.constant(world.form["entry_id"]),
    data_id: fc.constantFrom(...world.record_ids),
    data_ids: fc.subarray([...world.record_ids], { minLength: 1 }),
    data: WRITES,
    data_list: fc.array(WRITES, { minLength: 1, maxLength: 4 }),
    fields: fc.subarray(["sku", "qty", "due"]),
    filter: FILTERS,
    data_creator: fc.constantFrom("lilei", "wangfang"),
    instance_id: fc.constantFrom(...world.first_tasks.map(({ instance_id }) => instance_id)),
    username: fc.constantFrom(...world.usernames),
    usernames,
    managers: usernames,
    transfer_username: fc.constantFrom(...world.usernames),
    add_sign_username: fc.constantFrom(...world.usernames),
    types: fc.constant(["comment"]),
    dept_no: fc.constantFrom(...world.departments),
    parent_no: fc.constant(1),
    departments: fc.subarray([2, 3, 4], { minLength: 1 }),
    integrate_id: fc.constant("synced-1"),
    role_no: fc.constantFrom(...world.roles),
    group_no: fc.constantFrom(...world.groups),
    name: NAMES,
  };
}

const NAMES = fc.stringMatching(/^[一-龥]{4,12}$/);
const NEW_USERNAMES = fc.stringMatching(/^new_[a-z0-9]{8}$/);
const aNewcomer = (username: string) => ({ username, name: "新人", departments: [2] });
const NEW_DEPARTMENTS = fc.integer({ min: 1000, max: 900_000 });

const guests = ({ guest }: World): Named => ({
  dept_no: fc.constant(guest["dept_no"]),
  username: fc.constant(guest["username"]),
});

/** Operations in which a name means something of its own. */
const OWN: Readonly<Record<string, (world: World) => Named>> = {
  updateRecords: () => ({ data: PLAIN_WRITES }),
  oldBatchUpdateV1: () => ({ data: PLAIN_WRITES }),
  createMember: () => ({ username: NEW_USERNAMES }),
  createDepartment: () => ({ dept_no: NEW_DEPARTMENTS }),
  importMembers: () => ({
    users: fc.uniqueArray(NEW_USERNAMES, { minLength: 1, maxLength: 3 }).map((all) => all.map(aNewcomer)),
  }),
  importDepartments: () => ({
    departments: fc.constant([2, 3, 4].map((dept_no) => ({ dept_no, name: `部门${dept_no}`, parent_no: 1 }))),
  }),
  deleteRoleGroup: ({ empty_group, groups }) => ({ group_no: fc.constantFrom(empty_group, ...groups) }),
  listTasks: () => ({ username: fc.constant("hanmeimei") }),
  listTasksV5: () => ({ username: fc.constant("hanmeimei") }),
  listCopies: () => ({ username: fc.constant("lilei") }),
  listApprovalComments: () => ({ skip: fc.integer({ min: 0, max: 2 }) }),
};

const FIRST_NODE: ReadonlySet<string> = new Set(["approveTask", "rejectTask", "transferTask", "addSign", "addSignV1"]);

function together(id: string, world: World): fc.Arbitrary<Bundle> {
  if (FIRST_NODE.has(id)) return fc.constantFrom(...world.first_tasks);
  if (id === "rollbackTask") return fc.constantFrom(...world.second_tasks);
  if (id === "revokeTask") return fc.constantFrom(...world.handled);
  if (id === "activateFlowInstance") return fc.constantFrom(...world.ended);
  if (id === "listApprovalComments") return fc.constant(world.flow_record);
  // Old data calls name their form in the path.
  return fc.constant(id.startsWith("old") ? world.form : {});
}

const write = <T>(value: fc.Arbitrary<T>) => value.map((one) => ({ value: one }));
const TEXT = fc.string({ maxLength: 30 });
const QUANTITY = fc.integer({ min: -1000, max: 1000 });

const PLAIN = {
  sku: write(TEXT),
  qty: write(fc.oneof(QUANTITY, fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(null))),
  due: write(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((day) => day.toISOString())),
  choice: write(fc.constantFrom("A", "B", "")),
  tags: write(fc.subarray(["A", "B"])),
  team: write(fc.constantFrom(2, 3, 4)),
  phone: write(fc.constant({ phone: "13800138000" })),
  place: write(fc.record({ province: TEXT, city: TEXT, district: TEXT, detail: TEXT })),
};
const ROWS = fc.array(fc.record({ row_sku: write(TEXT), row_qty: write(QUANTITY) }), { maxLength: 3 });

/** Values for any of the form's fields; a batch update takes no subform. */
const PLAIN_WRITES = fc.record(PLAIN, { requiredKeys: [] });
const WRITES = fc.record({ ...PLAIN, lines: write(ROWS) }, { requiredKeys: [] });

const condition = (field: string, method: string, value?: fc.Arbitrary<unknown>) =>
  (value ?? fc.constant(undefined)).map((one) => ({ field, method, ...(one === undefined ? {} : { value: one }) }));

const FILTERS = fc.record({
  rel: fc.constantFrom("and", "or"),
  cond: fc.array(
    fc.oneof(
      condition("sku", "in", fc.array(TEXT, { minLength: 1, maxLength: 200 })),
      condition("qty", "range", fc.tuple(QUANTITY, fc.constant(null))),
      condition("qty", "gt", fc.tuple(QUANTITY)),
      condition("due", "not_empty"),
      condition("choice", "eq", fc.constantFrom(["A"], ["B"])),
    ),
    { maxLength: 3 },
  ),
});
