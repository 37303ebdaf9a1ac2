import type { RequestListener } from "node:http";
import express, { type Request, type Response } from "express";
import type { ConsentLedger } from "../../app/consent/consent-ledger.ts";
import type { CallbackAnswer } from "../../app/consent/receive-callback.ts";
import type { CallbackCall, ChannelCallbacks } from "../../ports/channel-callbacks.ts";
import type { IncomingPush, PushAnswer } from "../../app/ingest/receive-push.ts";
import type { PlatformFunctions } from "../../app/kit/platform-functions.ts";
import type { MakePurchasePlan } from "../../app/purchase-plan/purchase-plan.ts";
import type { JudgeChoices } from "../../app/purchase-order/judge-choices.ts";
import type { PurchaseOrders } from "../../app/purchase-order/purchase-orders.ts";
import type { MakeCareReport } from "../../app/care/care-report.ts";
import type { KeptCareSettings } from "../../app/care/care-settings.ts";
import type { StarterPlans } from "../../app/care/starter-plans.ts";
import type { createEventReport } from "../../app/event-report/event-report.ts";
import type { createEventsReport } from "../../app/event-report/events-report.ts";
import type { MakeTuningReport } from "../../app/tuning/tuning-report.ts";
import type { PurchasePlan } from "../../contracts/purchase-plan.ts";
import type { ReportFiles } from "../../ports/report-files.ts";
import type { PushResult } from "../../ports/metrics.ts";
import { createAdminApi } from "./admin-api.ts";
import type { CustomerRights } from "../../app/customer/customer-rights.ts";
import type { RuleEditor } from "../../app/rules/rule-editor.ts";
import type { Rehearsals } from "../../app/rehearse/rehearsals.ts";
import { createAnswerError } from "./answer-error.ts";
import { type BoardApiPorts, createBoardApi } from "./board-api.ts";
import { CALLBACK_PATH, createCallbackRoute } from "./callback-route.ts";
import { createConsentApi } from "./consent-api.ts";
import { createCustomerApi } from "./customer-api.ts";
import { createOriginGuard } from "./guards.ts";
import { createEventApi } from "./event-api.ts";
import { createIdentity } from "./identity.ts";
import { createKitApi } from "./kit-api.ts";
import { type MessagePictures, PICTURE_PATH } from "../../app/picture/message-pictures.ts";
import { createPictureRoute } from "./picture-route.ts";
import { createPlanApi } from "./plan-api.ts";
import { createPurchaseOrderApi } from "./purchase-order-api.ts";
import { createPushRoute, PUSH_PATH } from "./push-route.ts";
import { createRuleApi } from "./rule-api.ts";
import type { WriteReportsNow } from "../../app/period-report/write-report.ts";
import { createReportApi } from "./report-api.ts";
import { createRehearsalApi } from "./rehearsal-api.ts";
import { createCommandWords, createStrangerWords } from "./command-words.ts";
import { createFirstPage } from "./first-page.ts";
import { createRateLimit, type RateLimits, USUAL_LIMITS } from "./rate-limits.ts";
import { createSecureHeaders } from "./secure-headers.ts";
import { createSignInApi } from "./sign-in-api.ts";
import { createCareApi } from "./care-api.ts";
import { createTuningApi } from "./tuning-api.ts";

