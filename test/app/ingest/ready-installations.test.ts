import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createReadyInstallations } from "../../../src/app/ingest/ready-installations.ts";
import type { FormBinding } from "../../../src/contracts/form.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anEntry, SHOP } from "../../store/store-builders.ts";

const BINDING: FormBinding = {
  ...{ installation_id: SHOP, form: "stock_level", app_id: "app", entry_id: "entry", fields: [] },
  ...{ push_token: "token", push_secret: "secret", synced_through: null },
};

describe("installations that may be assessed", () => {
  let store: Store;
  let synced_through: number | null;
  /** As a process asks that has just been started on the store. */
  const ask = () =>
    createReadyInstallations({
      ...store,
      bindings: { all: () => Promise.resolve([{ ...BINDING, synced_through }]) },
    })();

  beforeEach(async () => {
    store = createMemoryStore();
    synced_through = 1;
    await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 0 });
  });

  it("are those whose forms have been read and whose messages have been taken in", async () => {
    await store.inbox.append([anEntry("first")]);
    expect(await ask()).toEqual([]);
    await store.inbox.finish(await store.inbox.waiting(SHOP, 1));
    expect(await ask()).toEqual([SHOP]);
  });

  it("are none while a form has not been read", async () => {
    synced_through = null;
    expect(await ask()).toEqual([]);
  });

  it("stay so over a restart, although a message waits for a platform that is away", async () => {
    await ask();
    await store.inbox.append([anEntry("stuck")]);
    expect(await ask()).toEqual([SHOP]);
  });
});
