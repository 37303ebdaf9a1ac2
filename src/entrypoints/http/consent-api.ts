import { Router } from "express";
import type { ConsentLedger } from "../../app/consent/consent-ledger.ts";
import { consentLookup, consentRequest } from "../../contracts/consent.ts";
import type { Installation } from "../../ports/registry.ts";
import { askingOf, may } from "./identity.ts";

interface ConsentApiPorts {
  readonly consentLedger: ConsentLedger;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
}

/** What a person chose to be told. Numbers come in bodies, never in addresses, which others write down. */
export function createConsentApi({ consentLedger, installation }: ConsentApiPorts): Router {
  const api = Router();

  api.post("/consents/lookup", may("manage_consents"), async (request, response) => {
    const { address } = consentLookup.parse(request.body);
    const { installation_id } = await installation();
    response.set("cache-control", "no-store").json(await consentLedger.of(installation_id, address));
  });
  api.post("/consents", may("manage_consents"), async (request, response) => {
    const wanted = consentRequest.parse(request.body);
    const { installation_id } = await installation();
    const report = await consentLedger.record(installation_id, wanted, askingOf(request));
    response.set("cache-control", "no-store").status(201).json(report);
  });
  return api;
}
