import { describe, expect, it } from "@jest/globals";
import { ROLE_PERMISSIONS } from "../../../src/app/access/permissions.ts";
import { loginName, PERMISSIONS, ROLES } from "../../../src/contracts/access.ts";
import { ASKING, aStaffedAccess, PASSWORD } from "./access-world.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe("roles", () => {
  it.each([
    { permission: "see_phones" as const, roles: ["owner", "sales", "service", "admin"] },
    { permission: "manage_users" as const, roles: ["admin"] },
    { permission: "manage_tokens" as const, roles: ["admin"] },
    { permission: "read_audit" as const, roles: ["owner", "admin"] },
    { permission: "export_customers" as const, roles: ["owner", "admin"] },
    { permission: "erase_customers" as const, roles: ["owner", "admin"] },
    { permission: "manage_consents" as const, roles: ["owner", "sales", "service", "admin"] },
    { permission: "run_rehearsal" as const, roles: ["owner", "buyer", "admin"] },
    { permission: "read_plan" as const, roles: ["owner", "buyer", "warehouse", "admin"] },
    { permission: "order_purchases" as const, roles: ["owner", "buyer", "admin"] },
    { permission: "adopt_policy" as const, roles: ["owner", "admin"] },
    { permission: "edit_rules" as const, roles: ["owner", "admin"] },
    { permission: "answer_alerts" as const, roles: ["owner", "buyer", "sales", "service", "warehouse", "admin"] },
  ])("$permission belongs to $roles", ({ permission, roles }) => {
    expect(ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission))).toEqual(roles);
  });

  it("let everybody read the board, and nobody but the administrator do everything", () => {
    expect(ROLES.every((role) => ROLE_PERMISSIONS[role].includes("read_board"))).toBe(true);
    expect(ROLES.filter((role) => ROLE_PERMISSIONS[role].length === PERMISSIONS.length)).toEqual(["admin"]);
  });
});

describe("managing users", () => {
  it("gives a new user a link to choose a password, and writes down who did it", async () => {
    const { access, accounts } = await aStaffedAccess(["buyer"]);
    const { users } = await access.users.list();
    expect(users.map(({ login_name, role, has_password }) => [login_name, role, has_password]).sort()).toEqual([
      ["boss", "admin", true],
      ["buyer", "buyer", true],
    ]);
    expect(JSON.stringify(users)).not.toMatch(/argon2|hash/);
    const events = (await accounts.auditEntries(10, null)).map(({ event, actor, object }) => [event, actor, object]);
    expect(events).toContainEqual(["user_added", "boss", "buyer buyer"]);
    expect(events).toContainEqual(["link_used", "buyer", "buyer"]);
  });

  it("refuses a name that is taken", async () => {
    const { access } = await aStaffedAccess(["buyer"]);
    const again = { login_name: "buyer", display_name: "x", email: null, role: "viewer" as const };
    await expect(access.users.add(again, ASKING)).rejects.toMatchObject({ code: "login_name_taken" });
  });

  it("keeps at least one administrator who can come in", async () => {
    const { access, idOf } = await aStaffedAccess(["buyer"]);
    const boss = await idOf("boss");
    const refused = expect.objectContaining({ code: "last_admin" });
    await expect(access.users.change(boss, { role: "viewer" }, ASKING)).rejects.toEqual(refused);
    await expect(access.users.change(boss, { is_disabled: true }, ASKING)).rejects.toEqual(refused);
    await access.users.change(await idOf("buyer"), { role: "admin" }, ASKING);
    await access.users.change(boss, { role: "viewer" }, ASKING);
    expect((await access.users.list()).users.map(({ role }) => role).sort()).toEqual(["admin", "viewer"]);
  });

  it("makes a disabled user's link worthless", async () => {
    const { access, idOf } = await aStaffedAccess(["buyer"]);
    const code = await access.users.resetCode(await idOf("buyer"), ASKING);
    await access.users.change(await idOf("buyer"), { is_disabled: true }, ASKING);
    await expect(access.links.use({ code, password: PASSWORD }, null)).rejects.toMatchObject({ code: "link_invalid" });
  });
});

describe("the names that people sign in with", () => {
  it.each(["cli", "Link", " local "])("are never %j, by which the audit log names others", (name) => {
    expect(loginName.safeParse(name).success).toBe(false);
  });
});

describe("the audit log of user management", () => {
  it("tells what was changed, with the new role, and whom or what by name", async () => {
    const { access, accounts, idOf } = await aStaffedAccess(["buyer"]);
    const id = await idOf("buyer");
    await access.users.change(id, { role: "sales", email: "a@example.com" }, ASKING);
    await access.users.signOutEverywhere(id, ASKING);
    await access.tokens.add({ name: "大屏", scopes: ["read_board"], valid_days: null }, ASKING);
    await access.tokens.revoke((await access.tokens.list()).tokens[0]?.token_id ?? "", ASKING);
    const told = (await accounts.auditEntries(4, null)).map(({ event, object }) => `${event}: ${object}`).reverse();
    expect(told).toEqual([
      "user_changed: buyer role=sales email",
      "signed_out: buyer",
      "token_added: 大屏 read_board",
      "token_revoked: 大屏",
    ]);
  });
});

describe("a program's token", () => {
  const request = { name: "大屏", scopes: ["read_board" as const], valid_days: 30 };

  it("may do what its scopes say, until it is over", async () => {
    const { access, time } = await aStaffedAccess();
    const token = await access.tokens.add(request, ASKING);
    expect(token).toMatch(/^sg_/);
    expect([...((await access.tokens.check(token))?.permissions ?? [])]).toEqual(["read_board"]);
    time.now += 30 * DAY_MS;
    expect(await access.tokens.check(token)).toBeNull();
  });

  it("is kept as a hash, shown never again, revoked at once", async () => {
    const { access, accounts } = await aStaffedAccess();
    const token = await access.tokens.add({ ...request, valid_days: null }, ASKING);
    expect(JSON.stringify([await accounts.apiTokens(), await accounts.auditEntries(50, null)])).not.toContain(token);
    const { tokens } = await access.tokens.list();
    expect(Object.keys(tokens[0] ?? {})).not.toContain("token_hash");
    await access.tokens.revoke(tokens[0]?.token_id ?? "", ASKING);
    expect(await access.tokens.check(token)).toBeNull();
    await expect(access.tokens.revoke(tokens[0]?.token_id ?? "", ASKING)).rejects.toMatchObject({
      code: "token_unknown",
    });
  });

  it("ends with whoever made it", async () => {
    const { access, idOf } = await aStaffedAccess(["admin"]);
    const token = await access.tokens.add(request, { actor: { name: "admin" }, origin: null });
    expect(await access.tokens.check(token)).not.toBeNull();
    await access.users.change(await idOf("admin"), { is_disabled: true }, ASKING);
    expect(await access.tokens.check(token)).toBeNull();
  });
});
