import { describe, expect, it } from "@jest/globals";
import { createReadingLines } from "../../../src/app/ingest/reading-lines.ts";

/** Lines whose entries end when a test says so. */
function heldLines() {
  const begun: string[] = [];
  const held = new Map<string, (goesOn: boolean) => void>();
  const lines = createReadingLines<string>((entry) => {
    begun.push(entry);
    return new Promise((resolve) => held.set(entry, resolve));
  });
  const end = async (entry: string, goesOn = true) => {
    held.get(entry)?.(goesOn);
    await settle();
  };
  return { lines, begun, end };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const lineOf = (name: string, length: number) => Array.from({ length }, (_, index) => `${name}${index + 1}`);

describe("lines of forms to read", () => {
  it("go on beside one that does not end", async () => {
    const { lines, begun, end } = heldLines();
    const worked = lines.work(
      new Map([
        ["a", lineOf("a", 2)],
        ["b", lineOf("b", 2)],
      ]),
    );
    await end("b1");
    await end("b2");
    expect(begun).toEqual(["a1", "b1", "b2"]);
    expect([lines.isUnderWay("a"), lines.isUnderWay("b")]).toEqual([true, false]);
    await end("a1");
    await end("a2");
    await worked;
    expect(lines.isUnderWay("a")).toBe(false);
  });

  it("take turns where there are more of them than places", async () => {
    const { lines, begun, end } = heldLines();
    const names = "a b c d e f g h i j".split(" ");
    void lines.work(new Map(names.map((name) => [name, lineOf(name, 2)] as const)));
    expect(begun).toEqual(names.slice(0, 8).map((name) => `${name}1`));
    await end("a1");
    await end("i1");
    expect(begun.slice(8)).toEqual(["i1", "j1"]);
    await end("j1");
    expect(begun.slice(10)).toEqual(["a2"]);
  });

  it("are dropped where the rest is not worth it", async () => {
    const { lines, begun, end } = heldLines();
    const worked = lines.work(new Map([["a", lineOf("a", 3)]]));
    await end("a1", false);
    await worked;
    expect(begun).toEqual(["a1"]);
  });

  it("begin nothing more once they are stopped, and let end what is under way", async () => {
    const { lines, begun, end } = heldLines();
    void lines.work(new Map([["a", lineOf("a", 3)]]));
    let isStopped = false;
    const stopped = lines.stop().then(() => (isStopped = true));
    await settle();
    expect(isStopped).toBe(false);
    await end("a1");
    await stopped;
    await lines.work(new Map([["b", lineOf("b", 1)]]));
    expect(begun).toEqual(["a1"]);
  });
});
