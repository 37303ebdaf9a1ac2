import { describe, expect, it } from "@jest/globals";
import { ask, aSandbox, type Json } from "./support.ts";

/** A company with its calls; each gives the reply's body, refusals included. */
async function aCompany() {
  const running = await aSandbox();
  const { api_key } = (await running.control("POST", "/apps", { name: "通讯录" })).body;
  const headers = { authorization: `Bearer ${String(api_key)}` };
  const call = async (path: string, params: object = {}) =>
    (await ask(`${running.url}/${path.startsWith("v") ? path : `v5/corp/${path}`}`, "POST", params, headers)).body;
  const names = async (dept_no: number, has_child = false) =>
    ((await call("department/user/list", { dept_no, has_child })).users as unknown as Json[]).map((one) =>
      String(one.username),
    );
  const tree = async (dept_no = 1, has_child = true) =>
    ((await call("v6/corp/department/list", { dept_no, has_child })).departments as unknown as Json[]).map(
      (one) => `${String(one.parent_no)}>${String(one.dept_no)} ${String(one.name)}`,
    );
  return { ...running, call, names, tree };
}

describe("members", () => {
  it("are added, shown, changed and leave", async () => {
    const { call, names, control } = await aCompany();
    const made = { username: "zhao_6", name: "赵六", departments: [2], type: 0, status: 1 };
    expect(await call("user/create", { username: "zhao_6", name: "赵六", departments: [2] })).toEqual({ user: made });
    expect(await call("user/update", { username: "zhao_6", name: "赵陆", departments: [3] })).toMatchObject({
      user: { name: "赵陆", departments: [3] },
    });
    expect(await call("user/get", { username: "zhao_6" })).toMatchObject({ user: { name: "赵陆" } });
    expect(await names(3)).toEqual(["wangfang", "zhao_6"]);
    expect(await call("user/delete", { username: "zhao_6" })).toEqual({ status: "success" });
    expect(await names(1, true)).not.toContain("zhao_6");
    expect((await control("GET", "/members")).body.members).toHaveLength(4);
    expect(await call("user/get", { username: "zhao_6" })).toMatchObject({ code: 1010 });
    expect(await call("user/create", { username: "zhao_6", name: "回来了" })).toMatchObject({ user: { status: 1 } });
  });

  it("are imported, new ones added and known ones changed, all or none", async () => {
    const { call, names } = await aCompany();
    const users = [
      { username: "wangfang", name: "王方", departments: [2] },
      { username: "new1", name: "新一" },
    ];
    expect(await call("user/import", { users })).toEqual({ status: "success" });
    expect(await names(2)).toEqual(["hanmeimei", "wangfang"]);
    expect(
      await call("user/import", {
        users: [
          { username: "new2", name: "新二" },
          { username: "坏", name: "x" },
        ],
      }),
    ).toMatchObject({ code: 1096 });
    expect(await call("user/get", { username: "new2" })).toMatchObject({ code: 1010 });
  });

  it("that left stay named in records, and can no longer be chosen", async () => {
    const { call, control, names } = await aCompany();
    await call("user/batch_delete", { usernames: ["hanmeimei", "wangfang"] });
    expect(await names(1, true)).toEqual(["admin", "lilei"]);
    expect((await control("POST", "/members", { username: "hanmeimei", name: "x" })).body.code).toBe(1065);
  });

  it.each([
    { code: 1, call: "user/create", params: { username: "a" } },
    { code: 1065, call: "user/create", params: { username: "lilei", name: "x" } },
    { code: 1096, call: "user/create", params: { username: "有空 格", name: "x" } },
    { code: 1092, call: "user/create", params: { username: "a".repeat(65), name: "x" } },
    { code: 1017, call: "user/create", params: { username: "a", name: " " } },
    { code: 6002, call: "user/create", params: { username: "a", name: "x", departments: [99] } },
    { code: 6010, call: "user/create", params: { username: "a", name: "x", departments: ["2"] } },
    { code: 1010, call: "user/update", params: { username: "nobody", name: "x" } },
    { code: 1010, call: "user/delete", params: { username: "nobody" } },
    { code: 1096, call: "user/delete", params: { username: "admin" } },
    { code: 6019, call: "user/batch_delete", params: { usernames: [] } },
    { code: 1010, call: "user/batch_delete", params: { usernames: ["lilei", "nobody"] } },
    { code: 6019, call: "user/import", params: {} },
    { code: 6002, call: "department/user/list", params: { dept_no: 99 } },
  ])("are refused with $code by $call of $params", async ({ code, call: path, params }) => {
    const { call } = await aCompany();
    expect(await call(path, params)).toMatchObject({ code });
  });
});

