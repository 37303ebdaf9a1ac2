import { describe, expect, it } from "@jest/globals";
import { recurringWorks } from "../../src/entrypoints/jobs/recurring-works.ts";

describe("the recurring works", () => {
  const done: string[] = [];
  const note = (name: string) => {
    done.push(name);
    return Promise.resolve();
  };
  const works = recurringWorks({
    poll: () => note("poll"),
    beginDay: () => note("day"),
    makeFigures: () => note("figures"),
    makeRetention: () => note("retention"),
    learnSubstitutes: () => note("substitutes"),
    writeReports: () => note("reports"),
    readCourses: () => note("courses"),
    watchChannels: () => note("channels"),
    explainEvents: () => note("causes"),
    tellRules: () => note("rules"),
    tagCustomers: () => note("tags"),
    figureCustomers: () => note("customers"),
    careForCustomers: () => note("care"),
    judgeFeedback: () => note("feedback"),
    askBroadcasts: () => note("broadcasts"),
    sendWeeklyReports: () => note("weekly"),
    prune: () => note("prune"),
  });

  it("keep to their beats", () => {
    expect(Object.fromEntries(works.map(({ name, every_minutes }) => [name, every_minutes]))).toEqual({
      new_day: 1,
      figures: 1,
      retention: 1,
      substitutes: 1,
      report_files: 5,
      weekly_reports: 5,
      courses: 5,
      event_causes: 1,
      rule_checks: 1,
      customer_tags: 5,
      customer_figures: 1,
      customer_care: 5,
      feedback: 1,
      channel_checks: 720,
      broadcasts: 5,
      poll: 1,
      prune: 60,
    });
  });

  it("do what their names say", async () => {
    for (const work of works) await work.run();
    expect(done).toEqual([
      "day",
      "figures",
      "retention",
      "substitutes",
      "reports",
      "weekly",
      "courses",
      "causes",
      "rules",
      "tags",
      "customers",
      "care",
      "feedback",
      "channels",
      "broadcasts",
      "poll",
      "prune",
    ]);
  });
});
