import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { portOf } from "../../src/entrypoints/http/listen.ts";
import { failureOf, runPasted } from "./a-pasted-function.ts";

interface Asked {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

describe("the function that makes a purchase order", () => {
  const asked: Asked[] = [];
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString()));
      request.on("end", () => {
        asked.push({ path: request.url, authorization: request.headers.authorization, body: JSON.parse(text) });
        response.end(JSON.stringify({ purchase_order_no: "PO-7", sentence: "已建采购单 PO-7。" }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const run = (triggerConf: object) =>
    runPasted("create-purchase", {
      agentConf: { server_url: `http://127.0.0.1:${portOf(server)}`, token: "sg_x" },
      triggerConf: { item_code: "A", quantity: "60", request_id: "R-1", ...triggerConf },
    });

  it("asks for one line, with the number that makes asking twice the same as once", async () => {
    const answer = await run({ location_code: ["W1"], expected_date: "2026-12-05" });
    expect(answer).toEqual({ purchase_order_no: "PO-7", sentence: "已建采购单 PO-7。" });
    expect(asked.at(-1)).toEqual({
      path: "/api/v1/kit/create-purchase",
      authorization: "Bearer sg_x",
      body: { item_code: "A", location_code: "W1", quantity: 60, expected_date: "2026-12-05", request_id: "R-1" },
    });
    await run({});
    expect(asked.at(-1)?.body).toMatchObject({ location_code: "", expected_date: null });
  });

  it.each(["2026-12-05T16:00:00.000Z", "12/5", "1796400000000"])(
    "asks nothing for a day of %s",
    async (expected_date) => {
      const before = asked.length;
      expect(await failureOf(run({ expected_date }))).toContain("预计到货日 expected_date 应写成 2026-12-05 这样");
      expect(asked.length).toBe(before);
    },
  );
});
