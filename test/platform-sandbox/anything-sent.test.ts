import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { assemble } from "../../packages/platform-sandbox/src/assembly.ts";
import { apiEndpoints } from "../../packages/platform-sandbox/src/api/endpoints.ts";
import { completeClock } from "../../packages/platform-sandbox/src/clock.ts";
import { ask } from "./support.ts";
import { aFlow } from "./workflow-support.ts";

/** Every path of the Open API, as the sandbox itself lists them. */
function allPaths(): readonly string[] {
  const parts = assemble({
    ...{ retryMs: [], clock: completeClock(undefined), seed: 1 },
    ...{ origin: () => "http://127.0.0.1", isOpen: () => true },
  });
  const paths = apiEndpoints(parts).map(({ path }) => path);
  parts.close();
  return paths;
}

const NAMES = [
  ...["data_id", "data_ids", "data", "data_list", "data_creator", "is_start_workflow", "is_start_trigger", "filter"],
  ...["fields", "limit", "skip", "transaction_id", "instance_id", "task_id", "username", "usernames", "users", "types"],
  ...["tasks_type", "flow_id", "back_type", "transfer_username", "add_sign_type", "add_sign_username", "read_status"],
  ...["dept_no", "has_child", "departments", "parent_no", "name", "integrate_id", "managers", "role_no", "group_no"],
  ...["has_internal", "has_manage_range", "comment"],
];

describe("whatever is sent to the Open API", () => {
  it("is answered by every path with a reply or a refusal, never with a fault of the sandbox", async () => {
    const { submit, url, key, target, task, app_id, entry_id } = await aFlow();
    await submit();
    const mine = await task("wangfang");
    const likely = fc.constantFrom<unknown>(
      ...[...Object.values(mine), "lilei", 0, 1, 2, 100, true, [], {}, ["lilei"], [1], { n: { value: 1 } }, [{}]],
      ...[
        1e300,
        -1,
        0.5,
        "",
        null,
        "comment",
        ["comment"],
        { rel: "and", cond: [{ field: "n", method: "eq", value: [1] }] },
      ],
    );
    const anyValue = fc.oneof({ weight: 3, arbitrary: likely }, { weight: 1, arbitrary: fc.jsonValue() });
    const anyParams = fc.dictionary(fc.constantFrom(...NAMES), anyValue, { maxKeys: 8 });
    const headers = { authorization: `Bearer ${key}` };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...allPaths()), anyParams, fc.boolean(), async (path, params, isAimed) => {
        const aim = isAimed ? { ...target, ...mine, data_id: mine.instance_id } : {};
        const places: Readonly<Record<string, string>> = {
          app_id,
          entry_id,
          data_id: mine.instance_id,
        };
        const real = path.replace(/:(\w+)/g, (_, name: string) => places[name] ?? "x");
        const { status, body } = await ask(`${url}/${real}`, "POST", { ...aim, ...params }, headers);
        expect([path, params, status === 200 || (status === 400 && Number.isInteger(body.code))]).toEqual([
          path,
          params,
          true,
        ]);
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  it("reaches more than seventy paths, none of them twice", () => {
    const paths = allPaths();
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.length).toBeGreaterThan(70);
  });
});
