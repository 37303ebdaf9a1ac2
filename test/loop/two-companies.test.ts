import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createExamineInstallation } from "../../src/app/install/examine-installation.ts";
import type { FormName } from "../../src/contracts/form.ts";
import type { RunningAddon } from "../../src/main.ts";
import { aKeptLog, startShopAddon } from "../support/a-shop-addon.ts";
import { aMovableClock, type MovableClock } from "../support/a-shop-clock.ts";
import { aPlatform } from "../support/a-shop-platform.ts";
import { anOrder, aShop, itemCode } from "../support/a-shop-stock.ts";
import { until } from "../support/a-shop-until.ts";

const ITEM = itemCode(1);
const MINUTE_MS = 60_000;

/** Two companies on one platform, each with its own key, served by one program that has none. */
describe("two companies in one process", () => {
  let clock: MovableClock;
  let data_dir: string;
  let platform: Awaited<ReturnType<typeof aPlatform>>;
  let running: RunningAddon;
  const log = aKeptLog();
  const app = { one: { app_id: "", api_key: "" }, two: { app_id: "", api_key: "" } };
  type Company = keyof typeof app;
  const COMPANIES = ["one", "two"] as const;

  beforeEach(async () => {
    clock = aMovableClock();
    data_dir = mkdtempSync(join(tmpdir(), "stockguard-companies-"));
    platform = await aPlatform({ clock, has_own_keys: true });
    for (const company of COMPANIES) {
      const { app_id, api_key } = await platform.control("POST", "/apps", { name: company });
      app[company] = { app_id: String(app_id), api_key: String(api_key) };
    }
    running = await startShopAddon({ clock, data_dir, platform, api_key: app.one.api_key, log });
    await running.addon.platformAccounts.keep("two", { api_key: app.two.api_key, base_url: platform.url });
    for (const company of COMPANIES) await install(company);
    await running.reconcile(false);
    await Promise.all(COMPANIES.map(settled));
    clock.move(8 * MINUTE_MS);
  });

  afterEach(async () => {
    await running.stop();
    await platform.close();
    rmSync(data_dir, { recursive: true, force: true });
  });

  async function install(company: Company): Promise<void> {
    const { addon } = running;
    await addon.installApp({ installation_id: company, app_id: app[company].app_id, name: company });
    addon.bindings.forget();
    for (const [form, rows] of aShop(clock.today(), 1))
      await addon.platform.createRecords(await bindingOf(company, form), rows, randomUUID());
  }

  async function bindingOf(company: Company, form: FormName) {
    const binding = await running.addon.bindings.ofForm(company, form);
    if (binding === null) throw new Error(`${form} is not bound`);
    return binding;
  }

  const records = async (company: Company, form: FormName) =>
    platform.records((await bindingOf(company, form)).entry_id);
  const severityIn = async (company: Company) => (await records(company, "stock_level"))[0]?.["alert_severity"];
  const countsOf = (company: Company) => running.addon.store.outbox.counts(company);

  /** All that is known of a company has been taken in, assessed and done; waits are passed by the clock. */
  async function settled(company: Company): Promise<void> {
    const { inbox, subjects } = running.addon.store;
    await platform.idle();
    await until(`${company} is worked off`, async () => {
      const { waiting, held } = await countsOf(company);
      const before = (await inbox.summary(company)).waiting + (await subjects.dirtyCount(company)) + held;
      if (before === 0 && waiting > 0) clock.move(1_000);
      return before + waiting === 0;
    });
  }

  /** A customer orders more than there is: an alert, its records, and the red light at the item. */
  async function runShort(company: Company): Promise<void> {
    const lines = [{ item_code: ITEM, quantity: 30 }];
    const order = anOrder({ order_no: `XS-${company}`, ordered_at: clock.stamp(), lines });
    await platform.create((await bindingOf(company, "sales_order")).entry_id, order);
    const [stock] = await records(company, "stock_level");
    const { entry_id } = await bindingOf(company, "stock_level");
    await platform.edit(entry_id, String(stock?._id), { on_hand: 10 });
  }

  const expire = (company: Company, is_expired: boolean) =>
    platform.control("PUT", `/apps/${app[company].app_id}/key`, { is_expired });
  const noticesOf = async (company: Company) =>
    (await running.addon.polling.notices.list(company)).map(({ code }) => code).toSorted();

  it("pushes and write-backs of each reach the right one", async () => {
    await runShort("two");
    await settled("two");
    expect([await severityIn("one"), await severityIn("two")]).toEqual(["正常", "缺货"]);
    expect((await records("one", "stockout_alert")).length).toBe(0);
    expect((await records("two", "stockout_alert")).length).toBe(1);
    await runShort("one");
    await settled("one");
    expect(await severityIn("one")).toBe("缺货");
    expect((await records("one", "stockout_alert")).length).toBe(1);
    expect((await countsOf("one")).dead + (await countsOf("two")).dead).toBe(0);
  });

  it("the expired key of one stops its own reading and writing and nothing else, and people are told", async () => {
    await expire("two", true);
    await runShort("two");
    await platform.idle();
    await until("writing rests", async () => (await noticesOf("two")).includes("write_key"));
    await expect(running.reconcile(false)).rejects.toMatchObject({ failure: "key" });
    expect(await noticesOf("two")).toEqual(["read_key", "write_key"]);
    const [notice] = await running.addon.polling.notices.list("two");
    expect(notice?.hint).toContain("stockguard account set --installation two");

    await runShort("one");
    await settled("one");
    expect([await severityIn("one"), await severityIn("two")]).toEqual(["缺货", "正常"]);
    expect(await noticesOf("one")).toEqual([]);
    const examine = createExamineInstallation({ ...running.addon, ...running.addon.store, public_url: null });
    expect((await examine({ installation_id: "one", ...app.one })).is_sound).toBe(true);
    const { findings } = await examine({ installation_id: "two", ...app.two });
    expect(findings[0]).toMatchObject({ level: "fault", problem: { code: "platform_17018" } });

    await expire("two", false);
    clock.move(MINUTE_MS);
    await settled("two");
    await running.reconcile(false);
    expect(await severityIn("two")).toBe("缺货");
    expect(await noticesOf("two")).toEqual([]);
    expect((await countsOf("two")).dead).toBe(0);
  });

  it("goes on by another key as soon as one is set, without a restart", async () => {
    const { platformAccounts, platform: called } = running.addon;
    await platformAccounts.keep("two", { api_key: "a-wrong-key", base_url: platform.url });
    await expect(called.apps("two")).rejects.toMatchObject({ failure: "key" });
    await platformAccounts.keep("two", { api_key: app.two.api_key, base_url: platform.url });
    expect(await called.apps("two")).toMatchObject([{ app_id: app.two.app_id }]);
    expect(await called.apps("one")).toMatchObject([{ app_id: app.one.app_id }]);
  });

  it("loses nothing while one has the other's key by mistake, and goes on once it is put right", async () => {
    const { platformAccounts, polling, bindings } = running.addon;
    await platformAccounts.keep("two", { api_key: app.one.api_key, base_url: platform.url });
    await runShort("two");
    await platform.idle();
    await until("writing rests", async () => (await noticesOf("two")).includes("write_key"));
    await expect(running.reconcile(false)).rejects.toMatchObject({ code: "platform_8302" });
    expect(await noticesOf("two")).toEqual(["read_key", "write_key"]);
    expect(await severityIn("one")).toBe("正常");
    await platformAccounts.keep("two", { api_key: app.two.api_key, base_url: platform.url });
    clock.move(MINUTE_MS);
    await settled("two");
    await running.reconcile(false);
    expect([await severityIn("two"), await noticesOf("two")]).toEqual(["缺货", []]);
    expect((await countsOf("two")).dead).toBe(0);
    expect((await bindings.all("two")).length).toBe((await bindings.all("one")).length);
    expect(await polling.notices.list("one")).toEqual([]);
  });

  it("starts without a key of the program once both have their own, and names those that have none", async () => {
    await running.stop();
    const without = () => startShopAddon({ clock, data_dir, platform, api_key: null, log });
    await expect(without()).rejects.toMatchObject({
      code: "account_missing",
      message: expect.stringMatching(/one（one）$/),
    });
    running = await startShopAddon({ clock, data_dir, platform, api_key: app.one.api_key, log });
    await running.addon.platformAccounts.keep("one", { api_key: app.one.api_key, base_url: platform.url });
    await running.stop();
    running = await without();
    await running.reconcile(false);
    await runShort("one");
    // It listens on another port, so that the platform's pushes do not arrive: what changed is read.
    clock.move(MINUTE_MS);
    await running.reconcile(false);
    await settled("one");
    expect(await severityIn("one")).toBe("缺货");
  });

  it("tells nobody a key", async () => {
    await expire("two", true);
    await expect(running.reconcile(false)).rejects.toMatchObject({ failure: "key" });
    const { registry } = running.addon.store;
    const kept = JSON.stringify([await registry.settings("one", ""), await registry.settings("two", ""), log.events]);
    expect(kept).not.toContain(app.one.api_key);
    expect(kept).not.toContain(app.two.api_key);
  });
});
