import { describe, expect, it } from "@jest/globals";
import { startWorker } from "../../src/entrypoints/jobs/worker.ts";

/** A line of work: `step` takes one and tells whoever waits for it. */
function aLine(waiting: number) {
  let left = waiting;
  let running = 0;
  let told: (() => void) | null = null;
  return {
    taken: 0,
    overlapped: false,
    add(count: number) {
      left += count;
    },
    async step(): Promise<number> {
      line.overlapped ||= running > 0;
      running += 1;
      await Promise.resolve();
      running -= 1;
      if (left === 0) return 0;
      left -= 1;
      line.taken += 1;
      told?.();
      return 1;
    },
    until(count: number): Promise<void> {
      return new Promise((resolve) => {
        told = () => {
          if (line.taken >= count) resolve();
        };
        told();
      });
    },
  };
}
let line: ReturnType<typeof aLine>;

const unexpected = (error: unknown) => {
  throw error;
};

describe("a worker", () => {
  it("goes on while there is work, one step at a time", async () => {
    line = aLine(20);
    const worker = startWorker({ step: line.step, rest_ms: 60_000, onError: unexpected });
    await line.until(20);
    await worker.stop();
    expect(line.overlapped).toBe(false);
  });

  it("wakes from its rest when there is work again", async () => {
    line = aLine(1);
    const worker = startWorker({ step: line.step, rest_ms: 60_000, onError: unexpected });
    await line.until(1);
    line.add(1);
    worker.wake();
    await line.until(2);
    await worker.stop();
    expect(line.taken).toBe(2);
  });

  it("tells of a failed step and lives on", async () => {
    const errors: unknown[] = [];
    let tries = 0;
    const done = new Promise<void>((resolve) => {
      const worker = startWorker({
        step: () => {
          tries += 1;
          if (tries === 1) return Promise.reject(new Error("the disk is full"));
          resolve();
          void worker.stop();
          return Promise.resolve(0);
        },
        rest_ms: 60_000,
        onError: (error) => errors.push(error),
      });
    });
    await done;
    expect(errors).toMatchObject([{ message: "the disk is full" }]);
  });

  it("ends for good, even from a long rest", async () => {
    line = aLine(0);
    const worker = startWorker({ step: line.step, rest_ms: 60_000, onError: unexpected });
    await worker.stop();
    line.add(1);
    worker.wake();
    expect(line.taken).toBe(0);
  });
});
