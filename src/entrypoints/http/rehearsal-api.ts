import { Router } from "express";
import type { Rehearsals } from "../../app/rehearse/rehearsals.ts";
import { adoptionRequest, rehearsalRequest } from "../../contracts/rehearsal.ts";
import type { Installation } from "../../ports/registry.ts";
import { askingOf, may } from "./identity.ts";

interface RehearsalApiPorts {
  readonly rehearsals: Rehearsals;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
  /** Told when every subject was put in doubt. */
  onAdopted(): void;
}

/** The rehearsal of policies: the latest one, a new one, and what a person adopts from it. */
export function createRehearsalApi({ rehearsals, installation, onAdopted }: RehearsalApiPorts): Router {
  const api = Router();

  api.get("/rehearsal", may("read_board"), async (_request, response) => {
    response.json(await rehearsals.state((await installation()).installation_id));
  });
  api.post("/rehearsal", may("run_rehearsal"), async (request, response) => {
    const wanted = rehearsalRequest.parse(request.body);
    await rehearsals.start((await installation()).installation_id, wanted);
    response.status(202).json({ status: "success" });
  });
  api.post("/rehearsal/adopt", may("adopt_policy"), async (request, response) => {
    const wanted = adoptionRequest.parse(request.body);
    await rehearsals.adopt((await installation()).installation_id, wanted, askingOf(request));
    onAdopted();
    response.json({ status: "success" });
  });
  return api;
}