describe("departments", () => {
  it("make a tree, listed by level or all the way down", async () => {
    const { call, tree } = await aCompany();
    expect(await call("v6/corp/department/create", { name: "进口组", parent_no: 2 })).toEqual({
      department: { name: "进口组", dept_no: 5, type: 0, parent_no: 2, status: 1, seq: 0 },
    });
    expect(await tree(1, false)).toEqual(["1>2 采购部", "1>3 销售部", "1>4 仓储部"]);
    expect(await tree()).toEqual(["1>2 采购部", "2>5 进口组", "1>3 销售部", "1>4 仓储部"]);
    await call("v6/corp/department/update", { dept_no: 5, parent_no: 3, name: "内贸组" });
    expect(await tree(3)).toEqual(["3>5 内贸组"]);
    await call("department/delete", { dept_no: 5 });
    expect(await tree(3)).toEqual([]);
  });

  it("are replaced as a whole by an import; who was in a lost one falls to what is left", async () => {
    const { call, tree, names } = await aCompany();
    const departments = [
      { dept_no: 30, name: "华东", parent_no: 3 },
      { dept_no: 3, name: "销售中心" },
    ];
    expect(await call("department/import", { departments })).toEqual({ status: "success" });
    expect(await tree()).toEqual(["1>3 销售中心", "3>30 华东"]);
    expect(await names(1)).toEqual(["admin", "lilei", "hanmeimei"]);
    expect(await names(3)).toEqual(["wangfang"]);
  });

  it("have managers", async () => {
    const { call } = await aCompany();
    expect(await call("v6/corp/department/manager/get", { dept_no: 2 })).toEqual({ dept_managers: [] });
    const set = await call("v6/corp/department/manager/update", { dept_no: 2, managers: ["hanmeimei"] });
    expect(set).toMatchObject({ dept_managers: [{ username: "hanmeimei" }] });
    await call("v6/corp/department/update", { dept_no: 2, name: "采购中心" });
    expect(await call("v6/corp/department/manager/get", { dept_no: 2 })).toMatchObject({
      dept_managers: [{ name: "韩梅梅" }],
    });
  });

  it.each([
    { code: 6000, call: "v6/corp/department/create", params: { name: "采购部" } },
    { code: 6001, call: "v6/corp/department/create", params: { name: "x", parent_no: 99 } },
    { code: 6010, call: "v6/corp/department/create", params: { name: "x", dept_no: "7" } },
    { code: 6012, call: "v6/corp/department/create", params: { name: "长".repeat(33) } },
    { code: 6013, call: "v6/corp/department/create", params: { name: "x", dept_no: 2 } },
    { code: 6002, call: "v6/corp/department/update", params: { dept_no: 99, name: "x" } },
    { code: 6011, call: "v6/corp/department/update", params: { dept_no: 2, parent_no: 2 } },
    { code: 6015, call: "department/delete", params: { dept_no: 1 } },
    { code: 6006, call: "department/delete", params: { dept_no: 2 } },
    { code: 6014, call: "department/import", params: { departments: [] } },
    { code: 6001, call: "department/import", params: { departments: [{ dept_no: 7, name: "x", parent_no: 8 }] } },
    {
      ...{ code: 6011, call: "department/import" },
      params: {
        departments: [
          { dept_no: 7, name: "x", parent_no: 8 },
          { dept_no: 8, name: "y", parent_no: 7 },
        ],
      },
    },
    {
      code: 6013,
      call: "department/import",
      params: {
        departments: [
          { dept_no: 7, name: "x" },
          { dept_no: 7, name: "y" },
        ],
      },
    },
    { code: 6002, call: "v6/corp/department/dept_no/get", params: { integrate_id: "none" } },
    { code: 1010, call: "v6/corp/department/manager/update", params: { dept_no: 2, managers: ["nobody"] } },
  ])("are refused with $code by $call of $params", async ({ code, call: path, params }) => {
    const { call } = await aCompany();
    expect(await call(path, params)).toMatchObject({ code });
  });

  it("with others below cannot be deleted", async () => {
    const { call } = await aCompany();
    await call("v6/corp/department/create", { name: "x", parent_no: 2 });
    expect(await call("department/delete", { dept_no: 2 })).toMatchObject({ code: 6003 });
  });
});

