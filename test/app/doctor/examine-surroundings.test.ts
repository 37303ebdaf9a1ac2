import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createExamineSurroundings } from "../../../src/app/doctor/examine-surroundings.ts";
import { calendarCheck, clockCheck, diskCheck, storeChecks } from "../../../src/app/doctor/checks.ts";
import { PlatformCallError } from "../../../src/ports/platform.ts";
import type { AccountInUse } from "../../../src/ports/platform-accounts.ts";
import type { Surroundings } from "../../../src/ports/surroundings.ts";
import { aHolidayTable } from "../../domain/calendar/a-holiday-table.ts";

const NOW = 1_800_000_000_000;
const GB = 1024 ** 3;
const APP = { installation_id: "shop", name: "店", app_id: "app", created_at: 1 };

const sound: Surroundings = {
  reach: () => Promise.resolve({ platform_time: NOW, asked_at: NOW, answered_at: NOW + 40 }),
  storeHealth: () => Promise.resolve({ kind: "sqlite", faults: [], size: 3 * 1024 ** 2, is_unbound: false }),
  diskFree: () => Promise.resolve(20 * GB),
  callsLastSecond: () => Promise.resolve(12),
};

const ACCOUNT = {
  ...{ api_key: "key-of-the-shop-1234", base_url: "https://jdy.example.com/api" },
  ...{ origin: "own" as const, company: "its mark" },
};
const refused = new PlatformCallError("key", { code: "account_missing", message: "没有 KEY", hint: "设置" });

async function codes(
  surroundings: Surroundings = sound,
  apps = [{ app_id: "app", name: "店" }],
  account: () => Promise<AccountInUse> = () => Promise.resolve(ACCOUNT),
) {
  const { registry, inbox } = createMemoryStore();
  const examine = createExamineSurroundings({
    ...{ surroundings, registry, inbox, clock: { now: () => NOW, today: () => "2026-03-02" } },
    calendar: { table: aHolidayTable() },
    platform: { apps: () => Promise.resolve(apps) },
    platformAccounts: { of: account },
  });
  return Object.fromEntries((await examine(APP)).map(({ code, level }) => [code, level]));
}

describe("the examination of the surroundings", () => {
  it("tells what is well too, and how far the calendar reaches", async () => {
    expect(await codes()).toEqual({
      account: "fine",
      platform_reached: "fine",
      clock_right: "fine",
      key_scope: "fine",
      limit_used: "fine",
      store_sound: "fine",
      inbox_empty: "fine",
      disk_free: "fine",
      calendar_estimated: "note",
    });
  });

  it("names a platform that cannot be reached, and goes on with the rest", async () => {
    const away = { ...sound, reach: () => Promise.reject(new Error("connect ECONNREFUSED")) };
    expect(await codes(away)).toMatchObject({ platform_unreachable: "fault", store_sound: "fine" });
  });

  it("asks the platform and the limits of the installation's own account, and shows four signs of its key", async () => {
    const asked: string[] = [];
    const { registry, inbox } = createMemoryStore();
    const examine = createExamineSurroundings({
      ...{ registry, inbox, clock: { now: () => NOW, today: () => "2026-03-02" } },
      calendar: { table: aHolidayTable() },
      surroundings: {
        ...sound,
        reach: (base_url) => {
          asked.push(base_url);
          return sound.reach(base_url);
        },
        callsLastSecond: (company) => {
          asked.push(company);
          return Promise.resolve(1);
        },
      },
      platform: {
        apps: (installation_id) => {
          asked.push(String(installation_id));
          return Promise.resolve([]);
        },
      },
      platformAccounts: { of: () => Promise.resolve(ACCOUNT) },
    });
    const shown = JSON.stringify(await examine(APP));
    expect(asked).toEqual(["https://jdy.example.com/api", "shop", "its mark"]);
    expect(shown).toContain("末四位 1234");
    expect(shown).not.toContain("the-shop-1234");
  });

  it("names an account that is missing, and goes on with the rest", async () => {
    const found = await codes(sound, [], () => Promise.reject(refused));
    expect(found).toMatchObject({ account_missing: "fault", store_sound: "fine", disk_free: "fine" });
    expect(found).not.toHaveProperty("platform_reached");
  });

  it("looks at the program's own key, the store and the disk where nothing is installed", async () => {
    const { registry, inbox } = createMemoryStore();
    const of: (string | null)[] = [];
    const examine = createExamineSurroundings({
      ...{ surroundings: sound, registry, inbox, clock: { now: () => NOW, today: () => "2026-03-02" } },
      calendar: { table: aHolidayTable() },
      platform: { apps: () => Promise.resolve([{ app_id: "app", name: "店" }]) },
      platformAccounts: { of: (installation_id) => (of.push(installation_id), Promise.resolve(ACCOUNT)) },
    });
    expect((await examine(null)).map(({ code }) => code)).toEqual([
      ...["account", "platform_reached", "clock_right", "key_scope", "limit_used"],
      ...["store_sound", "disk_free", "calendar_estimated"],
    ]);
    expect(of).toEqual([null]);
  });

  it("names an app that the key may not see", async () => {
    expect(await codes(sound, [{ app_id: "other", name: "别的" }])).toMatchObject({ app_out_of_scope: "fault" });
  });
});

