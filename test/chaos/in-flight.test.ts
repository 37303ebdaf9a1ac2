import { describe, expect, it } from "@jest/globals";
import { createInFlight } from "../../bench/chaos/in-flight.ts";

/** Work that ends when told to. */
function aWork() {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { work: () => promise, end: () => resolve(undefined) };
}

describe("work in flight", () => {
  it("goes side by side for different keys and in order for one", async () => {
    const inFlight = createInFlight(3);
    const [slow, told] = [aWork(), [] as string[]];
    await inFlight.begin("a", async () => {
      await slow.work();
      told.push("a1");
    });
    await inFlight.begin("a", () => Promise.resolve(void told.push("a2")));
    await inFlight.begin("b", () => Promise.resolve(void told.push("b")));
    await Promise.resolve();
    slow.end();
    await inFlight.settled();
    expect(told).toEqual(["b", "a1", "a2"]);
  });

  it("waits for a place", async () => {
    const inFlight = createInFlight(1);
    const first = aWork();
    await inFlight.begin("a", first.work);
    const second = inFlight.begin("b", () => Promise.resolve()).then(() => "begun");
    expect(await Promise.race([second, Promise.resolve("waits")])).toBe("waits");
    first.end();
    expect(await second).toBe("begun");
  });

  it("tells of a failure at the end at the latest", async () => {
    const inFlight = createInFlight(2);
    await inFlight.begin("a", () => Promise.reject(new Error("no such record")));
    await expect(inFlight.settled()).rejects.toThrow("no such record");
  });
});
