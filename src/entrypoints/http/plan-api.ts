import { Router } from "express";
import type { MakePurchasePlan } from "../../app/purchase-plan/purchase-plan.ts";
import { planQuery, type PurchasePlan } from "../../contracts/purchase-plan.ts";
import type { Installation } from "../../ports/registry.ts";
import { may } from "./identity.ts";

interface PlanApiPorts {
  readonly purchasePlan: MakePurchasePlan;
  planWorkbook(plan: PurchasePlan): Promise<Uint8Array>;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The purchase plan under a budget, to be read or to be taken along. */
export function createPlanApi({ purchasePlan, planWorkbook, installation }: PlanApiPorts): Router {
  const api = Router();

  api.get("/purchase-plan", may("read_plan"), async (request, response) => {
    response.set("cache-control", "no-store").json(await planOf(request.query));
  });
  api.get("/purchase-plan.xlsx", may("read_plan"), async (request, response) => {
    const plan = await planOf(request.query);
    const name = encodeURIComponent(`补货计划 ${plan.today}.xlsx`);
    response.set({
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="purchase-plan-${plan.today}.xlsx"; filename*=UTF-8''${name}`,
    });
    response.type(XLSX).send(Buffer.from(await planWorkbook(plan)));
  });
  return api;

  async function planOf(query: unknown): Promise<PurchasePlan> {
    const { budget = null } = planQuery.parse(query);
    return purchasePlan((await installation()).installation_id, budget);
  }
}
