/** What an add-on is made from, and what it offers. */
import type { RateLimiter } from "@jdy/open-api-client";
import type { Access, AllAccessPorts } from "../app/access/access.ts";
import type { createRotateSecrets } from "../app/access/rotate-secrets.ts";
import type { createKeepKey } from "../app/account/keep-key.ts";
import type { AlertAnswers } from "../app/alert/answer-alert.ts";
import type { createAssessSubjects } from "../app/assess/assess-subjects.ts";
import type { createLearnShop } from "../app/assess/learn-shop.ts";
import type { PooledModels } from "../app/assess/pooled-models.ts";
import type { ConsentGate } from "../app/consent/consent-gate.ts";
import type { createReceiveCallback } from "../app/consent/receive-callback.ts";
import type { ChannelRests } from "../app/dispatch/channel-rests.ts";
import type { Dispatcher } from "../app/dispatch/create-dispatcher.ts";
import type { Polling } from "../app/ingest/create-polling.ts";
import type { KnownBindings } from "../app/ingest/known-bindings.ts";
import type { createReceivePush } from "../app/ingest/receive-push.ts";
import type { createWorkInbox } from "../app/ingest/work-inbox.ts";
import type { createInstallApp } from "../app/install/install-app.ts";
import type { Kit } from "../app/install/read-app.ts";
import type { JudgeChoices } from "../app/purchase-order/judge-choices.ts";
import type { createLearnDueSubstitutes } from "../app/substitution/learn-due-substitutes.ts";
import type { PurchaseOrders } from "../app/purchase-order/purchase-orders.ts";
import type { MakePeriodReport } from "../app/period-report/period-report.ts";
import type { MessagePictures } from "../app/picture/message-pictures.ts";
import type { MakePurchasePlan } from "../app/purchase-plan/purchase-plan.ts";
import type { Rehearsals } from "../app/rehearse/rehearsals.ts";
import type { PlatformFunctions } from "../app/kit/platform-functions.ts";
import type { createEventReport } from "../app/event-report/event-report.ts";
import type { createEventsReport } from "../app/event-report/events-report.ts";
import type { MakeTuningReport } from "../app/tuning/tuning-report.ts";
import type { StarterRules } from "../app/rules/starter-rules.ts";
import type { RuleEditor } from "../app/rules/rule-editor.ts";
import type { Monitor } from "../app/report/monitor.ts";
import type { createMakeFigures } from "../app/operating/make-figures.ts";
import type { Reports } from "../app/report/reports.ts";
import type { CustomerSide } from "./customer-side.ts";
import type { PlatformAccess } from "./platform-access.ts";
import type { TimedUseCases } from "./timed-use-cases.ts";
import type { PeriodReport } from "../contracts/period-report.ts";
import type { PollSetting } from "../domain/polling/poll-beat.ts";
import type { ChannelCallbacks } from "../ports/channel-callbacks.ts";
import type { ChannelDirectory } from "../ports/channel-directory.ts";
import type { Clock } from "../ports/clock.ts";
import type { HolidayCalendar } from "../ports/holiday-calendar.ts";
import type { Logger } from "../ports/logger.ts";
import type { Metrics } from "../ports/metrics.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import type { Platform } from "../ports/platform.ts";
import type { PlatformAccounts } from "../ports/platform-accounts.ts";
import type { ReportFiles } from "../ports/report-files.ts";
import type { SecretBox } from "../ports/secret-box.ts";
import type { Store } from "../ports/store.ts";
import type { ChannelNotices } from "../app/doctor/channel-notices.ts";
import type { ExamineChannels } from "../app/doctor/examine-channels.ts";

