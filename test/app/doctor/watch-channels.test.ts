import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createChannelNotices } from "../../../src/app/doctor/channel-notices.ts";
import { createWatchChannels } from "../../../src/app/doctor/watch-channels.ts";
import { createNotices } from "../../../src/app/notices/notices.ts";
import { type CheckFinding, fault, fine, note, warning } from "../../../src/contracts/check-finding.ts";
import { checkNotMade } from "../../../src/contracts/check-not-made.ts";
import { packageFindings } from "../../../src/adapters/notify/sms/sms-packages.ts";
import { SHOP } from "../../store/store-builders.ts";

const REJECTED = fault("template_rejected", "模板 SMS_1 没有通过审核", "改好后在控制台重新提交。");
const USED_UP = warning("package_low", "套餐包只剩 3 条", "请续购套餐包。");
const PASSED = fine("template_passed", "模板 SMS_1 已通过审核");
const SILENT = checkNotMade("没有应答");
const NOT_PERMITTED = note("channel_check_not_permitted", "密钥没有查询的权限", "加上权限。");

async function aWatch() {
  const { registry } = createMemoryStore();
  let now = 1_000;
  const notices = createNotices({ registry, clock: { now: () => now } });
  const said = new Map<string, readonly CheckFinding[] | null>();
  const failed: string[] = [];
  for (const installation_id of ["broken", SHOP])
    await registry.saveInstallation({ installation_id, name: "小店", app_id: "app", created_at: 1 });
  const channels = { versions: () => Promise.resolve(new Map([...said.keys()].map((name) => [name, "1"]))) };
  const watch = createWatchChannels({
    ...{ registry, channelNotices: createChannelNotices({ notices, channels }) },
    examineChannels: (installation_id) => {
      if (installation_id === "broken") return Promise.reject(new Error("no key"));
      const examined = [...said].map(([name, findings]) => ({ name, kind: "aliyun_sms", version: "1", findings }));
      return Promise.resolve(examined);
    },
    onError: (installation_id) => failed.push(installation_id),
  });
  const look = async (findings: Readonly<Record<string, readonly CheckFinding[] | null>>) => {
    said.clear();
    for (const [name, found] of Object.entries(findings)) said.set(name, found);
    now += 1_000;
    await watch();
    return (await notices.list(SHOP)).map(({ field, message, hint, since }) => ({ field, message, hint, since }));
  };
  return { look, failed };
}

describe("the watch over channels", () => {
  it("tells of all that is wrong with a channel in one notice, and of nothing else", async () => {
    const { look, failed } = await aWatch();
    const told = await look({ 短信: [REJECTED, PASSED, USED_UP], 邮件: null, 公众号: [PASSED], 备用: [SILENT] });
    expect(told).toEqual([
      {
        field: "短信",
        message: "通道“短信”：模板 SMS_1 没有通过审核；套餐包只剩 3 条",
        hint: "改好后在控制台重新提交。请续购套餐包。",
        since: 2_000,
      },
    ]);
    expect(failed).toEqual(["broken"]);
  });

  it("lets a notice stand while nobody answers, and ends it once all is well or the channel is gone", async () => {
    const { look } = await aWatch();
    await look({ 短信: [REJECTED], 备用: [USED_UP] });
    expect(await look({ 短信: [SILENT], 备用: [USED_UP] })).toMatchObject([
      { field: "短信", message: "通道“短信”：模板 SMS_1 没有通过审核", since: 2_000 },
      { field: "备用", since: 2_000 },
    ]);
    expect(await look({ 短信: [PASSED] })).toEqual([]);
  });

  it("lets a notice stand where some of it was not answered and nothing bad is left", async () => {
    const { look } = await aWatch();
    await look({ 短信: [REJECTED] });
    expect(await look({ 短信: [SILENT, PASSED] })).toMatchObject([{ field: "短信", since: 2_000 }]);
  });

  it.each([
    { name: "no package is in force any more", findings: packageFindings([], { now: 0, is_postpaid: false }) },
    { name: "the key may not ask any more", findings: [NOT_PERMITTED] },
    { name: "there is nothing to be asked", findings: null },
  ])("ends a notice of a low package once $name", async ({ findings }) => {
    const { look } = await aWatch();
    expect(await look({ 短信: [USED_UP] })).toHaveLength(1);
    expect(await look({ 短信: findings })).toEqual([]);
  });
});
