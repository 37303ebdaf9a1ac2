/** Where ports meet adapters: the whole add-on, wired once. Importing this file opens nothing. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CallObserver,
  createJdyClient,
  createRateLimiter,
  type JdyClientOptions,
  type RateLimiter,
  systemClock,
} from "@jdy/open-api-client";
import type { ChannelDirectory } from "./ports/channel-directory.ts";
import type { Clock } from "./ports/clock.ts";
import type { FormMaker } from "./ports/form-maker.ts";
import type { PasswordHasher } from "./ports/password-hasher.ts";
import type { Platform } from "./ports/platform.ts";
import type { AccountInUse, PlatformAccounts } from "./ports/platform-accounts.ts";
import type { SecretBox } from "./ports/secret-box.ts";
import type { Store } from "./ports/store.ts";
import { createChannelDirectory } from "./adapters/notify/create-channel-directory.ts";
import { createOutboundGuard } from "./adapters/notify/outbound-guard.ts";
import { readKit } from "./adapters/files/kit-files.ts";
import { createJdyPlatform } from "./adapters/platform/jdy-platform.ts";
import { createPlatformByAccount, type OpenedPlatform } from "./adapters/platform/platform-by-account.ts";
import { createSandboxFormMaker } from "./adapters/platform/sandbox-form-maker.ts";
import { createSqliteStore } from "./adapters/store/sqlite/create-sqlite-store.ts";
import { createPasswordHasher } from "./adapters/login/password-hasher.ts";
import { createSigner } from "./adapters/login/signer.ts";
import { createKeyRing } from "./adapters/system/key-ring.ts";
import { tokenMaker } from "./adapters/system/token-maker.ts";
import { type Access, type AllAccessPorts, createAccess } from "./app/access/access.ts";
import { checkedAccount, companyOf, createInstallationAccounts } from "./app/account/installation-accounts.ts";
import { createKeepKey } from "./app/account/keep-key.ts";
import { createRotateSecrets } from "./app/access/rotate-secrets.ts";
import { type AlertAnswers, createAlertAnswers } from "./app/alert/answer-alert.ts";
import type { ActionLinks } from "./app/access/action-links.ts";
import { createCustomerMarks } from "./app/customer/customer-marks.ts";
import { type CustomerRights, createCustomerRights } from "./app/customer/customer-rights.ts";
import { createErasingRecords } from "./app/customer/erasing-records.ts";
import type { EffectSetting } from "./app/effects/assessed-subject.ts";
import { createAssessSubjects } from "./app/assess/assess-subjects.ts";
import { createDispatcher, type Dispatcher } from "./app/dispatch/create-dispatcher.ts";
import { createPauseNotices } from "./app/dispatch/pause-notices.ts";
import { createKnownBindings, type KnownBindings } from "./app/ingest/known-bindings.ts";
import { createReceivePush } from "./app/ingest/receive-push.ts";
import { createReadiness } from "./app/ingest/readiness.ts";
import { createPolling, type Polling } from "./app/ingest/create-polling.ts";
import { createWorkInbox } from "./app/ingest/work-inbox.ts";
import { createInstallApp } from "./app/install/install-app.ts";
import { createNotePushSeen } from "./app/install/push-seen.ts";
import type { Kit } from "./app/install/read-app.ts";
import { createBoardReport } from "./app/report/board-report.ts";
import { createHealthReport } from "./app/report/health-report.ts";
import { createIntakeReport } from "./app/report/intake-report.ts";
import { createItemReport } from "./app/report/item-report.ts";
import { createMessagesReport } from "./app/report/messages-report.ts";
import { createMonitor, type Monitor } from "./app/report/monitor.ts";
import { createProblemsReport } from "./app/report/problems-report.ts";
import type { Reports } from "./app/report/reports.ts";
import type { PollSetting } from "./domain/polling/poll-beat.ts";
import { pausedFields } from "./contracts/paused-fields.ts";
import type { PlatformAccount } from "./contracts/platform-account.ts";
import { AddonError } from "./contracts/problem.ts";
import type { Logger } from "./ports/logger.ts";
import type { Metrics } from "./ports/metrics.ts";
import { webhooks } from "../webhooks/index.ts";

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
  /** Argon2id at its usual cost where none is given. */
  readonly hasher?: PasswordHasher;
  /** How long a turn of reading waits for installations that are slow; as long as they take where left out. */
  patience?(): Promise<unknown>;
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
export interface Addon {
  readonly store: Store;
  readonly platform: Platform;
  readonly platformAccounts: PlatformAccounts;
  readonly keepKey: ReturnType<typeof createKeepKey>;
  /** The apps that an account may see which no installation has yet. */
  appsOf(account: PlatformAccount): ReturnType<Platform["apps"]>;
  makerOf(installation_id: string): Promise<FormMaker | null>;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly kit: Kit;
  readonly channels: ChannelDirectory;
  readonly bindings: KnownBindings;
  readonly monitor: Monitor;
  readonly reports: Reports;
  readonly answers: AlertAnswers;
  readonly access: Access;
  readonly customers: CustomerRights;
  readonly rotateSecrets: ReturnType<typeof createRotateSecrets>;
  readonly receivePush: ReturnType<typeof createReceivePush>;
  readonly workInbox: ReturnType<typeof createWorkInbox>;
  readonly assessSubjects: ReturnType<typeof createAssessSubjects>;
  readonly dispatcher: Dispatcher;
  readonly polling: Polling;
  readonly reconcileAll: Polling["reconcileAll"];
  readonly installApp: ReturnType<typeof createInstallApp>;
  close(): Promise<void>;
}

