import { describe, expect, it } from "@jest/globals";
import { JdyApiError, type PlacedPath, type PlatformPath } from "@jdy/open-api-client";
import fc from "fast-check";
import { platformCodeFacts } from "../../packages/open-api-client/src/platform-codes.ts";
import { aClient } from "../open-api-client/a-client.ts";
import { ask, type Reply } from "../platform-sandbox/support.ts";
import { outcomeOf, send } from "./asking.ts";
import { type Operation, OPERATIONS } from "./document.ts";
import { faultsOfError, faultsOfReply } from "./replies.ts";
import { type Request, requestsOf } from "./requests.ts";
import { spoiledRequests } from "./spoiled.ts";
import { aWorld, type World } from "./world.ts";

const SEED = 20260101;
const VALID = 8;
const SPOILED = 14;

const byName = OPERATIONS.map((operation) => [operation.id, operation] as const);

/** The same requests every time, about the world they are for. */
const sampled = (operation: Operation, world: World) =>
  fc.sample(requestsOf(operation, world), { seed: SEED, numRuns: VALID });

/** The document gives path and body together, so the types of the client hold what is not checked again here. */
async function outcomeOfClient(world: World, { path }: Operation, { body, places }: Request): Promise<string> {
  using client = aClient({ baseUrl: world.url, apiKey: world.key });
  const hasPlaces = Object.keys(places).length > 0;
  try {
    await (hasPlaces
      ? client.postAt(path as PlacedPath, places as never, body)
      : client.post(path as PlatformPath, body));
    return "ok";
  } catch (error) {
    return error instanceof JdyApiError ? `${error.kind} ${error.code}` : String(error);
  }
}

/** What is wrong with a reply of either kind, against the document. */
function faultsOf(operation: Operation, { status, body }: Reply): readonly string[] {
  if (status === 200) return faultsOfReply(operation, body);
  return [...(status === 400 ? [] : [`HTTP ${status}`]), ...faultsOfError(body)];
}

describe("the sandbox against openapi.yaml", () => {
  it.each(byName)(
    "%s answers valid requests as the document says, and the client takes the answers",
    async (_, operation) => {
      const [plain, through] = [await aWorld(), await aWorld()];
      const outcomes: string[] = [];
      for (const request of sampled(operation, plain)) {
        const reply = await send(operation, plain, request);
        outcomes.push(outcomeOf(reply));
        expect({ request, faults: faultsOf(operation, reply) }).toEqual({ request, faults: [] });
      }
      expect(outcomes).toContain("ok");
      const ofClient: string[] = [];
      for (const request of sampled(operation, through))
        ofClient.push(await outcomeOfClient(through, operation, request));
      expect(ofClient).toEqual(outcomes);
      const codes = outcomes.filter((outcome) => outcome !== "ok").map((outcome) => Number(outcome.split(" ")[1]));
      expect(codes.filter((code) => platformCodeFacts(code) === undefined)).toEqual([]);
    },
  );

  it.each(byName)("%s refuses what the document forbids, and who has no key", async (_, operation) => {
    const world = await aWorld();
    const requests = requestsOf(operation, world);
    const spoiled = fc.sample(spoiledRequests(operation, requests), { seed: SEED, numRuns: SPOILED });
    for (const { how, request } of spoiled) {
      const reply = await send(operation, world, request);
      expect({ how, outcome: outcomeOf(reply) }).toEqual({ how, outcome: expect.stringMatching(/^refused \d+$/) });
      expect({ how, faults: faultsOf(operation, reply) }).toEqual({ how, faults: [] });
    }
    const [request = { body: {}, places: {} }] = sampled(operation, world);
    const stranger = await send(operation, { ...world, key: "no-such-key" }, request);
    expect({ outcome: outcomeOf(stranger), faults: faultsOf(operation, stranger) }).toEqual(refusedWith(17018));
    const nobody = await ask(`${world.url}${operation.path}`, "POST", request.body);
    expect({ outcome: outcomeOf(nobody), faults: faultsOf(operation, nobody) }).toEqual(refusedWith(8301));
  });

  it("names every operation, and no reply schema lets anything through", () => {
    expect(OPERATIONS.length).toBeGreaterThan(70);
    const blind = OPERATIONS.filter((operation) => faultsOfReply(operation, "not a reply").length === 0);
    expect(blind).toEqual([]);
  });
});

const refusedWith = (code: number) => ({ outcome: `refused ${code}`, faults: [] });
