import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { demoCommand, type DemoCommand, type DemoState, type SessionReport } from "../../contracts/board.ts";
import { viewOf } from "../../contracts/board-view.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Installation } from "../../ports/registry.ts";
import type { AlertAnswers } from "../../app/alert/answer-alert.ts";
import type { Reports } from "../../app/report/reports.ts";
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
  retryAside(installation_id: string, id: number): Promise<boolean>;
  replayEffect(installation_id: string, id: number): Promise<boolean>;
}

const snoozeBody = z.object({ days: z.number().int().min(1).max(90) });
const rowId = z.coerce.number().int().positive();

/** JSON for the board's pages, under /api/v1. Whoever gets here is signed in. */
export function createBoardApi(ports: BoardApiPorts): Router {
  const { reports, answers, live, demo } = ports;
  const api = Router();

  api.get("/session", (_request, response) => {
    const session: SessionReport = { signed_in: true, is_demo: demo !== null, sandbox_url: ports.sandbox_url };
    response.json(session);
  });
  api.get("/board", async (request, response) => {
    const view = viewOf(new URL(request.url, "http://board").search);
    response.json(await reports.board((await ports.installation()).installation_id, view));
  });
  // Rows that name no location lie at "", which leaves the last part of the address empty.
  api.get("/items/:item_code{/:location_code}", async (request, response) => {
    const report = await reports.item(await subjectOf(request));
    if (report === null) notFound(response, "没有这个商品的评估记录");
    else response.json(report);
  });
  api.get("/messages", async (_request, response) => {
    response.json(await reports.messages((await ports.installation()).installation_id));
  });
  api.get("/health", async (_request, response) => {
    response.json(await reports.health(await ports.installation()));
  });
  api.get("/problems", async (_request, response) => {
    response.json(await reports.problems((await ports.installation()).installation_id));
  });
  api.get("/events", (request, response) => live.attach(request, response));

  api.post("/items/:item_code/:location_code/acknowledge", async (request, response) => {
    await answers.acknowledge(await subjectOf(request));
    done(response);
  });
  api.post("/items/:item_code/:location_code/snooze", async (request, response) => {
    await answers.snooze(await subjectOf(request), snoozeBody.parse(request.body).days);
    done(response);
  });
  api.post("/aside/:id/retry", async (request, response) => {
    const { installation_id } = await ports.installation();
    answerFound(response, await ports.retryAside(installation_id, rowId.parse(request.params.id)));
  });
  api.post("/effects/:id/replay", async (request, response) => {
    const { installation_id } = await ports.installation();
    answerFound(response, await ports.replayEffect(installation_id, rowId.parse(request.params.id)));
  });

  api.get("/demo", (_request, response) => {
    if (demo === null) notFound(response, "当前不是演示模式");
    else response.json(demo.state());
  });
  api.post("/demo", (request, response) => {
    if (demo === null) notFound(response, "当前不是演示模式");
    else response.json(demo.command(demoCommand.parse(request.body)));
  });
  return api;

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
