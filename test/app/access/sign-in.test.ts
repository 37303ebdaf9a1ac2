import { describe, expect, it } from "@jest/globals";
import { AddonError } from "../../../src/contracts/problem.ts";
import { anAccess, aProvider, ASKING, aStaffedAccess, PASSWORD } from "./access-world.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const HERE = "203.0.113.9";

describe("setting up", () => {
  it("makes the first administrator by a link that works once", async () => {
    const { access, accounts } = anAccess();
    const code = (await access.links.issueSetUpCode()) ?? "";
    expect(await access.links.look(code)).toEqual({ is_first: true, login_name: null });
    const request = { code, login_name: "boss", display_name: "老板娘", password: PASSWORD };
    const session = await access.links.use(request, HERE);
    expect((await access.sessions.check(session))?.actor).toMatchObject({ name: "boss", role: "admin" });
    await expect(access.links.use(request, HERE)).rejects.toMatchObject({ code: "link_invalid" });
    expect(await access.links.issueSetUpCode()).toBeNull();
    expect(JSON.stringify(await accounts.users())).not.toContain(PASSWORD);
  });

  it("lets one win where a link is used twice at the same time", async () => {
    const { access, accounts } = anAccess();
    const code = (await access.links.issueSetUpCode()) ?? "";
    const tries = ["a1", "a2"].map((login_name) =>
      access.links.use({ code, login_name, display_name: "x", password: PASSWORD }, HERE),
    );
    const settled = await Promise.allSettled(tries);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await accounts.users()).toHaveLength(1);
  });

  it("asks the first administrator for a name", async () => {
    const { access } = anAccess();
    const code = (await access.links.issueSetUpCode()) ?? "";
    await expect(access.links.use({ code, password: PASSWORD }, HERE)).rejects.toMatchObject({ code: "name_missing" });
    expect(await access.links.look(code)).toMatchObject({ is_first: true });
  });

  it.each([
    { name: "works to the end of its day", after: DAY_MS - 1, works: true },
    { name: "is too old after a day", after: DAY_MS, works: false },
  ])("a link $name", async ({ after, works }) => {
    const { access, time } = anAccess();
    const code = (await access.links.issueSetUpCode()) ?? "";
    time.now += after;
    const looked = await access.links.look(code).then(
      () => true,
      () => false,
    );
    expect(looked).toBe(works);
  });
});

describe("signing in by password", () => {
  it("opens a session, and says the same to every wrong try", async () => {
    const { access, accounts, idOf } = await aStaffedAccess(["sales", "buyer"]);
    await access.users.change(await idOf("buyer"), { is_disabled: true }, ASKING);
    const session = await access.passwordSignIn({ login_name: " Sales ", password: PASSWORD }, HERE);
    expect((await access.sessions.check(session))?.actor).toMatchObject({ name: "sales", role: "sales" });
    const wrong = [
      { login_name: "sales", password: "wrong" },
      { login_name: "nobody", password: PASSWORD },
      { login_name: "buyer", password: PASSWORD },
      { login_name: "sales", password: "" },
    ];
    for (const request of wrong) {
      await expect(access.passwordSignIn(request, HERE)).rejects.toMatchObject({ code: "sign_in_refused" });
    }
    const [latest] = await accounts.auditEntries(1, null);
    expect(latest).toMatchObject({ event: "sign_in_refused", actor: "sales", address: HERE });
  });

  it("makes guessing wait longer and longer, and a success forgets it", async () => {
    const { access, time } = await aStaffedAccess(["sales"]);
    const guess = (password: string) => access.passwordSignIn({ login_name: "sales", password }, HERE);
    for (let i = 0; i < 5; i += 1) await expect(guess("no")).rejects.toMatchObject({ code: "sign_in_refused" });
    await expect(guess(PASSWORD)).rejects.toMatchObject({ code: "sign_in_locked" });
    time.now += 1_000;
    await expect(guess("no")).rejects.toMatchObject({ code: "sign_in_refused" });
    time.now += 1_999;
    await expect(guess(PASSWORD)).rejects.toMatchObject({ code: "sign_in_locked" });
    time.now += 1;
    await guess(PASSWORD);
    await expect(guess("no")).rejects.toMatchObject({ code: "sign_in_refused" });
  });

  it("counts guesses that come all at once", async () => {
    const { access } = await aStaffedAccess(["sales"]);
    const guesses = Array.from({ length: 40 }, () =>
      access
        .passwordSignIn({ login_name: "sales", password: "no" }, HERE)
        .catch((error: unknown) => (error instanceof AddonError ? error.code : "other")),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter((answer) => answer === "sign_in_refused").length).toBeLessThanOrEqual(6);
  });

  it("does not let a stranger's guesses keep the owner of a name out", async () => {
    const { access } = await aStaffedAccess(["sales"]);
    for (let i = 0; i < 8; i += 1) {
      await access.passwordSignIn({ login_name: "sales", password: "no" }, "198.51.100.7").catch(() => null);
    }
    expect(await access.passwordSignIn({ login_name: "sales", password: PASSWORD }, HERE)).toEqual(expect.any(String));
  });
});

