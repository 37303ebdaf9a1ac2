import { describe, expect, it } from "@jest/globals";
import { createExamineChannels } from "../../../src/app/doctor/examine-channels.ts";
import { fine } from "../../../src/contracts/check-finding.ts";
import type { Notifier } from "../../../src/ports/notifier.ts";

const USABLE = fine("template_usable", "模板可以使用");

function anExamination(checks: Readonly<Record<string, Notifier["check"]>>, broken: readonly string[] = []) {
  const failed: string[] = [];
  const examine = createExamineChannels({
    channels: {
      list: () => Promise.resolve(Object.keys(checks).map((name) => ({ name, kind: "aliyun_sms" }))),
      versions: () => Promise.resolve(new Map(Object.keys(checks).map((name) => [name, "1"]))),
      open: (_installation_id, name) => {
        if (broken.includes(name)) return Promise.reject(new Error("store is gone"));
        const check = checks[name];
        const send = () => Promise.reject(new Error("nothing is sent"));
        return Promise.resolve({ send, ...(check !== undefined && { check }) });
      },
    },
    onError: ({ installation_id, channel }, error) => failed.push(`${installation_id} ${channel} ${String(error)}`),
  });
  return { examine, failed };
}

describe("the examination of channels", () => {
  it("takes a check that throws for one that was not made, and goes on with the others", async () => {
    const { examine, failed } = anExamination(
      {
        ...{ 公众号: () => Promise.reject(new Error("token=s3cret")), 短信: () => Promise.resolve([USABLE]) },
        ...{ 邮件: undefined, 备用: () => Promise.resolve([USABLE]) },
      },
      ["备用"],
    );
    const examined = await examine("shop");
    const not_made = { level: "note", code: "channel_check_not_made", fact: "检查时出错，没有检查" };
    expect(examined).toMatchObject([
      { name: "公众号", findings: [not_made] },
      { name: "短信", findings: [USABLE] },
      { name: "邮件", findings: null },
      { name: "备用", findings: [not_made] },
    ]);
    expect(JSON.stringify(examined)).not.toContain("s3cret");
    expect(new Set(failed)).toEqual(new Set(["shop 公众号 Error: token=s3cret", "shop 备用 Error: store is gone"]));
  });

  it("asks the one that is named, and none where no channel has that name", async () => {
    const { examine } = anExamination({ 短信: () => Promise.resolve([USABLE]), 邮件: undefined });
    expect((await examine("shop", "短信")).map(({ name }) => name)).toEqual(["短信"]);
    expect(await examine("shop", "新")).toEqual([]);
  });
});
