import { describe, expect, it } from "@jest/globals";
import { aSandbox, closeLater } from "../platform-sandbox/support.ts";
import { aClient } from "./a-client.ts";
import { all } from "./all.ts";
import { rejectionOf } from "./error-of.ts";

/** The contacts of a real sandbox's company. */
async function aCompany() {
  const { url, control } = await aSandbox();
  const { api_key } = (await control("POST", "/apps", { name: "通讯录" })).body;
  const client = aClient({ baseUrl: url, apiKey: String(api_key) });
  closeLater(() => {
    client.close();
    return Promise.resolve();
  });
  return { control, contacts: client.contacts };
}

describe("client.contacts on the sandbox", () => {
  it("adds, changes, finds and removes members", async () => {
    const { contacts } = await aCompany();
    await contacts.createMember({ username: "zhaoliu", name: "赵六", departments: [2] });
    await contacts.updateMember({ username: "zhaoliu", name: "赵陆" });
    expect(await contacts.getMember("zhaoliu")).toMatchObject({ name: "赵陆", departments: [2] });
    await contacts.importMembers([{ username: "qianqi", name: "钱七", departments: [2] }]);
    const inside = await contacts.listDepartmentMembers({ dept_no: 2 });
    expect(inside.map(({ username }) => username)).toEqual(expect.arrayContaining(["zhaoliu", "qianqi"]));
    await contacts.deleteMember("zhaoliu");
    await contacts.deleteMembers(["qianqi"]);
    const left = await contacts.listDepartmentMembers({ has_child: true });
    const names = left.map(({ username }) => username);
    expect(names).not.toContain("zhaoliu");
    expect(names).not.toContain("qianqi");
    expect(await rejectionOf(contacts.getMember("nobody"))).toMatchObject({ code: 1010, meaning: "成员不存在" });
  });

  it("builds the tree of departments and says who leads one", async () => {
    const { contacts, control } = await aCompany();
    const { dept_no } = await contacts.createDepartment({ name: "华东仓", parent_no: 4 });
    await contacts.updateDepartment({ dept_no, name: "华东一仓" });
    const below = await contacts.listDepartments({ dept_no: 4 });
    expect(below).toEqual(
      expect.arrayContaining([expect.objectContaining({ dept_no, name: "华东一仓", parent_no: 4 })]),
    );
    expect(await contacts.setDepartmentManagers(dept_no, ["lilei"])).toMatchObject([{ username: "lilei" }]);
    expect(await contacts.departmentManagers(dept_no)).toMatchObject([{ username: "lilei" }]);
    await contacts.deleteDepartment(dept_no);
    expect(await rejectionOf(contacts.departmentManagers(dept_no))).toMatchObject({ code: 6002 });
    const made = await control("POST", "/departments", { name: "同步来的", integrate_id: "ding-7" });
    expect(await contacts.departmentNumber("ding-7")).toBe(Number(made.body.department?.dept_no));
    await contacts.importDepartments([2, 3, 4, 9].map((number) => ({ dept_no: number, name: `部门${number}` })));
    expect((await contacts.listDepartments()).map(({ name }) => name)).toContain("部门9");
  });

  it("groups roles and reads all of them, however many", async () => {
    const { contacts } = await aCompany();
    const { group_no } = await contacts.createRoleGroup("仓储");
    const { role_no } = await contacts.createRole({ name: "仓管员", group_no });
    for (let at = 0; at < 100; at++) await contacts.createRole({ name: `角色${at}`, group_no });
    expect(await all(contacts.roles())).toHaveLength(101);
    await contacts.addRoleMembers(role_no, ["lilei", "admin"]);
    await contacts.removeRoleMembers(role_no, ["admin"]);
    expect(await all(contacts.roleMembers(role_no))).toMatchObject([{ username: "lilei" }]);
    await contacts.updateRole({ role_no, name: "仓库主管" });
    await contacts.updateRoleGroup(group_no, "物流");
    const groups = await all(contacts.roleGroups());
    expect(groups.find((group) => group.group_no === group_no)).toMatchObject({ name: "物流" });
    expect(await rejectionOf(contacts.deleteRoleGroup(group_no))).toMatchObject({ code: 1208 });
    await contacts.deleteRole(role_no);
    expect((await all(contacts.roles())).map(({ name }) => name)).not.toContain("仓库主管");
  });

  it("knows connected companies", async () => {
    const { contacts, control } = await aCompany();
    const dept_no = Number((await control("POST", "/guests", { name: "供应商甲" })).body.dept_no);
    await control("POST", `/guests/${dept_no}/members`, { username: "jia", name: "甲" });
    expect(await contacts.listGuestDepartments()).toMatchObject([{ dept_no, name: "供应商甲" }]);
    expect(await contacts.listGuestMembers(dept_no)).toMatchObject([{ username: "jia" }]);
    expect(await contacts.getGuestMember("jia")).toMatchObject({ name: "甲" });
  });
});
