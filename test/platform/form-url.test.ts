import { describe, expect, it } from "@jest/globals";
import type { FormBinding } from "../../src/contracts/form.ts";
import { createFormUrl } from "../../src/adapters/platform/form-url.ts";
import { PlatformCallError } from "../../src/ports/platform.ts";

const binding: FormBinding = {
  ...{ installation_id: "shop", app_id: "a1", entry_id: "e1", form: "alert_rule" as const, fields: [] },
  ...{ push_token: "t", push_secret: "s", synced_through: null },
};
const at = (base_url: string, sandbox_origin: string | null = null) =>
  createFormUrl({
    ...{ sandbox_origin },
    accounts: { of: () => Promise.resolve({ api_key: "k", base_url, origin: "program", company: "c" }) },
  })(binding);

describe("the address of a form", () => {
  it("is that of the public service, or of the sandbox", async () => {
    expect(await at("https://api.jiandaoyun.com/api")).toBe("https://www.jiandaoyun.com/dashboard#/app/a1/form/e1");
    expect(await at("http://127.0.0.1:9/api", "http://127.0.0.1:9")).toBe("http://127.0.0.1:9/forms/e1");
  });

  it("is not known on a private platform, or without an account", async () => {
    expect(await at("https://jdy.corp.test/api")).toBeNull();
    const problem = { code: "no_key", message: "没有密钥", hint: "设置密钥。" };
    const refusing = (error: Error) =>
      createFormUrl({ sandbox_origin: null, accounts: { of: () => Promise.reject(error) } })(binding);
    expect(await refusing(new PlatformCallError("key", problem))).toBeNull();
    await expect(refusing(new Error("lost"))).rejects.toThrow("lost");
  });
});
