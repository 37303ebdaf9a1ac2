import { afterEach, describe, expect, it } from "@jest/globals";
import { messageReference, type RobotGateway, startRobotGateway } from "../../bench/chaos/robot-gateway.ts";

const MESSAGES = 100;
const PATIENCE_MS = 500;
let gateway: RobotGateway | null = null;

afterEach(async () => {
  await gateway?.close();
  gateway = null;
});

/** What the sender learns: an errcode, an HTTP status, or nothing. */
async function send(url: string, token: string): Promise<string> {
  const body = JSON.stringify({ content: `[确认](http://127.0.0.1/answer#${token})` });
  try {
    const answer = await fetch(url, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) return String(answer.status);
    return JSON.stringify(await answer.json());
  } catch {
    return "no answer";
  }
}

describe("the gateway of a chaos run", () => {
  it("counts what it took, whatever it told the sender", async () => {
    gateway = await startRobotGateway(1);
    const url = gateway.urlOf("robot-1");
    const answers = new Map<string, string>();
    for (let index = 0; index < MESSAGES; index += 1) answers.set(`robot-1 ${index}`, await send(url, String(index)));
    const sure = [...answers].filter(([, answer]) => answer.includes('"errcode":0')).map(([reference]) => reference);
    const unsure = [...gateway.unanswered];
    expect([...gateway.taken.keys()].filter((reference) => !unsure.includes(reference))).toEqual(sure);
    expect(unsure.length).toBeGreaterThan(0);
    expect(unsure.map((reference) => answers.get(reference))).toEqual(
      unsure.map(() => expect.stringMatching(/no answer|504/)),
    );
    expect(new Set(gateway.taken.values())).toEqual(new Set([1]));
  });

  it("takes a message twice for twice, and answers well once it is calm", async () => {
    gateway = await startRobotGateway(1);
    gateway.calm();
    for (let index = 0; index < MESSAGES; index += 1)
      expect(await send(gateway.urlOf("robot-2"), "same")).toContain('"errcode":0');
    expect(gateway.taken.get("robot-2 same")).toBe(MESSAGES);
  });

  it("knows a message by its robot and its signed answer", () => {
    expect(messageReference("robot-1", "…/answer#a.b-c_d) …")).toBe("robot-1 a.b-c_d");
    expect(messageReference("robot-1", "nothing")).toBeNull();
  });
});
