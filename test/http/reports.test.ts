import { describe, expect, it } from "@jest/globals";
import { auditReport } from "../../src/contracts/access.ts";
import { reportFiles } from "../../src/contracts/period-report.ts";
import { aServedBoard } from "./a-served-board.ts";

/** A Monday. */
const NOW = Date.UTC(2026, 10, 30, 1);
const NAME = "week-2026-11-23.xlsx";

describe("reports by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store, writeDueReports }) {
      await store.registry.saveInstallation({ installation_id: "shop", name: "小店", app_id: "app", created_at: 1 });
      await writeDueReports();
    },
  });

  it("are listed and downloaded by those who may read costs, and a download is noted", async () => {
    const buyer = await board.signedIn("buyer");
    const { files } = reportFiles.parse(JSON.parse((await buyer.get("/reports")).body));
    expect(files.map(({ name }) => name)).toEqual([NAME]);
    const { status, headers, body } = await buyer.get(`/reports/${NAME}`);
    expect([status, body.slice(0, 2)]).toEqual([200, "PK"]);
    expect(headers["content-disposition"]).toBe(`attachment; filename="${NAME}"`);
    const { entries } = auditReport.parse(JSON.parse((await board.admin().get("/audit")).body));
    expect(entries[0]).toMatchObject({ actor: "buyer", event: "report_downloaded", object: NAME });
  });

  it("are made at once for whoever asks, those that are missing only", async () => {
    const admin = board.admin();
    expect(JSON.parse((await admin.post("/reports", {})).body)).toEqual({ written: 1 });
    expect(JSON.parse((await admin.post("/reports", {})).body)).toEqual({ written: 0 });
    const { files } = reportFiles.parse(JSON.parse((await admin.get("/reports")).body));
    expect(files.map(({ name }) => name).toSorted()).toEqual(["month-2026-10.xlsx", NAME]);
    expect((await board.stranger().post("/reports", {})).status).toBe(401);
  });

  it("are nobody else's, and nothing but reports", async () => {
    expect((await board.stranger().get("/reports")).status).toBe(401);
    const viewer = await board.signedIn("viewer");
    expect((await viewer.get("/reports")).status).toBe(403);
    expect((await viewer.get(`/reports/${NAME}`)).status).toBe(403);
    for (const name of ["week-2020-01-06.xlsx", "..%2F..%2Fsecret.key", "secret.key"]) {
      expect((await board.admin().get(`/reports/${name}`)).status).toBe(404);
    }
  });
});
