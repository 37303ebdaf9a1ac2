import { expect, it } from "@jest/globals";
import { countedWorks } from "../../src/entrypoints/jobs/counted-works.ts";

it("each run of a recurring work is counted by how it ended, and a failure is still told", async () => {
  const counted: string[] = [];
  const [good, bad] = countedWorks(
    [
      { name: "prune", every_minutes: 60, run: () => Promise.resolve() },
      { name: "poll", every_minutes: 1, run: () => Promise.reject(new Error("the platform is away")) },
    ],
    { workEnded: (work, is_done) => counted.push(`${work} ${is_done ? "done" : "failed"}`) },
  );
  await good?.run();
  await expect(bad?.run()).rejects.toThrow("the platform is away");
  expect(counted).toEqual(["prune done", "poll failed"]);
});
