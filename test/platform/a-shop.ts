import { afterEach } from "@jest/globals";
import { createJdyClient } from "@jdy/open-api-client";
import { createSandbox } from "@jdy/platform-sandbox";
import { createJdyPlatform } from "../../src/adapters/platform/jdy-platform.ts";
import { createSandboxFormMaker } from "../../src/adapters/platform/sandbox-form-maker.ts";
import { proposal, sureFields } from "../../src/app/install/propose-bindings.ts";
import type { FormBinding, FormName } from "../../src/contracts/form.ts";
import { templateOf } from "../install/the-kit.ts";

const toClose: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** Closes something when the running test ends. */
export function closeLater(close: () => unknown): void {
  toClose.push(close);
}

/** A sandbox with an empty app, reached over HTTP by our adapter. */
export async function aShop() {
  const sandbox = createSandbox({ retryMs: [1] });
  closeLater(() => sandbox.close());
  const { url, origin } = await sandbox.listen({ port: 0 });
  const control = (method: string, path: string, body?: object) => askControl(`${origin}/sandbox${path}`, method, body);
  await control("POST", "/limits", { enabled: false });
  const made = await control("POST", "/apps", { name: "演示商城" });
  const [app_id, apiKey] = [String(made["app_id"]), String(made["api_key"])];
  // The limits have tests of their own; here they would only cost time.
  const limiter = { waitTurn: () => Promise.resolve() };
  const client = createJdyClient({ apiKey, baseUrl: url, maxAttempts: 1, limiter });
  closeLater(() => client.close());
  const platform = createJdyPlatform({ client });
  const maker = createSandboxFormMaker({ origin });
  return { sandbox, url, origin, control, app_id, apiKey, platform, maker, bind: (form: FormName) => bound(form) };

  /** A form of the kit, made and bound. */
  async function bound(form: FormName): Promise<FormBinding> {
    const template = templateOf(form);
    const entry_id = await maker.createForm(app_id, template);
    const fields = await platform.fields({ installation_id: "shop", app_id, entry_id });
    const { matches } = proposal(template, { entry_id, name: "", fields }, true);
    return {
      ...{ installation_id: "shop", form, app_id, entry_id, fields: sureFields(matches) },
      ...{ push_token: "token", push_secret: "secret", synced_through: null },
    };
  }
}

/** A sandbox's control call; its answer is as loosely typed as JSON is. */
async function askControl(url: string, method: string, body?: object): Promise<Record<string, unknown>> {
  const json =
    body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(url, { method, ...json });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** All of an async sequence. */
export async function collected<T>(sequence: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const entry of sequence) all.push(entry);
  return all;
}
