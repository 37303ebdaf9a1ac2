import { describe, expect, it } from "@jest/globals";
import { createPlatformByAccount } from "../../src/adapters/platform/platform-by-account.ts";
import type { FormBinding } from "../../src/contracts/form.ts";
import { type Platform, PlatformCallError, type PlatformFailure } from "../../src/ports/platform.ts";
import type { AccountInUse } from "../../src/ports/platform-accounts.ts";
import { collected } from "./a-shop.ts";

const record = { record_id: "r", version: 1, values: {}, problems: [] };

function bindingOf(installation_id: string): FormBinding {
  const address = { app_id: "app", entry_id: "entry", push_token: "t", push_secret: "s" };
  return { installation_id, form: "item", ...address, fields: [], synced_through: null };
}

/** A directory whose accounts a test may change; calls are noted by the key they went by. */
function aDirectory(keys: Record<string, string>) {
  const calls: string[] = [];
  const opened: string[] = [];
  const closed: string[] = [];
  const failing = new Map<string, PlatformFailure>();

  function open({ api_key }: AccountInUse) {
    opened.push(api_key);
    const note = <T>(name: string, answer: T): Promise<T> => {
      calls.push(`${api_key} ${name}`);
      const failure = failing.get(api_key);
      if (failure === undefined) return Promise.resolve(answer);
      return Promise.reject(new PlatformCallError(failure, { code: "c", message: "m", hint: "先看看" }));
    };
    async function* noted<T>(name: string, answer: T) {
      yield await note(name, answer);
    }
    const platform: Omit<Platform, "verifyPush" | "readPush"> = {
      readRecord: () => note("readRecord", record),
      records: () => noted("records", record),
      recordMarks: () => noted("recordMarks", { record_id: "r", version: 1 }),
      look: () => note("look", { fields: [], data_modified_at: 0 }),
      findRecord: () => note("findRecord", null),
      createRecord: () => note("createRecord", "r"),
      createRecords: () => note("createRecords", undefined),
      updateRecord: () => note("updateRecord", undefined),
      updateRecords: () => note("updateRecords", 1),
      deleteRecord: () => note("deleteRecord", undefined),
      workflow: () => note("workflow", null),
      apps: () => note("apps", []),
      forms: () => note("forms", []),
      fields: () => note("fields", []),
    };
    // The directory understands messages by itself and asks nobody.
    return { platform: platform as Platform, close: () => void closed.push(api_key) };
  }

  const accounts = {
    of: (installation_id: string | null) => {
      const api_key = keys[installation_id ?? "program"];
      if (api_key === undefined) return Promise.reject(new Error("nobody"));
      const origin = api_key === keys["program"] ? ("program" as const) : ("own" as const);
      return Promise.resolve({ api_key, base_url: "https://x/api", origin, company: `mark of ${api_key}` });
    },
  };
  return { ...createPlatformByAccount({ accounts, open }), keys, calls, opened, closed, failing };
}

describe("calls of many installations", () => {
  it("go each by the account of the installation they are for", async () => {
    const { platform, calls } = aDirectory({ one: "a", two: "b", program: "p" });
    const [one, two] = [bindingOf("one"), bindingOf("two")];
    const start = { start_trigger: false, start_workflow: false };
    await platform.readRecord(one, "r");
    await collected(platform.records(two));
    await collected(platform.recordMarks(one));
    await platform.look(two);
    await platform.findRecord(one, "f", "v");
    await platform.createRecord(two, {}, start);
    await platform.createRecords(one, [], "t");
    await platform.updateRecord(two, "r", {}, start);
    await platform.updateRecords(one, ["r"], {});
    await platform.deleteRecord(two, "r");
    await platform.apps(null);
    await platform.apps("two");
    await platform.forms(one);
    await platform.fields(two);
    expect(calls).toEqual([
      ...["a readRecord", "b records", "a recordMarks", "b look", "a findRecord", "b createRecord"],
      ...[
        "a createRecords",
        "b updateRecord",
        "a updateRecords",
        "b deleteRecord",
        "p apps",
        "b apps",
        "a forms",
        "b fields",
      ],
    ]);
  });

  it("share what is opened where they share an account, from the first call on", async () => {
    const { platform, opened } = aDirectory({ one: "a", two: "a", three: "b" });
    expect(opened).toEqual([]);
    await Promise.all(["one", "two", "one"].map((id) => platform.look(bindingOf(id))));
    expect(opened).toEqual(["a"]);
  });

  it("go by a new account as soon as there is one, and everything is closed at the end", async () => {
    const { platform, keys, calls, opened, closed, close } = aDirectory({ one: "a" });
    await platform.look(bindingOf("one"));
    keys["one"] = "b";
    await platform.look(bindingOf("one"));
    expect(calls).toEqual(["a look", "b look"]);
    close();
    expect(closed).toEqual(opened);
  });

  it.each([
    { installation_id: "one", hint: "account set --installation one" },
    { installation_id: "two", hint: "JDY_API_KEY" },
    { installation_id: null, hint: "JDY_API_KEY" },
  ])("tell what to do about a refused key of $installation_id", async ({ installation_id, hint }) => {
    const { platform, failing } = aDirectory({ one: "a", two: "p", program: "p" });
    failing.set("a", "key").set("p", "key");
    await expect(platform.apps(installation_id)).rejects.toMatchObject({
      failure: "key",
      problem: { code: "c", hint: expect.stringMatching(new RegExp(`^先看看.*${hint}`)) },
    });
  });

  it("leave other failures as they are, also those of a reading", async () => {
    const { platform, failing } = aDirectory({ one: "a" });
    failing.set("a", "rate");
    await expect(platform.look(bindingOf("one"))).rejects.toMatchObject({ problem: { hint: "先看看" } });
    failing.set("a", "key");
    await expect(collected(platform.records(bindingOf("one")))).rejects.toMatchObject({ failure: "key" });
  });
});