/** What the server needs beside the board's own ports. */
export interface ServerPorts extends BoardApiPorts {
  readonly customers: CustomerRights;
  readonly consentLedger: ConsentLedger;
  readonly rehearsals: Rehearsals;
  readonly ruleEditor: RuleEditor;
  readonly reportFiles: Pick<ReportFiles, "list" | "read">;
  readonly pictures: Pick<MessagePictures, "ofLink">;
  readonly purchasePlan: MakePurchasePlan;
  readonly purchaseOrders: PurchaseOrders;
  readonly judgeChoices: JudgeChoices;
  readonly careReport: MakeCareReport;
  readonly careSettings: KeptCareSettings;
  readonly starterPlans: StarterPlans;
  readonly tuningReport: MakeTuningReport;
  readonly eventsReport: ReturnType<typeof createEventsReport>;
  readonly eventReport: ReturnType<typeof createEventReport>;
  /** Told when what was read back of a rule waits in the line. */
  onRuleWritten(): void;
  /** The same of plans of care. */
  onPlansWritten(): void;
  /** Told when orders wait to be made. */
  onOrdered(): void;
  planWorkbook(plan: PurchasePlan): Promise<Uint8Array>;
  readonly platformFunctions: PlatformFunctions;
  /** Told when every subject was put in doubt. */
  onAdopted(): void;
  readonly writeReportsNow: WriteReportsNow;
  /** Told when a subject was put in doubt. */
  onSubjectMarked(): void;
  receivePush(push: IncomingPush): Promise<PushAnswer>;
  receiveCallback(call: CallbackCall): Promise<CallbackAnswer>;
  readonly callbacks: Pick<ChannelCallbacks, "tried">;
  /** Told of every push once it was answered. */
  onPushAnswered(result: PushResult): void;
  /** Where people reach this server. */
  board_url(): string;
  /** The usual ones where none are given. */
  readonly limits?: RateLimits;
  /** With what a person begins a command where this program was started. */
  readonly command: string;
  /** The folder of the built pages. */
  readonly web_dir: string;
  /** Null on loopback alone. */
  readonly public_url: string | null;
  onFailure(error: unknown): void;
}

/** Answers every request: pushes and callbacks straight from `node:http`, everything for people through Express. */
export function createRequestListener(ports: ServerPorts): RequestListener {
  const app = createApp(ports);
  const pushRoute = createPushRoute({ ...ports, onAnswered: ports.onPushAnswered });
  const callbackRoute = createCallbackRoute(ports);
  return (request, response) => {
    if (request.url?.startsWith(PUSH_PATH) === true) pushRoute(request, response);
    else if (request.url?.startsWith(CALLBACK_PATH) === true) callbackRoute(request, response);
    else app(request, response);
  };
}

function createApp(ports: ServerPorts): express.Express {
  const { access, public_url, demo } = ports;
  const is_https = public_url?.startsWith("https:") === true;
  // A demo on loopback is open to whoever sits at this machine; everything else asks who is there.
  const is_open = demo !== null && public_url === null;
  const app = express();
  app.disable("x-powered-by");
  // A proxy on this machine tells the address of its client; nobody else is believed.
  app.set("trust proxy", "loopback");
  app.use(
    createSecureHeaders({ is_https }),
    createOriginGuard(public_url === null ? [] : [new URL(public_url).hostname]),
  );
  app.use(express.json({ limit: "100kb" }), createStrangerWords({ ...ports, is_open }));

  const { sign_in, api } = ports.limits ?? USUAL_LIMITS;
  app.get(`${PICTURE_PATH}:file`, createRateLimit(sign_in), createPictureRoute(ports.pictures));
  const limitSignIn = createRateLimit(sign_in);
  app.use("/api/v1/sign-in", limitSignIn);
  app.use(["/api/v1/link", "/api/v1/answer", "/api/v1/sso"], limitSignIn);
  app.use("/api/v1", createRateLimit(api), createSignInApi({ access, is_https, board_url: ports.board_url }));
  app.use("/api/v1", createIdentity({ access, is_open, is_https }), createCommandWords(ports.command));
  app.use(
    "/api/v1",
    createBoardApi(ports),
    createAdminApi(access),
    createCustomerApi(ports),
    createConsentApi(ports),
    createRehearsalApi(ports),
    createRuleApi(ports),
    createPlanApi(ports),
    createReportApi(ports),
    createPurchaseOrderApi(ports),
    createTuningApi(ports),
    createCareApi(ports),
    createEventApi(ports),
    createKitApi(ports),
  );
  app.use("/api/v1", (_request: Request, response: Response) => {
    response.status(404).json({ code: "not_found", message: "没有这个接口", hint: "检查地址是否正确。" });
  });
  app.use(express.static(ports.web_dir, { index: false, maxAge: "1h" }));
  app.get("/{*page}", createFirstPage({ ...ports, is_open }));
  app.use(createAnswerError(ports.onFailure));
  return app;
}
