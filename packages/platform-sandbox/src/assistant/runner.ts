import type { Clock } from "../clock.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { PostOffice } from "../messages/post-office.ts";
import { fillText } from "../records/fill-text.ts";
import type { Forms } from "../storage/forms.ts";
import type { Assistant, AssistantNode } from "./assistant.ts";
import type { AssistantRun, AssistantStore } from "./assistant-store.ts";
import type { Caller, CallResult } from "./caller.ts";

/** Does what assistants are to do: the runs of one go one after the other, different ones side by side. */
export interface AssistantRunner {
  /** Takes up a run that was written down; it starts once the current transaction is over. */
  take(seq: number): void;
  /** Takes up what an earlier run of the sandbox left. */
  resume(): void;
  isIdle(): boolean;
  /** Resolves when no run is waiting. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

interface RunnerParts {
  readonly assistants: AssistantStore;
  readonly caller: Caller;
  readonly post: PostOffice;
  readonly forms: Forms;
  readonly clock: Clock;
}

/** Makes the runner. A run that was under way at a crash is done again from its first node. */
export function createAssistantRunner({ assistants, caller, post, forms, clock }: RunnerParts): AssistantRunner {
  const chains = new Map<string, Promise<void>>();
  let waiting = 0;
  let isStopped = false;

  async function work(seq: number): Promise<void> {
    const run = assistants.run(seq);
    const assistant = run && assistants.find(run.assistant_id);
    // A number whose transaction was undone is given out again; the state tells whether its run is still to be done.
    if (run?.state !== "waiting" || !assistant || isStopped) return;
    const steps: string[] = [];
    let state: "succeeded" | "failed" = "succeeded";
    for (const node of assistant.nodes) {
      const { ok, detail } = await step(assistant, run, node);
      steps.push(detail);
      if (ok) continue;
      state = "failed";
      break;
    }
    if (!stopped()) assistants.finishRun(seq, { state, detail: steps.join(";"), at: clock.now() });
  }

  function stopped(): boolean {
    return isStopped;
  }

  async function step(assistant: Assistant, run: AssistantRun, node: AssistantNode): Promise<CallResult> {
    const values = inputOf(run);
    if (node.kind === "http_request") return caller.call({ ...node, body: fillText(node.body, values) });
    post.send({
      ...{ op: "assistant_message", source: assistant.name, to: node.to, data_id: run.data_id, isPushed: false },
      ...{ form: forms.find(assistant.entry_id ?? ""), text: fillText(node.text, values) },
    });
    return { ok: true, detail: `发送消息给 ${node.to.join("、")}` };
  }

  function take(seq: number): void {
    waiting += 1;
    const key = assistants.run(seq)?.assistant_id ?? "";
    const chain = (chains.get(key) ?? Promise.resolve())
      .then(() => new Promise((resolve) => void setImmediate(resolve)))
      .then(() => work(seq))
      .finally(() => {
        waiting -= 1;
        if (chains.get(key) === chain) chains.delete(key);
      });
    chains.set(key, chain);
  }

  return {
    take,
    resume: () => assistants.waitingRuns().forEach(take),
    isIdle: () => waiting === 0,
    async idle() {
      while (chains.size > 0) await Promise.all(chains.values());
    },
    async stop() {
      isStopped = true;
      caller.close();
      await Promise.all(chains.values());
    },
  };
}

function inputOf({ input }: AssistantRun): JsonObject {
  const values: unknown = JSON.parse(input);
  return isObject(values) ? values : {};
}