describe("an import", () => {
  it("takes 20,000 members or 1,000 departments, no more", async () => {
    const { call } = await aCompany();
    const users = Array.from({ length: 20_001 }, () => ({}));
    expect(await call("user/import", { users })).toMatchObject({ code: 6021 });
    const departments = Array.from({ length: 1001 }, () => ({}));
    expect(await call("department/import", { departments })).toMatchObject({ code: 6020 });
  });
});

describe("roles", () => {
  it("are made in groups, hold members, and go again", async () => {
    const { call } = await aCompany();
    const { role_group } = await call("role_group/create", { name: "库存" });
    const group_no = role_group?.group_no;
    const { role } = await call("role/create", { name: "仓管", group_no });
    expect(role).toEqual({ role_no: 1, group_no: 2, name: "仓管", type: 0, status: 1 });
    const role_no = 1;
    expect(await call("role/add_members", { role_no, usernames: ["lilei", "wangfang"] })).toEqual({
      status: "success",
    });
    await call("role/remove_members", { role_no, usernames: ["wangfang"] });
    expect(await call("role/user/list", { role_no, has_manage_range: true })).toMatchObject({
      users: [{ username: "lilei", departments: [4] }],
    });
    expect(await call("role/update", { role_no, name: "库管" })).toMatchObject({ role: { name: "库管" } });
    expect(await call("role/list", { skip: 0, limit: 10 })).toEqual({
      roles: [{ role_no: 1, group_no: 2, name: "库管", type: 0, status: 1 }],
    });
    expect(await call("role_group/delete", { group_no })).toMatchObject({ code: 1208 });
    await call("role/delete", { role_no });
    await call("role_group/update", { group_no: 1, name: "基础" });
    await call("role_group/delete", { group_no });
    expect(await call("role_group/list")).toEqual({ role_groups: [{ group_no: 1, name: "基础", type: 0, status: 1 }] });
  });

  it.each([
    { code: 1205, call: "role/create", params: { name: "x" } },
    { code: 1206, call: "role/create", params: { name: "x", group_no: 99 } },
    { code: 1203, call: "role/create", params: { group_no: 1 } },
    { code: 1201, call: "role/update", params: { role_no: 99, name: "x" } },
    { code: 1201, call: "role/user/list", params: { role_no: 99 } },
    { code: 1207, call: "role_group/create", params: { name: "长".repeat(65) } },
    { code: 1206, call: "role_group/delete", params: { group_no: 99 } },
    { code: 1205, call: "role_group/update", params: { name: "x" } },
  ])("are refused with $code by $call of $params", async ({ code, call: path, params }) => {
    const { call } = await aCompany();
    expect(await call(path, params)).toMatchObject({ code });
  });
});

describe("connected companies", () => {
  it("and their people are listed", async () => {
    const { call, control } = await aCompany();
    const { dept_no } = (await control("POST", "/guests", { name: "供应商甲" })).body;
    await control("POST", `/guests/${String(dept_no)}/members`, { username: "g1", name: "钱七" });
    expect(await call("guest/department/list")).toMatchObject({ dept_list: [{ name: "供应商甲", type: 2 }] });
    expect(await call("guest/department/list", { dept_no })).toEqual({
      dept_list: [{ name: "供应商甲", dept_no, type: 2, status: 1 }],
    });
    expect(await call("guest/user/list")).toMatchObject({ member_list: [{ departments: [dept_no] }] });
    expect(await call("guest/user/list", { dept_no })).toMatchObject({ member_list: [{ username: "g1", type: 2 }] });
    expect(await call("guest/user/get", { username: "g1" })).toMatchObject({ member: { name: "钱七" } });
    expect(await call("guest/user/get", { username: "lilei" })).toMatchObject({ code: 1010 });
    expect(await call("guest/user/list", { dept_no: 2 })).toMatchObject({ code: 6002 });
  });
});