describe("a session", () => {
  it("gets a new token each hour; the former one serves a little while, then ends the session", async () => {
    const { access, session, time } = await aStaffedAccess();
    expect(await access.sessions.check(session)).toMatchObject({ new_token: null });
    time.now += HOUR_MS;
    const renewed = (await access.sessions.check(session))?.new_token ?? "";
    expect(renewed).not.toBe("");
    time.now += MINUTE_MS;
    expect(await access.sessions.check(session)).not.toBeNull();
    time.now += MINUTE_MS;
    expect(await access.sessions.check(session)).toBeNull();
    expect(await access.sessions.check(renewed)).toBeNull();
  });

  it("ends after a day of rest", async () => {
    const { access, session, time } = await aStaffedAccess();
    time.now += DAY_MS;
    expect(await access.sessions.check(session)).toBeNull();
  });

  it("ends after two weeks however busy", async () => {
    const { access, session, time } = await aStaffedAccess();
    let token = session;
    let hours = 0;
    for (let checked = await access.sessions.check(token); checked !== null; ) {
      token = checked.new_token ?? token;
      time.now += 2 * HOUR_MS;
      hours += 2;
      checked = await access.sessions.check(token);
    }
    expect(hours).toBe(14 * 24);
  });

  it("ends for a user who is disabled, signs out everywhere, or gets a new password", async () => {
    const { access, idOf } = await aStaffedAccess(["sales"]);
    const signIn = (password: string) => access.passwordSignIn({ login_name: "sales", password }, HERE);
    const id = await idOf("sales");
    const first = await signIn(PASSWORD);
    await access.users.signOutEverywhere(id, ASKING);
    expect(await access.sessions.check(first)).toBeNull();
    const second = await signIn(PASSWORD);
    await access.links.use({ code: await access.users.resetCode(id, ASKING), password: "a new password" }, HERE);
    expect(await access.sessions.check(second)).toBeNull();
    const third = await signIn("a new password");
    await access.users.change(id, { is_disabled: true }, ASKING);
    expect(await access.sessions.check(third)).toBeNull();
  });
});

describe("the company's own login", () => {
  const person = { single_sign_on: "https://id.example sub-1", email: "Sales@example.com", name: "小王" };
  const withProvider = (email: string | null, default_role: "viewer" | null) => ({
    single_sign_on: { provider: aProvider({ ...person, email }), default_role },
  });

  async function comeBack({ access }: Awaited<ReturnType<typeof aStaffedAccess>>): Promise<string> {
    const { sealed } = (await access.singleSignOn?.begin()) ?? { sealed: "" };
    return (await access.singleSignOn?.finish("https://shop.example/callback", sealed, HERE)) ?? "";
  }

  it("knows a user by a verified address at first, and by its subject ever after", async () => {
    const world = await aStaffedAccess(["sales"], withProvider("Sales@example.com", null));
    const session = await comeBack(world);
    expect((await world.access.sessions.check(session))?.actor.name).toBe("sales");
    await world.access.users.change(await world.idOf("sales"), { email: "moved@example.com" }, ASKING);
    expect((await world.access.sessions.check(await comeBack(world)))?.actor.name).toBe("sales");
  });

  it("lets nobody in whom the administrator has not added, unless there is a role for newcomers", async () => {
    const strict = await aStaffedAccess([], withProvider("new@example.com", null));
    await expect(comeBack(strict)).rejects.toMatchObject({ code: "sso_user_unknown" });
    const open = await aStaffedAccess([], withProvider("new@example.com", "viewer"));
    const checked = await open.access.sessions.check(await comeBack(open));
    expect(checked?.actor).toMatchObject({ name: "new@example.com", role: "viewer" });
  });

  it("never takes an address that nobody has verified for a known user", async () => {
    const world = await aStaffedAccess(["sales"], withProvider(null, "viewer"));
    const checked = await world.access.sessions.check(await comeBack(world));
    expect(checked?.actor.name).toMatch(/^sso-/);
  });

  it("keeps a disabled user out, and refuses a cookie it has not sealed", async () => {
    const world = await aStaffedAccess(["sales"], withProvider("sales@example.com", "viewer"));
    await comeBack(world);
    await world.access.users.change(await world.idOf("sales"), { is_disabled: true }, ASKING);
    await expect(comeBack(world)).rejects.toMatchObject({ code: "sso_user_unknown" });
    await expect(world.access.singleSignOn?.finish("https://x", "forged", HERE)).rejects.toMatchObject({
      code: "secret_damaged",
    });
  });
});