/** Reading by time where nobody has set anything. */
const USUAL_POLLING: PollSetting = {
  ...{ beat_ms: 600_000, fast_ms: 15_000, sweep_ms: 86_400_000 },
  calls_per_hour: 3_600,
};

const KIT_PLACE = {
  templates: new URL("../templates/", import.meta.url),
  manifests: new URL("../manifests/", import.meta.url),
};

/** The version people see, from package.json. */
export const VERSION = readVersion();

/** Opens the data folder and wires the add-on. Closing it closes everything it opened. */
export function composeAddon(setting: AddonSetting): Addon {
  mkdirSync(setting.data_dir, { recursive: true, mode: 0o700 });
  const { clock, log, metrics } = setting;
  const store = setting.store ?? createSqliteStore({ path: join(setting.data_dir, "stockguard.db") });
  const { inbox, records, subjects, assessments, outbox, registry } = store;
  const ring = createKeyRing(join(setting.data_dir, "secret.key"));
  const { box } = ring;
  const unlimited = { waitTurn: () => Promise.resolve() };
  const limiter =
    setting.is_unlimited === true ? unlimited : (setting.limiter ?? createRateLimiter({ clock: systemClock }));
  const { api_key, base_url } = setting;
  const program = api_key === null ? null : checkedAccount({ api_key, base_url });
  const platformAccounts = createInstallationAccounts({ registry, box, tokens: tokenMaker, clock, program });
  const opening = { limiter, ...(metrics !== undefined && callCounting(metrics)) };
  const called = createPlatformByAccount({ accounts: platformAccounts, open: (account) => opened(account, opening) });
  const { platform } = called;
  // What inbox and outbox keep is tried again from there; a call that waits for its own retries would hold up the rest.
  const once = createPlatformByAccount({
    accounts: platformAccounts,
    open: (account) => opened(account, { ...opening, maxAttempts: 1 }),
  });
  const keepKey = createKeepKey({ registry, accounts: platformAccounts });
  const makerOf = sandboxMakers(setting.sandbox_origin, platformAccounts);
  const bindings = createKnownBindings(registry, box, clock);
  const kit = readKit(KIT_PLACE, "stockguard");
  const channels = createChannelDirectory({
    ...{ registry, box, clock, log: log.info },
    guard: createOutboundGuard(setting.allowed_targets ?? ""),
  });
  const monitor = createMonitor(metrics);
  const polling = createPolling({
    ...{ store, platform, box, bindings, clock, templates: kit.templates },
    setting: setting.polling ?? USUAL_POLLING,
    is_reachable: setting.public_url !== null,
    patience: setting.patience ?? (() => new Promise(() => undefined)),
    onError: ({ installation_id, form }, error) =>
      log.warn("poll.failed", { installation_id, form, ...failureFields(error) }),
  });
  const { customerData } = store;
  const marks = createCustomerMarks({ customerData, registry, box, tokens: tokenMaker });
  const erasingRecords = createErasingRecords({ records, customerData, marks });
  const answers = createAlertAnswers({ assessments, clock });
  const access = createAccess({
    ...{ accounts: store.accounts, tokens: tokenMaker, clock, box, answers },
    hasher: setting.hasher ?? createPasswordHasher(),
    signer: createSigner(ring.currentKey()),
    single_sign_on: setting.single_sign_on ?? null,
  });

  const pauseNotices = createPauseNotices(polling);
  const tell = (told: Promise<void>) =>
    void told.then(
      () => setting.onChange("problems"),
      (error: unknown) => log.error("notice.failed", { message: error instanceof Error ? error.message : "unknown" }),
    );

  return {
    store,
    platform,
    platformAccounts,
    keepKey,
    appsOf: async (account) => {
      const company = companyOf(account, tokenMaker);
      const tried = opened({ ...account, origin: "own", company }, { ...opening, maxAttempts: 1 });
      return tried.platform.apps(null).finally(tried.close);
    },
    makerOf,
    box,
    clock,
    kit,
    channels,
    bindings,
    monitor,
    answers,
    access,
    customers: createCustomerRights({
      ...{ customerData, records: erasingRecords, marks, platform, binding: bindings.ofForm },
      ...{ accounts: store.accounts, tokens: tokenMaker, clock },
    }),
    rotateSecrets: createRotateSecrets({ registry, ring }),
    receivePush: createReceivePush({
      inbox,
      platform,
      clock,
      bindingByToken: bindings.byToken,
      notePush: createNotePushSeen(registry, clock),
    }),
    workInbox: createWorkInbox({
      inbox,
      records: erasingRecords,
      platform: once.platform,
      clock,
      webhooks,
      actions: answers,
      binding: bindings.ofForm,
      formChanged: polling.formChanged,
    }),
    assessSubjects: createAssessSubjects({
      subjects,
      assessments,
      outbox,
      clock,
      effectSetting: async (installation_id) => ({
        bound: new Set((await bindings.all(installation_id)).map(({ form }) => form)),
        paused_fields: pausedFields((await bindings.ofForm(installation_id, "stock_level"))?.fields ?? []),
        clock,
        ...(setting.public_url !== null && { answerLinks: answerLinksUnder(setting.public_url, access.actions) }),
        link: ({ item_code, location_code }) =>
          setting.public_url === null
            ? null
            : `${setting.public_url}/items/${encodeURIComponent(item_code)}/${encodeURIComponent(location_code)}`,
      }),
      isReady: createReadiness({ inbox, registry, bindings }),
      breathe: () => new Promise(setImmediate),
    }),
    dispatcher: createDispatcher({
      outbox,
      platform: once.platform,
      channels,
      clock,
      binding: bindings.ofForm,
      onSettled: (effect, outcome) => {
        monitor.effectSettled(effect, outcome);
        setting.onChange(effect.action.kind === "send_message" ? "messages" : "health");
        if (outcome.kind === "dead") {
          log.warn("effect.given_up", { effect_key: effect.effect_key, problem: outcome.problem });
          setting.onChange("problems");
        }
      },
      onPaused: (installation_id, pause) => {
        log.warn("platform.writes_paused", { installation_id, ...pause });
        const { failure, problem } = pause;
        if (failure === "quota" || failure === "key") tell(pauseNotices.raise(installation_id, failure, problem));
      },
      onResumed: (installation_id) => tell(pauseNotices.end(installation_id)),
      onError: (error) => log.error("dispatch.failed", { message: error instanceof Error ? error.message : "unknown" }),
    }),
    polling,
    reconcileAll: polling.reconcileAll,
    installApp: createInstallApp({
      registry,
      platform,
      makerOf,
      keepKey,
      kit,
      public_url: setting.public_url,
      box,
      tokens: tokenMaker,
      clock,
    }),
    reports: {
      board: createBoardReport({ assessments, clock }),
      item: createItemReport({ subjects, assessments, outbox, clock }),
      messages: createMessagesReport({ outbox }),
      problems: createProblemsReport({ inbox, outbox, notices: polling.notices }),
      health: createHealthReport({
        ...{ inbox, outbox, subjects, clock, monitor, version: VERSION },
        intake: createIntakeReport({
          ...{ registry, watches: polling.watches, notices: polling.notices },
          setting: setting.polling ?? USUAL_POLLING,
          is_reachable: setting.public_url !== null,
        }),
      }),
    },
    close: async () => {
      called.close();
      once.close();
      await store.close();
    },
  };
}

