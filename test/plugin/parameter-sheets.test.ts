import { readdirSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { portOf } from "../../src/entrypoints/http/listen.ts";
import { createServer } from "node:http";
import { kitText, runPasted } from "./a-pasted-function.ts";

const FUNCTIONS = readdirSync(new URL("../../manifests/plugin/", import.meta.url))
  .filter((file) => file.endsWith(".js"))
  .map((file) => file.replace(".js", ""));

/** Ids in the first column of a sheet's table, with whether each is needed. */
function sheet(name: string, heading: string): ReadonlyMap<string, boolean> {
  const section =
    kitText(`${name}.md`)
      .split(/^## /m)
      .find((text) => text.startsWith(heading)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  return new Map(
    rows
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .map((cells) => [(cells[1] ?? "").replaceAll("`", ""), cells[4] === "是"]),
  );
}

/** A parameter of every name, and which names were asked for. */
function everyParameter(known: Readonly<Record<string, unknown>>) {
  const asked = new Set<string>();
  const get = (_target: object, name: string) => {
    asked.add(name);
    return known[name];
  };
  return { asked, values: new Proxy({}, { get }) };
}

/** What every function can read something from. */
const ANSWER = { now: {}, after: {}, assessment: {}, alert_status: "raised" };

async function used(name: string) {
  const server = createServer((_request, response) => response.end(JSON.stringify(ANSWER)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const common = everyParameter({ server_url: `http://127.0.0.1:${portOf(server)}`, token: "sg_x" });
  const own = everyParameter({ item_code: "A", quantity: 1, answer: "确认", request_id: "R1" });
  const returned = await runPasted(name, { agentConf: common.values, triggerConf: own.values });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { common: [...common.asked], own: [...own.asked], returned: Object.keys(returned) };
}

describe("the parameter sheets of the plugin kit", () => {
  it.each(FUNCTIONS)("of %s name exactly what its body reads and returns", async (name) => {
    const { common, own, returned } = await used(name);
    expect([...sheet(name, "通用参数").keys()].sort()).toEqual(common.sort());
    expect([...sheet(name, "请求参数").keys()].sort()).toEqual(own.sort());
    expect([...sheet(name, "返回参数").keys()]).toEqual(returned);
  });

  it.each(FUNCTIONS)("of %s call needed what its body refuses to do without", async (name) => {
    const needed = [...sheet(name, "请求参数")].filter(([, isNeeded]) => isNeeded).map(([id]) => id);
    const values: Readonly<Record<string, unknown>> = { item_code: "A", quantity: 1, answer: "确认", request_id: "R1" };
    for (const left_out of needed) {
      const triggerConf = { ...values, [left_out]: "" };
      const agentConf = { server_url: "http://127.0.0.1:9", token: "sg_x" };
      await expect(runPasted(name, { agentConf, triggerConf })).rejects.toThrow(`${left_out} 没有填`);
    }
    await expect(runPasted(name, { agentConf: null, triggerConf: values })).rejects.toThrow("server_url 没有填");
  });

  it("are there for every function, and the README names each", () => {
    expect(FUNCTIONS.length).toBeGreaterThanOrEqual(3);
    const readme = kitText("README.md");
    for (const name of FUNCTIONS) expect(readme).toContain(`(${name}.md)`);
  });
});
