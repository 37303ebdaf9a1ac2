import type { RecurringWork } from "../../ports/schedule.ts";

/** What the add-on does by time. */
export interface TimedWork {
  /** Looks at every form whose time has come, again and again for the length of a beat. */
  poll(): Promise<void>;
  /** Assesses everything again where the business day is another than at the last look. */
  beginDay(): Promise<void>;
  /** Learns what may be offered in the place of what is out, of shops that have not learned it this business day. */
  learnSubstitutes(): Promise<void>;
  /** Makes the figures of shops that have none of this business day. */
  makeFigures(): Promise<void>;
  /** Makes what shortages did to customers for shops that have none of this business day, and writes the month's record. */
  makeRetention(): Promise<void>;
  /** Writes the files of reports that are due. */
  writeReports(): Promise<void>;
  /** Asks the platform how far the workflows of purchases have come. */
  readCourses(): Promise<void>;
  /** Asks the other sides of channels whether templates, signatures and packages are usable. */
  watchChannels(): Promise<void>;
  /** Writes to the records of rules what a check of them found. */
  tellRules(): Promise<void>;
  /** Writes and clears the tags of customers who wait for goods. */
  tagCustomers(): Promise<void>;
  /** Makes the figures of customers of shops that have learned of them anew, and writes their churn risk. */
  figureCustomers(): Promise<void>;
  /** Does for customers who are hit by a shortage what the plans of care say. */
  careForCustomers(): Promise<void>;
  /** Reads what customers said for stock, and links it to stockout events. */
  judgeFeedback(): Promise<void>;
  /** Asks what has become of broadcasts that employees confirm. */
  askBroadcasts(): Promise<void>;
  /** Finds why shortages came about. */
  explainEvents(): Promise<void>;
  /** Sends the week's report to those who ask for it. */
  sendWeeklyReports(): Promise<void>;
  prune(): Promise<void>;
}

/** The recurring works with their beats. How often a form is read is its own matter: see `pollDue`. */
export function recurringWorks(work: TimedWork): readonly RecurringWork[] {
  return [
    { name: "new_day", every_minutes: 1, run: work.beginDay },
    { name: "figures", every_minutes: 1, run: work.makeFigures },
    { name: "retention", every_minutes: 1, run: work.makeRetention },
    { name: "substitutes", every_minutes: 1, run: work.learnSubstitutes },
    { name: "report_files", every_minutes: 5, run: work.writeReports },
    { name: "weekly_reports", every_minutes: 5, run: work.sendWeeklyReports },
    { name: "courses", every_minutes: 5, run: work.readCourses },
    { name: "event_causes", every_minutes: 1, run: work.explainEvents },
    { name: "rule_checks", every_minutes: 1, run: work.tellRules },
    { name: "customer_tags", every_minutes: 5, run: work.tagCustomers },
    { name: "customer_figures", every_minutes: 1, run: work.figureCustomers },
    { name: "customer_care", every_minutes: 5, run: work.careForCustomers },
    { name: "feedback", every_minutes: 1, run: work.judgeFeedback },
    // At eight in the morning and in the evening of China.
    { name: "channel_checks", every_minutes: 720, run: work.watchChannels },
    { name: "broadcasts", every_minutes: 5, run: work.askBroadcasts },
    { name: "poll", every_minutes: 1, run: work.poll },
    { name: "prune", every_minutes: 60, run: work.prune },
  ];
}
