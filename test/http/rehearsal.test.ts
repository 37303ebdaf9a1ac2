import { describe, expect, it } from "@jest/globals";
import { rehearsalState } from "../../src/contracts/rehearsal.ts";
import { aRehearsedShop, NOW } from "../app/rehearse/a-rehearsed-shop.ts";
import { until } from "../support/a-shop-until.ts";
import { aServedBoard } from "./a-served-board.ts";
import type { Browser } from "./http-caller.ts";

const REQUEST = { months: 2, service_levels: [0.9, 0.95] };
const ADOPTION = { abc_class: "B", service_level: 0.9, confirmed: true };

describe("the rehearsal by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store, rehearsals }) {
      await aRehearsedShop(store, [{ item_code: "CUP", item: { abc_class: null }, days: 120 }]);
      // Of another company on the same server: the board shows the first one.
      const other = "z-other";
      await aRehearsedShop(store, [{ item_code: "SECRET", days: 120 }], other);
      await rehearsals.run(other, { ...REQUEST }, () => undefined);
    },
  });
  const { signedIn } = board;

  const stateOf = async (browser: Browser) => rehearsalState.parse(JSON.parse((await browser.get("/rehearsal")).body));

  it("is nobody's business who is not signed in", async () => {
    const stranger = board.stranger();
    expect((await stranger.get("/rehearsal")).status).toBe(401);
    expect((await stranger.post("/rehearsal", REQUEST)).status).toBe(401);
    expect((await stranger.post("/rehearsal/adopt", ADOPTION)).status).toBe(401);
  });

  it("shows nothing of another company's rehearsal", async () => {
    expect((await stateOf(board.admin())).outcome).toBeNull();
  });

  it.each(["sales", "service", "warehouse", "viewer"] as const)("may be seen but not run by a %s", async (role) => {
    const browser = await signedIn(role);
    expect((await browser.get("/rehearsal")).status).toBe(200);
    expect((await browser.post("/rehearsal", REQUEST)).status).toBe(403);
    expect((await browser.post("/rehearsal/adopt", ADOPTION)).status).toBe(403);
  });

  it("cannot be run or adopted from by a page of another site, nor without the session's own token", async () => {
    const foreign = { origin: "https://evil.example" };
    for (const path of ["/rehearsal", "/rehearsal/adopt"]) {
      expect((await board.admin().post(path, ADOPTION, foreign)).status).toBe(403);
      expect((await board.admin().post(path, ADOPTION, { "sec-fetch-site": "cross-site" })).status).toBe(403);
      expect((await board.admin().post(path, ADOPTION, { "x-csrf-token": "" })).status).toBe(403);
    }
  });

  it.each([
    { months: 1 },
    { months: 13 },
    { months: 2.5 },
    { service_levels: [0.9] },
    { service_levels: [0.9, 1] },
    { service_levels: [0.4, 0.9] },
    { installation: "z-other" },
  ])("refuses a wish that cannot be met: %j", async (wish) => {
    expect((await board.admin().post("/rehearsal", wish)).status).toBe(400);
  });

  it("is run by a buyer, who may not adopt from it", async () => {
    const buyer = await signedIn("buyer");
    expect((await buyer.post("/rehearsal", REQUEST)).status).toBe(202);
    await until("the run is over", async () => (await stateOf(buyer)).outcome !== null);
    expect((await stateOf(buyer)).outcome).toMatchObject({ kind: "rehearsed", report: { items: 1 } });
    expect(JSON.stringify(await stateOf(buyer))).not.toContain("SECRET");
    expect((await buyer.post("/rehearsal/adopt", ADOPTION)).status).toBe(403);
  });

  it("refuses an adoption that is not confirmed, or of what was not rehearsed", async () => {
    expect((await board.admin().post("/rehearsal/adopt", { ...ADOPTION, confirmed: undefined })).status).toBe(400);
    expect((await board.admin().post("/rehearsal/adopt", { ...ADOPTION, confirmed: false })).status).toBe(400);
    expect((await board.admin().post("/rehearsal/adopt", { ...ADOPTION, abc_class: "D" })).status).toBe(400);
    const { status, body } = await board.admin().post("/rehearsal/adopt", { ...ADOPTION, service_level: 0.98 });
    expect([status, JSON.parse(body)]).toEqual([409, expect.objectContaining({ code: "level_not_rehearsed" })]);
  });

  it("is adopted from by the owner, once confirmed, and that is written down", async () => {
    const owner = await signedIn("owner");
    expect((await owner.post("/rehearsal/adopt", ADOPTION)).status).toBe(200);
    expect(await stateOf(owner)).toMatchObject({ levels: { B: 0.9 }, adopted: { B: { adopted_by: "owner" } } });
    const { entries } = await board.running().addon.access.audit(null);
    expect(entries[0]).toMatchObject({ event: "policy_adopted", actor: "owner", object: "B 0.9" });
  });
});