describe("a clock beside the platform's", () => {
  const check = (platform: number, asked: number, answered: number) =>
    clockCheck({ platform_time: NOW + platform, asked_at: NOW + asked, answered_at: NOW + answered });

  it.each([
    { name: "the same second", given: [0, 900, 950], level: "fine" },
    { name: "a long way", given: [0, -3_000, 4_000], level: "fine" },
    { name: "ten seconds ahead", given: [0, 11_000, 11_050], level: "warning" },
    { name: "ten seconds behind", given: [10_000, 0, 50], level: "warning" },
    { name: "an hour ahead", given: [0, 3_600_000, 3_600_050], level: "fault" },
  ] as const)("$name: $level", ({ given: [platform, asked, answered], level }) => {
    expect(check(platform, asked, answered).level).toBe(level);
  });

  it("cannot be told where the platform names no time", () => {
    expect(clockCheck({ platform_time: null, asked_at: 1, answered_at: 2 }).level).toBe("note");
  });
});

describe("other checks", () => {
  it.each([
    { free: 0.1 * GB, level: "fault" },
    { free: 0.5 * GB, level: "warning" },
    { free: 2 * GB, level: "fine" },
  ])("$free bytes free: $level", ({ free, level }) => expect(diskCheck(free).level).toBe(level));

  it("a damaged store is a fault with what was found", () => {
    const [check] = storeChecks({ kind: "sqlite", faults: ["row 3 missing from index x"], size: 1, is_unbound: false });
    expect(check).toMatchObject({ level: "fault", fact: expect.stringContaining("row 3 missing") });
  });

  it("tells where its user is bound by no row security", () => {
    const checks = storeChecks({ kind: "postgres", faults: [], size: 1, is_unbound: true });
    expect(checks.map(({ code, level }) => [code, level])).toEqual([
      ["store_sound", "fine"],
      ["store_user_unbound", "warning"],
    ]);
  });
});

describe("the reach of the calendar", () => {
  it("is told where every day of the coming year is published", () => {
    const table = aHolidayTable({ published_years: new Set([2026, 2027]) });
    expect(calendarCheck(table, "2026-03-02")).toEqual({
      ...{ level: "fine", code: "calendar_covers", fact: "节假日日历覆盖到 2027-12-31", next_step: null },
    });
  });

  it("names the year that is estimated and what to do", () => {
    const check = calendarCheck(aHolidayTable(), "2026-03-02");
    expect(check.fact).toBe("节假日日历覆盖到 2026-12-31，2027 年按农历和惯例估算");
    expect(check.next_step).toMatch(/^2027 年的放假通知公布后.*升级本程序/);
  });

  it.each([
    ["2026-10-25", "note"],
    ["2026-10-26", "warning"],
  ])("on %s, two months before such a year or nearer: %s", (today, level) => {
    expect(calendarCheck(aHolidayTable(), today).level).toBe(level);
  });

  it("warns where not even this year is published", () => {
    expect(calendarCheck(aHolidayTable(), "2027-03-02")).toMatchObject({
      ...{ level: "warning", fact: "节假日日历没有今年的放假安排，2027、2028 年按农历和惯例估算" },
    });
  });
});
