import { Router } from "express";
import type { MakeCareReport } from "../../app/care/care-report.ts";
import type { Installation } from "../../ports/registry.ts";
import { may } from "./identity.ts";

interface CareApiPorts {
  readonly careReport: MakeCareReport;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
}

/** What care of customers brought, for those who may read costs. */
export function createCareApi({ careReport, installation }: CareApiPorts): Router {
  const api = Router();
  api.get("/care", may("read_plan"), async (_request, response) => {
    response.set("cache-control", "no-store").json(await careReport((await installation()).installation_id));
  });
  return api;
}
