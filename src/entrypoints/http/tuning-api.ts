import { Router } from "express";
import type { MakeTuningReport } from "../../app/tuning/tuning-report.ts";
import type { Installation } from "../../ports/registry.ts";
import { may } from "./identity.ts";

interface TuningApiPorts {
  readonly tuningReport: MakeTuningReport;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
}

/** What outcomes say of parameters, for those who may read costs. */
export function createTuningApi({ tuningReport, installation }: TuningApiPorts): Router {
  const api = Router();
  api.get("/tuning", may("read_plan"), async (_request, response) => {
    response.set("cache-control", "no-store").json(await tuningReport((await installation()).installation_id));
  });
  return api;
}
