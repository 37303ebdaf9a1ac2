/** Where ports meet adapters: the whole add-on, wired once. Importing this file opens nothing. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createChineseCalendar } from "./adapters/calendar/create-chinese-calendar.ts";
import { readKit } from "./adapters/files/kit-files.ts";
import { createPasswordHasher } from "./adapters/login/password-hasher.ts";
import { createSigner } from "./adapters/login/signer.ts";
import { createChannelCallbacks } from "./adapters/notify/create-channel-callbacks.ts";
import { createChannelDirectory } from "./adapters/notify/create-channel-directory.ts";
import { smsOutId } from "./adapters/notify/sms/sms-notifier.ts";
import { createFormUrl } from "./adapters/platform/form-url.ts";
import { createOutboundGuard } from "./adapters/notify/sending/outbound-guard.ts";
import { createReportFolder } from "./adapters/files/report-folder.ts";
import { createPictureDrawer } from "./adapters/picture/create-picture-drawer.ts";
import { createSqliteStore } from "./adapters/store/sqlite/create-sqlite-store.ts";
import { createKeyRing } from "./adapters/system/key-ring.ts";
import { tokenMaker } from "./adapters/system/token-maker.ts";
import { createAccess } from "./app/access/access.ts";
import { createRotateSecrets } from "./app/access/rotate-secrets.ts";
import { createKeepKey } from "./app/account/keep-key.ts";
import { createAlertAnswers } from "./app/alert/answer-alert.ts";
import { createAlarmBudgets } from "./app/assess/alarm-budgets.ts";
import { createAssessSubjects } from "./app/assess/assess-subjects.ts";
import { createClassifyItems } from "./app/assess/classify-items.ts";
import { createItemGoodwills } from "./app/assess/item-goodwills.ts";
import { createLearnAcrossItems } from "./app/assess/learn-across-items.ts";
import { createLearnDueSubstitutes } from "./app/substitution/learn-due-substitutes.ts";
import { createLearnSubstitutes } from "./app/substitution/learn-substitutes.ts";
import { createLearnShop } from "./app/assess/learn-shop.ts";
import { createPooledModels } from "./app/assess/pooled-models.ts";
import { createNoteCare } from "./app/care/note-care.ts";
import { createConsentGate } from "./app/consent/consent-gate.ts";
import { createReceiveCallback } from "./app/consent/receive-callback.ts";
import { createCustomerMarks } from "./app/customer/customer-marks.ts";
import { createErasingRecords } from "./app/customer/erasing-records.ts";
import { createCustomerBases } from "./app/customer-base/kept-customer-base.ts";
import { createLearnCustomers } from "./app/customer-base/learn-customers.ts";
import { createEventFutureLoss } from "./app/exposure/event-future-loss.ts";
import { createFutureLosses } from "./app/exposure/future-losses.ts";
import { createForetellBuyers } from "./app/exposure/foretell-buyers.ts";
import { createLikelyBuyers } from "./app/exposure/likely-buyers.ts";
import { createKeptChurn } from "./app/customer-retention/kept-churn.ts";
import { createKeptRetention } from "./app/customer-retention/kept-retention.ts";
import { createChannelRests } from "./app/dispatch/channel-rests.ts";
import { createDispatcher } from "./app/dispatch/create-dispatcher.ts";
import { createMessageDirectory } from "./app/dispatch/message-directory.ts";
import { createPolling } from "./app/ingest/create-polling.ts";
import { createKnownBindings } from "./app/ingest/known-bindings.ts";
import { createReadiness } from "./app/ingest/readiness.ts";
import { createReceivePush } from "./app/ingest/receive-push.ts";
import { createWorkInbox } from "./app/ingest/work-inbox.ts";
import { createInstallApp } from "./app/install/install-app.ts";
import { createNotePushSeen } from "./app/install/push-seen.ts";
import { createJudgeChoices } from "./app/purchase-order/judge-choices.ts";
import { createPurchaseOrders } from "./app/purchase-order/purchase-orders.ts";
import { createPeriodReport } from "./app/period-report/period-report.ts";
import { createMessagePictures } from "./app/picture/message-pictures.ts";
import { createKeptCourses } from "./app/purchase-course/kept-courses.ts";
import { createPurchasePlan } from "./app/purchase-plan/purchase-plan.ts";
import { createShownSuggestions } from "./app/purchase-plan/shown-suggestions.ts";
import { createRehearsals } from "./app/rehearse/rehearsals.ts";
import { createPlatformFunctions } from "./app/kit/platform-functions.ts";
import { createSlowSuppliers } from "./app/supplier/slow-suppliers.ts";
import { sharedReport } from "./app/tuning/shared-report.ts";
import { createEventReport } from "./app/event-report/event-report.ts";
import { createEventsReport } from "./app/event-report/events-report.ts";
import { createTuningReport } from "./app/tuning/tuning-report.ts";
import { createSupplierTables } from "./app/supplier/supplier-tables.ts";
import { createWatchSuppliers } from "./app/supplier/watch-suppliers.ts";
import { createStarterRules } from "./app/rules/starter-rules.ts";
import { createRuleEditor } from "./app/rules/rule-editor.ts";
import { createMonitor } from "./app/report/monitor.ts";
import { createKeptFigures } from "./app/operating/kept-figures.ts";
import { createMakeFigures } from "./app/operating/make-figures.ts";
import { createResponseReport } from "./app/report/response-report.ts";
import { createSuppliersReport } from "./app/report/suppliers-report.ts";
import { createReports } from "./app/report/reports.ts";
import type { Addon, AddonSetting } from "./assembly/addon.ts";
import { createCustomerSide } from "./assembly/customer-side.ts";
import { createEffectSettings } from "./assembly/effect-settings.ts";
import { failureFields } from "./assembly/failure-fields.ts";
import { createTimedUseCases } from "./assembly/timed-use-cases.ts";
import { createPlatformAccess } from "./assembly/platform-access.ts";
import { toldProblems } from "./assembly/told-problems.ts";
import { toldDispatch } from "./assembly/told-dispatch.ts";
import type { PeriodReport } from "./contracts/period-report.ts";
import { DAY_MS } from "./domain/calendar/day.ts";
import type { PollSetting } from "./domain/polling/poll-beat.ts";
import { createChannelNotices } from "./app/doctor/channel-notices.ts";
import { createExamineChannels } from "./app/doctor/examine-channels.ts";
import { createRulesReport } from "./app/rules/rules-report.ts";
import { alertRuleChanged } from "../webhooks/alert-rule.ts";
import { webhooks } from "../webhooks/index.ts";

/** Reading by time where nobody has set anything. */
const USUAL_POLLING: PollSetting = {
  ...{ beat_ms: 600_000, fast_ms: 15_000, sweep_ms: DAY_MS },
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
  const { clock, log, metrics, public_url, polling: poll_setting = USUAL_POLLING } = setting;
  const kept = setting.store ?? createSqliteStore({ path: join(setting.data_dir, "stockguard.db") });
  const store = toldProblems(kept, () => setting.onChange("problems"));
  const { inbox, records, registry, customerData } = store;
  const calendar = createChineseCalendar();
  const ring = createKeyRing(join(setting.data_dir, "secret.key"));
  const { box } = ring;
  const is_reachable = public_url !== null;
  const way = createPlatformAccess({
    ...{ ...setting, registry, box, is_unlimited: setting.is_unlimited === true },
    ...{ limiter: setting.limiter, metrics },
  });
  const platform = way.patient;
  const keepKey = createKeepKey({ registry, accounts: way.accounts });
  const bindings = createKnownBindings(registry, box, clock);
  const kit = readKit(KIT_PLACE, "stockguard");
  const channels = createChannelDirectory({
    ...{ registry, box, clock, log: log.info, senders: setting.senders },
    guard: createOutboundGuard(setting.allowed_targets ?? ""),
  });
  const examineChannels = createExamineChannels({
    channels,
    onError: (place, error) => log.warn("channel.check_failed", { ...place, ...failureFields(error) }),
  });
  const callbacks = createChannelCallbacks({
    ...{ registry, box, tokens: tokenMaker, clock },
    onUnreadable: (place) => log.warn("callback.token_unreadable", place),
  });
  const monitor = createMonitor(metrics);
  const polling = createPolling({
    ...{ store, platform, box, bindings, clock, is_reachable, templates: kit.templates, setting: poll_setting },
    patience: setting.patience ?? (() => new Promise(() => undefined)),
    onError: ({ installation_id, form }, error) =>
      log.warn("poll.failed", { installation_id, form, ...failureFields(error) }),
  });
  const marks = createCustomerMarks({ customerData, registry, box, tokens: tokenMaker });
  const rests = createChannelRests({ registry, notices: polling.notices, clock });
  const channelNotices = createChannelNotices({ ...polling, channels });
  const sendAllowed = createConsentGate({ ...store, marks, clock });
  const erasingRecords = createErasingRecords({ records, customerData, marks });
  const answers = createAlertAnswers({
    ...{ ...store, clock },
    hasAlertForm: async (installation_id) => (await bindings.ofForm(installation_id, "stockout_alert")) !== null,
  });
  const pooledModels = createPooledModels(registry);
  const slowSuppliers = createSlowSuppliers(registry);
  const customerBases = createCustomerBases(registry);
  const keptChurn = createKeptChurn(registry);
  const futureLosses = createFutureLosses({ ...store, keptChurn });
  const eventFutureLoss = createEventFutureLoss({ ...store, futureLosses });
  const supplierTables = createSupplierTables({ ...store, calendar, clock });
  const formUrl = createFormUrl({ accounts: way.accounts, sandbox_origin: setting.sandbox_origin });
  const breathe = () => new Promise<void>(setImmediate);
  const learnShop = createLearnShop(
    {
      learnAcrossItems: createLearnAcrossItems({ ...store, models: pooledModels, clock, calendar, breathe }),
      classifyItems: createClassifyItems({
        ...{ ...store, clock, binding: bindings.ofForm, breathe },
        itemGoodwills: createItemGoodwills({ ...store, keptChurn, clock, breathe }),
      }),
      watchSuppliers: createWatchSuppliers({ notices: polling.notices, slowSuppliers, supplierTables }),
      learnCustomers: createLearnCustomers({ ...store, customerBases, clock, breathe }),
    },
    (lesson, installation_id, error) =>
      log.error("shop.learn_failed", { lesson, installation_id, ...failureFields(error) }),
  );
  const learnDueSubstitutes = createLearnDueSubstitutes({
    ...{ registry, clock, learnSubstitutes: createLearnSubstitutes({ ...store, marks, clock, breathe }) },
    onFailure: (installation_id, error) =>
      log.error("substitutes.learn_failed", { installation_id, ...failureFields(error) }),
  });
  const figures = createKeptFigures(registry);
  const retention = createKeptRetention(store);
  const makeFigures = createMakeFigures({
    ...{ ...store, clock, calendar, breathe, kept: figures, pooledModel: pooledModels.of },
  });
  const courses = createKeptCourses(registry);
  const rulesReport = createRulesReport({ ...store, clock, channels, formUrl });
  const rehearsals = createRehearsals({
    ...{ ...store, clock, breathe },
    onFailure: (error) => log.error("rehearsal.failed", failureFields(error)),
  });
  const signer = createSigner(ring.currentKey());
  const reportFiles = createReportFolder(join(setting.data_dir, "reports"));
  const responseReport = createResponseReport({ ...store, clock });
  const periodReport = createPeriodReport({
    ...{ ...store, clock, responseReport, retention },
    suppliersReport: createSuppliersReport({ supplierTables }),
  });
  const reportWorkbook = async (report: PeriodReport) =>
    (await import("./adapters/files/report-workbook.ts")).reportWorkbook(report);
  const drawer = createPictureDrawer();
  const pictures = createMessagePictures({
    ...{ ...store, signer, clock, public_url, draw: drawer.draw },
    onFailure: (error) => log.warn("picture.failed", failureFields(error)),
  });
  const access = createAccess({
    ...{ accounts: store.accounts, assessments: store.assessments, tokens: tokenMaker, clock, box, answers, signer },
    hasher: setting.hasher ?? createPasswordHasher(),
    single_sign_on: setting.single_sign_on ?? null,
  });
  const customerSide = createCustomerSide({
    ...{ store, clock, log, breathe, platform, formUrl, tokens: tokenMaker, binding: bindings.ofForm },
    ...{ marks, customerBases, retention, keptChurn, futureLosses, erasingRecords, packs: kit.manifest.care },
    kept_days: setting.keep_alert_days ?? 400,
  });
  const { foretoldTasks, segmentsOf } = customerSide;
  const likelyBuyers = createLikelyBuyers({ ...store, customerBases, marks, breathe });
  const assessing = {
    ...{ ...store, clock, calendar, breathe },
    effectSetting: createEffectSettings({
      ...{ bindings, registry, clock, actions: access.actions, public_url, foretoldTasks },
    }),
    pooledModel: pooledModels.of,
    slowSuppliers: slowSuppliers.of,
    foretellBuyers: createForetellBuyers({ likelyBuyers, futureLosses }),
    alarmBudget: createAlarmBudgets(registry).of,
  };

  const steadied = createShownSuggestions({ ...store, clock, breathe, freeze_days: setting.plan_freeze_days ?? 1 });
  const purchasePlan = createPurchasePlan({ ...store, clock, breathe, steadied });
  const purchaseOrders = createPurchaseOrders({
    ...{ ...store, clock, tokens: tokenMaker, purchasePlan, binding: bindings.ofForm },
  });

  const timed = createTimedUseCases({
    ...{ store, clock, log, channels, channelNotices, examineChannels, platform: way.once, courses },
    ...{ reportFiles, periodReport, reportWorkbook, responseReport, rulesReport, binding: bindings.ofForm, public_url },
    ...{ onChange: setting.onChange, breathe, calendar, pooledModel: pooledModels.of },
  });

  return {
    ...timed,
    ...customerSide,
    ...{ store, platform, keepKey, box, clock, calendar, kit, channels, callbacks, bindings, monitor, answers, access },
    ...{ polling, pooledModels, learnShop, learnDueSubstitutes, makeFigures, rehearsals, pictures },
    ...{ platformAccounts: way.accounts, appsOf: way.appsOf, makerOf: way.makerOf },
    ...{ sendAllowed, rests, channelNotices },
    purchasePlan,
    purchaseOrders,
    judgeChoices: createJudgeChoices({ ...store, clock, breathe }),
    eventsReport: createEventsReport({ ...store, clock }),
    eventReport: createEventReport({ ...store, customerBases, clock, breathe, formUrl, eventFutureLoss }),
    tuningReport: sharedReport(
      createTuningReport({ ...assessing, supplierTables, formUrl, retention, keptChurn, segmentsOf, likelyBuyers }),
      clock,
    ),
    ruleEditor: createRuleEditor({
      ...{ ...store, records: erasingRecords, channels, clock, platform, templates: kit.templates },
      ...{ webhook: alertRuleChanged, binding: bindings.ofForm },
    }),
    ...{ periodReport, reportFiles, reportWorkbook },
    starterRules: createStarterRules({ packs: kit.manifest.rules, platform, registry }),
    rotateSecrets: createRotateSecrets({ registry, ring }),
    receivePush: createReceivePush({
      ...{ inbox, platform, clock, bindingByToken: bindings.byToken },
      notePush: createNotePushSeen(registry, clock),
    }),
    receiveCallback: createReceiveCallback({
      ...{ callbacks, consents: store.consents, marks, clock },
      onUnread: (unread) => log.warn("callback.rows_unread", unread),
      onHeard: () => setting.onChange("messages"),
    }),
    workInbox: createWorkInbox({
      ...{ inbox, clock, webhooks, records: erasingRecords, platform: way.once },
      actions: { ...answers, ...createNoteCare({ ...store, clock }) },
      ...{ binding: bindings.ofForm, formChanged: polling.formChanged },
    }),
    assessSubjects: createAssessSubjects({
      ...assessing,
      isReady: createReadiness({ inbox, registry, bindings, learnShop }),
    }),
    platformFunctions: createPlatformFunctions({
      ...assessing,
      ...{ answers, marks, purchaseOrders, segmentsOf },
      pause: (ms) => setTimeout(ms),
    }),
    dispatcher: createDispatcher({
      ...{ sendAllowed, rests, directory: createMessageDirectory(store) },
      ...{ ...store, clock, channels, pictures, reportFiles, platform: way.once, binding: bindings.ofForm },
      alertOf: async (subject) => (await store.assessments.get(subject))?.alert ?? null,
      ...toldDispatch({ monitor, polling, log, onChange: setting.onChange }),
    }),
    examineChannels,
    reconcileAll: polling.reconcileAll,
    installApp: createInstallApp({
      ...{ registry, platform, makerOf: way.makerOf, keepKey, kit, public_url, box, tokens: tokenMaker, clock },
    }),
    reports: createReports({
      ...{ store, clock, calendar, figures, retention, courses, monitor, polling, poll_setting, is_reachable },
      outIdOf: (reference) => smsOutId({ reference }),
      ...{ supplierTables, channels, pooledModel: pooledModels.of, version: VERSION },
      ...{ rulesReport, formUrl, eventFutureLoss },
    }),
    close: async () => {
      await rehearsals.stop();
      await drawer.close();
      way.close();
      await store.close();
    },
  };
}

function readVersion(): string {
  const file = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  // Our own file: it always has a version.
  return (JSON.parse(file) as { readonly version: string }).version;
}
