import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import { createKeyRing } from "../../src/adapters/system/key-ring.ts";
import { tokenMaker } from "../../src/adapters/system/token-maker.ts";
import { createInstallationAccounts } from "../../src/app/account/installation-accounts.ts";
import { createRotateSecrets } from "../../src/app/access/rotate-secrets.ts";
import type { Registry } from "../../src/ports/registry.ts";

const SHOP = { installation_id: "shop", name: "店", app_id: "app", created_at: 1 };

describe("changing the key", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-keys-"));
    path = join(folder, "secret.key");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const keysInFile = () => readFileSync(path, "utf8").trim().split("\n");

  async function aShop() {
    const { registry } = createMemoryStore();
    const ring = createKeyRing(path);
    await registry.saveInstallation(SHOP);
    await registry.saveSetting("shop", "channel:采购群", JSON.stringify({ kind: "x", sealed: ring.box.seal("地址") }));
    await registry.saveSetting("shop", "plain", "no secret");
    for (const form of ["item", "customer"] as const) {
      const place = { installation_id: "shop", form, app_id: "app", entry_id: form, fields: [], synced_through: null };
      await registry.saveBinding({ ...place, push_token: form, push_secret: ring.box.seal(`secret of ${form}`) });
    }
    return { registry, ring };
  }

  async function secretsOf(registry: Registry, box: ReturnType<typeof createKeyRing>["box"]) {
    const kept = JSON.parse((await registry.setting("shop", "channel:采购群")) ?? "{}") as { sealed: string };
    const bindings = await registry.bindings("shop");
    return [box.open(kept.sealed), ...bindings.map(({ push_secret }) => box.open(push_secret))];
  }
  const SECRETS = ["地址", "secret of customer", "secret of item"];

  it("seals everything anew, after which the former key opens nothing", async () => {
    const { registry, ring } = await aShop();
    const [former] = keysInFile();
    const before = await registry.bindings("shop");
    expect(await createRotateSecrets({ registry, ring })()).toBe(3);
    expect(keysInFile()).toHaveLength(1);
    expect(keysInFile()).not.toContain(former);
    expect(await secretsOf(registry, createKeyRing(path).box)).toEqual(SECRETS);
    expect(await registry.setting("shop", "plain")).toBe("no secret");
    expect(() => createKeyRing(path).box.open(before[0]?.push_secret ?? "")).toThrow(
      expect.objectContaining({ code: "secret_key_wrong" }),
    );
  });

  it("leaves nothing unreadable wherever it is cut off, and the next run ends it", async () => {
    for (let cut_at = 1; cut_at <= 4; cut_at += 1) {
      rmSync(path, { force: true });
      const { registry, ring } = await aShop();
      let writes = 0;
      const count = () => {
        writes += 1;
        if (writes === cut_at) throw new Error("power is off");
      };
      const failing: Registry = {
        ...registry,
        saveSetting: (...given) => {
          count();
          return registry.saveSetting(...given);
        },
        saveBinding: (...given) => {
          count();
          return registry.saveBinding(...given);
        },
      };
      const cut = createRotateSecrets({ registry: failing, ring })();
      const settled = await cut.then(
        () => "ended",
        () => "cut off",
      );
      expect(settled).toBe(cut_at <= 3 ? "cut off" : "ended");
      const inFront = keysInFile()[0];
      const afterRestart = createKeyRing(path);
      expect(await secretsOf(registry, afterRestart.box)).toEqual(SECRETS);
      await createRotateSecrets({ registry, ring: afterRestart })();
      expect(keysInFile()).toHaveLength(1);
      // A cut-off run is ended with its own new key; after a whole one a new run takes another.
      expect(keysInFile()[0] === inFront).toBe(cut_at <= 3);
      expect(await secretsOf(registry, createKeyRing(path).box)).toEqual(SECRETS);
    }
  });

  it("seals the accounts of installations anew too", async () => {
    const { registry, ring } = await aShop();
    const account = { api_key: "key-of-the-shop", base_url: "https://api.example.com/api" };
    const accountsWith = (box: typeof ring.box) =>
      createInstallationAccounts({ registry, box, tokens: tokenMaker, clock: { now: () => 1 }, program: null });
    await accountsWith(ring.box).keep("shop", account);
    const before = await registry.setting("shop", "account");
    expect(await createRotateSecrets({ registry, ring })()).toBe(4);
    expect(await registry.setting("shop", "account")).not.toBe(before);
    expect(await accountsWith(createKeyRing(path).box).of("shop")).toMatchObject(account);
  });

  it("is noticed by a server that goes on running", async () => {
    const { registry, ring } = await aShop();
    const running = createKeyRing(path);
    ring.begin();
    const sealedMeanwhile = running.box.seal("saved meanwhile");
    await createRotateSecrets({ registry, ring })();
    expect(await secretsOf(registry, running.box)).toEqual(SECRETS);
    expect(createKeyRing(path).box.open(sealedMeanwhile)).toBe("saved meanwhile");
  });
});
