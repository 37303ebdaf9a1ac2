import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { demoCommand, type DemoCommand, type DemoState } from "../../contracts/demo-state.ts";
import { type SessionReport } from "../../contracts/session-report.ts";
import { viewOf } from "../../contracts/board-view.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Installation } from "../../ports/registry.ts";
import type { AlertAnswers } from "../../app/alert/answer-alert.ts";
import type { Access } from "../../app/access/access.ts";
import type { HitCustomers } from "../../app/exposure/hit-customers-report.ts";
import type { Reports } from "../../app/report/reports.ts";
import { withoutCosts } from "../../app/report/without-costs.ts";
import { actorOf, askingOf, may } from "./identity.ts";
import { seenMargins } from "./seen-margins.ts";
import { createSeenReport } from "./seen-report.ts";
import type { LiveEvents } from "./live-events.ts";

/** The demo's clock, where there is a demo. */
export interface DemoControl {
  state(): DemoState;
  command(command: DemoCommand): DemoState;
}

/** What the board's API serves. */
export interface BoardApiPorts {
  readonly reports: Reports;
  readonly answers: AlertAnswers;
  readonly live: LiveEvents;
  readonly demo: DemoControl | null;
  readonly sandbox_url: string | null;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
  readonly access: Access;
  readonly hitCustomers: HitCustomers;
  retryAside(installation_id: string, id: number): Promise<boolean>;
  replayEffect(installation_id: string, id: number): Promise<boolean>;
}

const snoozeBody = z.object({ days: z.number().int().min(1).max(90) });
const assignBody = z.object({ assigned_to: z.string().trim().min(1).max(40) });
const rowId = z.coerce.number().int().positive();

