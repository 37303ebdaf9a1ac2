import { Router } from "express";
import type { MakeCareReport } from "../../app/care/care-report.ts";
import type { Installation } from "../../ports/registry.ts";
import type { Access } from "../../app/access/access.ts";
import { may } from "./identity.ts";
import { createSeenReport } from "./seen-report.ts";

interface CareApiPorts {
  readonly access: Access;
  readonly careReport: MakeCareReport;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
}

/** What care of customers brought, for those who may read costs. */
export function createCareApi({ access, careReport, installation }: CareApiPorts): Router {
  const api = Router();
  const seenReport = createSeenReport(access, Date.now);
  api.get("/care", may("read_plan"), async (request, response) => {
    const report = await careReport((await installation()).installation_id);
    response.set("cache-control", "no-store").json(await seenReport(request, "care", report));
  });
  return api;
}
