/** What a process does by time. */
import { createBeginDay } from "../app/assess/begin-day.ts";
import { createForgetOld } from "../app/forgetting/forget-old.ts";
import type { Addon } from "./addon.ts";
import { type Config, retentionSetting } from "../config.ts";
import { recurringWorks } from "../entrypoints/jobs/recurring-works.ts";
import type { Logger } from "../ports/logger.ts";
import type { RecurringWork } from "../ports/schedule.ts";
import type { Signals } from "../ports/signals.ts";

interface TimedWorksOptions {
  readonly addon: Addon;
  readonly config: Config;
  readonly log: Logger;
  readonly signals: Signals;
  poll(): Promise<void>;
}

/** The recurring works of an add-on. */
export function timedWorks({ addon, config, log, signals, poll }: TimedWorksOptions): readonly RecurringWork[] {
  const { store, clock, access } = addon;
  const breathe = () => new Promise<void>(setImmediate);
  const beginDay = createBeginDay({ ...store, clock, learnShop: addon.learnShop });
  const forgetOld = createForgetOld({ ...store, clock, breathe }, retentionSetting(config));
  return recurringWorks({
    poll,
    beginDay: async () => {
      if ((await beginDay()) > 0) signals.publish("subjects");
    },
    learnSubstitutes: async () => {
      await addon.learnDueSubstitutes();
    },
    makeFigures: async () => {
      await addon.makeFigures();
    },
    makeRetention: async () => {
      await addon.makeRetention();
      if ((await addon.writeStockoutReports()) > 0) signals.publish("effects");
    },
    writeReports: async () => {
      // A month's file holds what shortages did to customers: that is made first.
      await addon.makeRetention();
      const written = await addon.writeDueReports();
      if (written > 0) log.info("report.written", { written });
    },
    readCourses: async () => {
      await addon.readCourses();
    },
    watchChannels: async () => {
      await addon.watchChannels();
    },
    tellRules: async () => {
      if ((await addon.tellRules()) > 0) signals.publish("effects");
    },
    tagCustomers: async () => {
      if ((await addon.tagCustomers()) > 0) signals.publish("effects");
    },
    figureCustomers: async () => {
      if ((await addon.figureCustomers()) > 0) signals.publish("effects");
    },
    careForCustomers: async () => {
      if ((await addon.careForCustomers()) > 0) signals.publish("effects");
    },
    judgeFeedback: async () => {
      if ((await addon.judgeFeedback()) > 0) signals.publish("effects");
    },
    askBroadcasts: async () => {
      await addon.askBroadcasts();
    },
    explainEvents: async () => {
      if ((await addon.explainEvents()) > 0) signals.publish("effects");
    },
    sendWeeklyReports: async () => {
      if ((await addon.sendWeeklyReports()) > 0) signals.publish("effects");
    },
    prune: async () => {
      log.info("store.forgotten", { ...(await forgetOld()) });
      await access.prune();
      await store.tidy();
    },
  });
}
