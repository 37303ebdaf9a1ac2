import { Router } from "express";
import type { MakeCareReport } from "../../app/care/care-report.ts";
import type { KeptCareSettings } from "../../app/care/care-settings.ts";
import type { StarterPlans } from "../../app/care/starter-plans.ts";
import { careSettingsRequest, starterPlansRequest } from "../../contracts/care-settings.ts";
import type { Installation } from "../../ports/registry.ts";
import type { Access } from "../../app/access/access.ts";
import { askingOf, may } from "./identity.ts";
import { createSeenReport } from "./seen-report.ts";

interface CareApiPorts {
  readonly access: Access;
  readonly careReport: MakeCareReport;
  readonly careSettings: Pick<KeptCareSettings, "changeSeen">;
  readonly starterPlans: StarterPlans;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
  /** Told when what was read back of plans waits in the line. */
  onPlansWritten(): void;
}

/** What care of customers brought, for those who may read costs, and its setting up, for those who may edit rules too. */
export function createCareApi(ports: CareApiPorts): Router {
  const { access, careReport, careSettings, starterPlans } = ports;
  const api = Router();
  const seenReport = createSeenReport(access, Date.now);

  api.get("/care", may("read_plan"), async (request, response) => {
    const report = await careReport(await installationId());
    response.set("cache-control", "no-store").json(await seenReport(request, "care", report));
  });
  api.post("/care/settings", may("read_plan"), may("edit_rules"), async (request, response) => {
    const wanted = careSettingsRequest.parse(request.body);
    const written = await careSettings.changeSeen(await installationId(), wanted);
    if (written.kind === "saved") {
      await access.note("care_settings_changed", JSON.stringify(written.settings), askingOf(request));
    }
    response.json(written);
  });
  api.post("/care/starter-plans", may("read_plan"), may("edit_rules"), async (request, response) => {
    const { pack } = starterPlansRequest.parse(request.body);
    const done = await starterPlans.write(await installationId(), starterPlans.plans(pack));
    ports.onPlansWritten();
    const { length } = done.written;
    if (length > 0) await access.note("starter_plans_written", `${pack} ${length}`, askingOf(request));
    response.json(done);
  });
  return api;

  async function installationId(): Promise<string> {
    return (await ports.installation()).installation_id;
  }
}
