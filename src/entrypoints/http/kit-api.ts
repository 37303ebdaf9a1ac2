import { Router } from "express";
import { z } from "zod";
import type { Access } from "../../app/access/access.ts";
import type { PlatformFunctions } from "../../app/kit/platform-functions.ts";
import { alertAnswerRequest, assessNowRequest, createPurchaseRequest, orderLineRequest } from "../../contracts/kit.ts";
import { type OrderCheckReport, orderCheckRequest } from "../../contracts/order-check.ts";
import { refusalNoteRequest } from "../../contracts/refusal-note.ts";
import type { Installation } from "../../ports/registry.ts";
import { actorOf, askingOf, may } from "./identity.ts";
import { createSeenReport } from "./seen-report.ts";

interface KitApiPorts {
  readonly access: Access;
  readonly platformFunctions: PlatformFunctions;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
  /** Told when a subject was put in doubt. */
  onSubjectMarked(): void;
  /** Told when orders wait to be made. */
  onOrdered(): void;
}

function withoutCompensation(report: OrderCheckReport): OrderCheckReport {
  const lines = report.lines.map((line) => (line.kind === "checked" ? { ...line, compensation: null } : line));
  return { ...report, lines };
}

/** What people read who fill in a form is Chinese to the last word. */
const IN_CHINESE = { error: z.locales.zhCN().localeError };

/**
 * What functions that run on the platform (自建插件) ask for, under /api/v1/kit, and what orders come to before they are placed.
 * Whoever gets here has shown a token or signed in.
 */
export function createKitApi(ports: KitApiPorts): Router {
  const { access, platformFunctions, onSubjectMarked } = ports;
  const api = Router();
  const seenReport = createSeenReport(access, Date.now);

  api.post("/kit/check-order-line", may("read_board"), async (request, response) => {
    const wish = orderLineRequest.parse(request.body, IN_CHINESE);
    const report = await platformFunctions.checkOrderLine(await installationId(), wish);
    response.json(await seenReport(request, `item ${report.item_code}`, report));
  });
  api.post("/order-check", may("read_board"), async (request, response) => {
    const wish = orderCheckRequest.parse(request.body, IN_CHINESE);
    const report = await platformFunctions.checkOrder(await installationId(), wish);
    // Who holds a coupon is for those who may read the plan, here too.
    const seen = actorOf(request).permissions.has("read_plan") ? report : withoutCompensation(report);
    response.json(await seenReport(request, "order check", seen));
  });
  api.post("/order-check/refused", may("answer_alerts"), async (request, response) => {
    const wish = refusalNoteRequest.parse(request.body, IN_CHINESE);
    const report = await platformFunctions.noteRefusal(await installationId(), wish);
    ports.onOrdered();
    await access.note("refusal_noted", report.enquiry_nos.join(" "), askingOf(request));
    response.json(report);
  });
  api.post("/kit/assess-now", may("read_board"), async (request, response) => {
    const wish = assessNowRequest.parse(request.body, IN_CHINESE);
    const report = await platformFunctions.assessNow(await installationId(), wish, onSubjectMarked);
    await access.note("assessment_asked", placeText(report), askingOf(request));
    response.json(await seenReport(request, `item ${report.item_code}`, report));
  });
  api.post("/kit/acknowledge-alert", may("answer_alerts"), async (request, response) => {
    const wish = alertAnswerRequest.parse(request.body, IN_CHINESE);
    const report = await platformFunctions.answerFromForm(await installationId(), wish, {
      actor: actorOf(request).display_name,
      note: (answer, subject) => access.note("alert_answered", `${answer} ${placeText(subject)}`, askingOf(request)),
    });
    response.json(await seenReport(request, `item ${report.item_code}`, report));
  });
  api.post("/kit/create-purchase", may("read_plan"), may("order_purchases"), async (request, response) => {
    const wish = createPurchaseRequest.parse(request.body, IN_CHINESE);
    const ordered = await platformFunctions.createPurchase(await installationId(), wish, actorOf(request).name);
    const { report, is_new } = ordered;
    ports.onOrdered();
    if (is_new) await access.note("purchases_ordered", report.purchase_order_no, askingOf(request));
    response.json(await seenReport(request, `order ${report.purchase_order_no}`, report));
  });
  return api;

  async function installationId(): Promise<string> {
    return (await ports.installation()).installation_id;
  }
}

function placeText({ item_code, location_code }: { readonly item_code: string; readonly location_code: string }) {
  return `${item_code} ${location_code}`.trim();
}