/** JSON for the board's pages, under /api/v1. Whoever gets here is signed in. */
export function createBoardApi(ports: BoardApiPorts): Router {
  const { reports, answers, live, demo, access, hitCustomers } = ports;
  const api = Router();
  const seenReport = createSeenReport(access, Date.now);

  api.get("/session", (request, response) => {
    const { name, display_name, role, permissions, user_id, session_id } = actorOf(request);
    const session: SessionReport = {
      signed_in: true,
      is_demo: demo !== null,
      sandbox_url: ports.sandbox_url,
      user: user_id === null ? null : { login_name: name, display_name, role },
      permissions: [...permissions],
      csrf_token: session_id === null ? null : access.csrfToken(session_id),
    };
    response.json(session);
  });
  api.get("/board", may("read_board"), async (request, response) => {
    const view = viewOf(new URL(request.url, "http://board").search);
    const report = await reports.board((await ports.installation()).installation_id, view);
    response.json(await seenReport(request, "board", report));
  });
  api.get("/operating", may("read_board"), async (request, response) => {
    const report = await reports.operating((await ports.installation()).installation_id);
    response.json(await seenReport(request, "operating", report));
  });
  // Margins and customers' codes stand in it.
  api.get("/retention", may("read_plan"), async (request, response) => {
    const report = await reports.retention((await ports.installation()).installation_id);
    response.json(await seenReport(request, "retention", report));
  });
  api.get("/feedback", may("read_board"), async (request, response) => {
    const report = await reports.feedback((await ports.installation()).installation_id);
    response.json(await seenReport(request, "feedback", report));
  });
  // Rows that name no location lie at "", which leaves the last part of the address empty.
  api.get("/items/:item_code{/:location_code}", may("read_board"), async (request, response) => {
    const report = await reports.item(await subjectOf(request));
    if (report === null) {
      notFound(response, "没有这个商品的评估记录");
      return;
    }
    // Costs and margins are for those who may read the plan, here too.
    const seen = actorOf(request).permissions.has("read_plan") ? report : withoutCosts(report);
    response.json(await seenReport(request, `item ${report.row.item_code}`, seen));
  });
  api.get("/assignees", may("answer_alerts"), async (request, response) => {
    const report = await reports.assignees((await ports.installation()).installation_id);
    response.json(await seenReport(request, "assignees", report));
  });
  api.get("/places", may("read_board"), async (_request, response) => {
    response.json(await reports.places((await ports.installation()).installation_id));
  });
  api.get("/production", may("read_board"), async (request, response) => {
    const report = await reports.production((await ports.installation()).installation_id);
    response.json(await seenReport(request, "production", report));
  });
  api.get("/suppliers", may("read_board"), async (request, response) => {
    const report = await reports.suppliers((await ports.installation()).installation_id);
    response.json(await seenReport(request, "suppliers", report));
  });
  api.get("/suppliers/:supplier_code", may("read_board"), async (request, response) => {
    const { supplier_code } = request.params;
    const report = await reports.supplier((await ports.installation()).installation_id, supplier_code);
    if (report === null) notFound(response, "没有这个供应商");
    else response.json(await seenReport(request, `supplier ${supplier_code}`, report));
  });
  api.get("/hit-customers", may("read_board"), async (request, response) => {
    const report = await hitCustomers.all((await ports.installation()).installation_id);
    response.json(await seenReport(request, "hit-customers", seenMargins(request, report)));
  });
  api.get("/hit-customers/items/:item_code{/:location_code}", may("read_board"), async (request, response) => {
    const report = await hitCustomers.event(await subjectOf(request));
    if (report === null) notFound(response, "没有这个商品的评估记录");
    else response.json(await seenReport(request, "hit-customers", seenMargins(request, report)));
  });
  api.get("/hit-customers/customers/:customer_code", may("read_board"), async (request, response) => {
    const { customer_code } = request.params;
    const report = await hitCustomers.customer((await ports.installation()).installation_id, customer_code);
    if (report === null) notFound(response, "没有这位客户的记录");
    else response.json(await seenReport(request, "hit-customers", seenMargins(request, report)));
  });
  api.get("/messages", may("read_messages"), async (request, response) => {
    const report = await reports.messages((await ports.installation()).installation_id);
    response.json(await seenReport(request, "messages", report));
  });
  api.get("/rules", may("read_messages"), async (request, response) => {
    const report = await reports.rules((await ports.installation()).installation_id);
    response.json(await seenReport(request, "rules", report));
  });
  api.get("/health", may("read_board"), async (_request, response) => {
    response.json(await reports.health(await ports.installation()));
  });
  api.get("/problems", may("read_problems"), async (request, response) => {
    const sees_phones = actorOf(request).permissions.has("see_phones");
    const report = await reports.problems((await ports.installation()).installation_id, { sees_phones });
    response.json(await seenReport(request, "problems", report));
  });
  api.get("/events", may("read_board"), (request, response) => live.attach(request, response));

  api.post("/items/:item_code/:location_code/acknowledge", may("answer_alerts"), async (request, response) => {
    const subject = await subjectOf(request);
    await answers.acknowledge(subject, { actor: actorOf(request).display_name });
    await noteAnswer(request, "acknowledge", subject);
    done(response);
  });
  api.post("/items/:item_code/:location_code/snooze", may("answer_alerts"), async (request, response) => {
    const { days } = snoozeBody.parse(request.body);
    const subject = await subjectOf(request);
    await answers.snooze(subject, days, { actor: actorOf(request).display_name });
    await noteAnswer(request, `snooze ${days}`, subject);
    done(response);
  });
  api.post("/items/:item_code/:location_code/assign", may("answer_alerts"), async (request, response) => {
    const { assigned_to } = assignBody.parse(request.body);
    const subject = await subjectOf(request);
    await answers.assign(subject, assigned_to, { actor: actorOf(request).display_name });
    await noteAnswer(request, "assign", subject);
    done(response);
  });
  api.post("/aside/:id/retry", may("repair"), async (request, response) => {
    const { installation_id } = await ports.installation();
    const id = rowId.parse(request.params.id);
    const isFound = await ports.retryAside(installation_id, id);
    if (isFound) await access.note("entry_retried", String(id), askingOf(request));
    answerFound(response, isFound);
  });
  api.post("/effects/:id/replay", may("repair"), async (request, response) => {
    const { installation_id } = await ports.installation();
    const id = rowId.parse(request.params.id);
    const isFound = await ports.replayEffect(installation_id, id);
    if (isFound) await access.note("effect_replayed", String(id), askingOf(request));
    answerFound(response, isFound);
  });

  api.get("/demo", (_request, response) => {
    if (demo === null) notFound(response, "当前不是演示模式");
    else response.json(demo.state());
  });
  api.post("/demo", may("control_demo"), (request, response) => {
    if (demo === null) notFound(response, "当前不是演示模式");
    else response.json(demo.command(demoCommand.parse(request.body)));
  });
  return api;

  function noteAnswer(request: Request, answer: string, { item_code, location_code }: Subject): Promise<void> {
    return access.note("alert_answered", [answer, item_code, location_code].join(" "), askingOf(request));
  }

  async function subjectOf(request: Request<{ item_code: string; location_code?: string }>): Promise<Subject> {
    const { installation_id } = await ports.installation();
    return { installation_id, item_code: request.params.item_code, location_code: request.params.location_code ?? "" };
  }
}

function answerFound(response: Response, isFound: boolean): void {
  if (isFound) done(response);
  else notFound(response, "该条目已不在列表中");
}

function done(response: Response): void {
  response.json({ status: "success" });
}

function notFound(response: Response, message: string): void {
  response.status(404).json({ code: "not_found", message, hint: "刷新页面后再试。" });
}
