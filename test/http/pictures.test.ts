import { describe, expect, it } from "@jest/globals";
import { anAssessment, aSubject, claimOne, SHOP } from "../store/store-builders.ts";
import { aProjection } from "../web/board-builders.ts";
import { aServedBoard } from "./a-served-board.ts";

describe("a picture by HTTP", () => {
  const board = aServedBoard({
    public_url: "https://board.shop.test",
    async fill({ store }) {
      await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
      const subject = aSubject({ item_code: "A" });
      const claimed = await claimOne(store, subject);
      const risk = { severity: "critical" as const, projection: aProjection([{}, {}, {}]) };
      const assessment = anAssessment({ ...subject, risk });
      await store.assessments.commit([{ claimed, assessment, effects: [] }]);
    },
  });

  it("is for whoever has its link, on whatever page, without a session", async () => {
    const { pictures } = board.running().addon;
    const picture = await pictures.of(SHOP, [{ item_code: "A", location_code: "WH" }], Date.now());
    const { pathname } = new URL(picture?.link ?? "");
    const { status, headers, body } = await board.stranger().call(pathname);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    });
    expect(headers["set-cookie"]).toBeUndefined();
    expect(body.slice(1, 4)).toBe("PNG");
    expect((await board.stranger().call(pathname.replace("/picture/", "/picture/A"))).status).toBe(410);
    expect((await board.stranger().call("/picture/none.png")).status).toBe(410);
  });
});