/** The platform by one account: the limits of whose company are kept over all its installations. */
function opened(
  { api_key, base_url, company }: AccountInUse,
  opening: Omit<JdyClientOptions, "apiKey" | "baseUrl" | "company">,
): OpenedPlatform {
  const client = createJdyClient({ ...opening, apiKey: api_key, baseUrl: base_url, company });
  return { platform: createJdyPlatform({ client }), close: () => client.close() };
}

/** Forms are made only on the sandbox that the program knows, and there for installations whose account is on it. */
function sandboxMakers(sandbox_origin: string | null, accounts: Pick<PlatformAccounts, "of">): Addon["makerOf"] {
  const maker = sandbox_origin === null ? null : createSandboxFormMaker({ origin: sandbox_origin });
  return async (installation_id) =>
    new URL((await accounts.of(installation_id)).base_url).origin === sandbox_origin ? maker : null;
}

function callCounting(metrics: Metrics): CallObserver {
  return {
    onTurn: ({ waited_ms }) => metrics.limiterWaited(waited_ms),
    onReply: ({ endpoint, code, duration_ms }) => metrics.platformAnswered(endpoint, code, duration_ms),
  };
}

function failureFields(error: unknown): Readonly<Record<string, unknown>> {
  const message = error instanceof Error ? error.message : "unknown";
  return error instanceof AddonError ? { code: error.code, message } : { message };
}

/** The answers that a message offers, as links behind whose # no server logs the token. */
function answerLinksUnder(public_url: string, { token }: ActionLinks): NonNullable<EffectSetting["answerLinks"]> {
  return (subject, episode, told_at) =>
    [
      { label: "确认", answer: "acknowledge" as const },
      { label: "稍后提醒", answer: "snooze" as const },
    ].map(({ label, answer }) => ({
      label,
      link: `${public_url.replace(/\/+$/, "")}/answer#${token({ subject, episode, answer }, told_at)}`,
    }));
}

function readVersion(): string {
  const file = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  // Our own file: it always has a version.
  return (JSON.parse(file) as { readonly version: string }).version;
}
