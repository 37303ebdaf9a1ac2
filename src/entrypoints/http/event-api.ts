import { type Request, Router } from "express";
import { z } from "zod";
import type { StockoutEventReport, StockoutEventsReport, StockoutEventsView } from "../../contracts/stockout-events.ts";
import { causeCode } from "../../contracts/stockout-events.ts";
import type { Installation } from "../../ports/registry.ts";
import type { Access } from "../../app/access/access.ts";
import { may } from "./identity.ts";
import { seenMargins } from "./seen-margins.ts";
import { createSeenReport } from "./seen-report.ts";

interface EventApiPorts {
  readonly access: Access;
  eventsReport(installation_id: string, view: StockoutEventsView): Promise<StockoutEventsReport>;
  eventReport(installation_id: string, event_no: string): Promise<StockoutEventReport | null>;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
}

const state = z.enum(["all", "short", "open", "averted"]).catch("all");
const days = z.coerce.number().int().min(1).max(731).catch(90);
const pageNumber = z.coerce.number().int().min(1).catch(1);

/** Shortages with their causes. */
export function createEventApi({ access, eventsReport, eventReport, installation }: EventApiPorts): Router {
  const api = Router();
  const seenReport = createSeenReport(access, Date.now);
  api.get("/stockout-events", may("read_board"), async (request, response) => {
    const { installation_id } = await installation();
    const report = await eventsReport(installation_id, viewOf(request));
    response
      .set("cache-control", "no-store")
      .json(await seenReport(request, "stockout events", seenMargins(request, report)));
  });
  api.get("/stockout-events/:event_no", may("read_board"), async (request, response) => {
    const { event_no } = request.params;
    const report = await eventReport((await installation()).installation_id, event_no);
    if (report === null) {
      response
        .status(404)
        .json({ code: "event_unknown", message: "没有这个缺货事件", hint: "从缺货事件列表重新打开。" });
      return;
    }
    const seen = seenMargins(request, report);
    response.set("cache-control", "no-store").json(await seenReport(request, `stockout event ${event_no}`, seen));
  });
  return api;
}

/** What cannot be read counts as not asked for. */
function viewOf({ query }: Request): StockoutEventsView {
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const cause = causeCode.safeParse(text("cause"));
  return {
    days: days.parse(text("days")),
    search: text("search"),
    cause: cause.success ? cause.data : null,
    state: state.parse(text("state")),
    page: pageNumber.parse(text("page")),
  };
}
