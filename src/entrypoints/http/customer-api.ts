import { Router } from "express";
import type { CustomerRights } from "../../app/customer/customer-rights.ts";
import { customerRequest, erasureRequest } from "../../contracts/customer-data.ts";
import type { Installation } from "../../ports/registry.ts";
import { customerFile } from "../customer-file.ts";
import { askingOf, may } from "./identity.ts";

interface CustomerApiPorts {
  readonly customers: CustomerRights;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
}

/** A customer's data, handed over or erased. Codes come in bodies, never in addresses, which others write down. */
export function createCustomerApi({ customers, installation }: CustomerApiPorts): Router {
  const api = Router();

  api.post("/customers/export", may("export_customers"), async (request, response) => {
    const { customer_code } = customerRequest.parse(request.body);
    const data = await customers.exported(await installation(), customer_code, askingOf(request));
    response.set({ "cache-control": "no-store", "content-disposition": 'attachment; filename="customer.json"' });
    response.type("json").send(customerFile(data));
  });
  api.post("/customers/erasure-plan", may("erase_customers"), async (request, response) => {
    const { customer_code } = customerRequest.parse(request.body);
    response.set("cache-control", "no-store").json(await customers.plan(await installation(), customer_code));
  });
  api.post("/customers/erase", may("erase_customers"), async (request, response) => {
    const wanted = erasureRequest.parse(request.body);
    response.json(await customers.erase(await installation(), wanted, askingOf(request)));
  });
  api.post("/customers/lift-erasure", may("erase_customers"), async (request, response) => {
    const { customer_code } = customerRequest.parse(request.body);
    await customers.lift(await installation(), customer_code, askingOf(request));
    response.json({ status: "success" });
  });
  return api;
}