/** What differs between a demo, a real account and a test. */
export interface AddonSetting {
  readonly data_dir: string;
  readonly clock: Clock;
  /** Of the account that serves installations without one of their own; null where each must have one. */
  readonly api_key: string | null;
  readonly base_url: string;
  /** Where the platform and people reach this server; null while nobody has said. */
  readonly public_url: string | null;
  /** True where the platform has no limits to keep to: a sandbox that is being filled. */
  readonly is_unlimited?: boolean;
  /** Set where the platform is our sandbox, which lets a program make forms. */
  readonly sandbox_origin: string | null;
  /** The company's own login, where there is one. */
  readonly single_sign_on?: AllAccessPorts["single_sign_on"];
  /** Hosts and ranges inside one's own network to which messages may go, parted by commas. */
  readonly allowed_targets?: string;
  /** Processes that send messages at the same time; one where left out. */
  readonly senders?: number;
  /** Argon2id at its usual cost where none is given. */
  readonly hasher?: PasswordHasher;
  /** How long a turn of reading waits for installations that are slow; as long as they take where left out. */
  patience?(): Promise<unknown>;
  /** Days for which a suggestion of the purchase plan stands once it was shown; as usual where left out. */
  readonly plan_freeze_days?: number;
  /** Days for which alerts and shortages are kept; as usual where left out. */
  readonly keep_alert_days?: number;
  /** How often forms are read; as usual where left out. */
  readonly polling?: PollSetting;
  readonly log: Logger;
  /** Opened already; without one, SQLite in the data folder. */
  readonly store?: Store;
  /** Shared with other processes; without one, the limits are kept by this process alone. */
  readonly limiter?: RateLimiter;
  readonly metrics?: Metrics;
  /** Called when something that a page shows may have changed. */
  onChange(topic: "board" | "messages" | "health" | "problems"): void;
}

/** The add-on with every use case ready. */
export interface Addon extends TimedUseCases, CustomerSide {
  readonly store: Store;
  readonly platform: Platform;
  readonly platformAccounts: PlatformAccounts;
  readonly keepKey: ReturnType<typeof createKeepKey>;
  readonly appsOf: PlatformAccess["appsOf"];
  readonly makerOf: PlatformAccess["makerOf"];
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly calendar: HolidayCalendar;
  readonly kit: Kit;
  readonly channels: ChannelDirectory;
  readonly callbacks: ChannelCallbacks;
  readonly bindings: KnownBindings;
  readonly monitor: Monitor;
  readonly reports: Reports;
  readonly answers: AlertAnswers;
  readonly access: Access;
  /** Asks the receivers' consent, then the channel. */
  readonly sendAllowed: ConsentGate;
  /** Which channels rest after failures of their own. */
  readonly rests: ChannelRests;
  /** What people are told of channels that cannot be used. */
  readonly channelNotices: ChannelNotices;
  readonly rehearsals: Rehearsals;
  readonly purchasePlan: MakePurchasePlan;
  readonly purchaseOrders: PurchaseOrders;
  readonly judgeChoices: JudgeChoices;
  readonly tuningReport: MakeTuningReport;
  readonly eventsReport: ReturnType<typeof createEventsReport>;
  readonly eventReport: ReturnType<typeof createEventReport>;
  readonly periodReport: MakePeriodReport;
  readonly reportFiles: ReportFiles;
  reportWorkbook(report: PeriodReport): Promise<Uint8Array>;
  readonly examineChannels: ExamineChannels;
  readonly platformFunctions: PlatformFunctions;
  readonly starterRules: StarterRules;
  readonly ruleEditor: RuleEditor;
  readonly rotateSecrets: ReturnType<typeof createRotateSecrets>;
  readonly receivePush: ReturnType<typeof createReceivePush>;
  readonly receiveCallback: ReturnType<typeof createReceiveCallback>;
  readonly workInbox: ReturnType<typeof createWorkInbox>;
  readonly assessSubjects: ReturnType<typeof createAssessSubjects>;
  readonly pooledModels: PooledModels;
  readonly learnShop: ReturnType<typeof createLearnShop>;
  readonly learnDueSubstitutes: ReturnType<typeof createLearnDueSubstitutes>;
  readonly makeFigures: ReturnType<typeof createMakeFigures>;
  readonly dispatcher: Dispatcher;
  readonly pictures: MessagePictures;
  readonly polling: Polling;
  readonly reconcileAll: Polling["reconcileAll"];
  readonly installApp: ReturnType<typeof createInstallApp>;
  close(): Promise<void>;
}
