import { beforeEach, describe, expect, it } from "@jest/globals";
import { createSigner } from "../../../src/adapters/login/signer.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createMessagePictures } from "../../../src/app/picture/message-pictures.ts";
import type { PicturePanel } from "../../../src/ports/picture-drawer.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aLocation } from "../../store/row-builders.ts";
import { aChange, anAssessment, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";
import { aProjection } from "../../web/board-builders.ts";

const BOARD = "https://board.shop.test";
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

describe("the picture of a message", () => {
  let store: Store;
  let drawn: (readonly PicturePanel[])[];
  let failures: unknown[];
  let now: number;
  beforeEach(() => {
    store = createMemoryStore();
    [drawn, failures, now] = [[], [], 1_000];
  });

  async function assessed(item_code: string, severity: "out" | "high" | "watch", expected_loss: number, days = 3) {
    const subject = aSubject({ item_code });
    const claimed = await claimOne(store, subject);
    const risk = { severity, expected_loss, projection: aProjection(Array.from({ length: days }, () => ({}))) };
    const assessment = anAssessment({ ...subject, item_name: `商品 ${item_code} 13812345678`, risk });
    await store.assessments.commit([{ claimed, assessment, effects: [] }]);
  }
  const pictures = (parts: { public_url?: string | null; isBroken?: boolean } = {}) =>
    createMessagePictures({
      ...{ ...store, clock: { now: () => now }, public_url: parts.public_url ?? null },
      signer: createSigner(new Uint8Array(32).fill(7)),
      draw: (panels) => {
        drawn.push(panels);
        return parts.isBroken === true
          ? Promise.reject(new Error("no ink"))
          : Promise.resolve(Uint8Array.of(drawn.length));
      },
      onFailure: (error) => failures.push(error),
    });
  const places = (...codes: readonly string[]) => codes.map((item_code) => ({ item_code, location_code: "WH" }));
  const tokenOf = (link: string | null | undefined) => link?.slice(`${BOARD}/picture/`.length, -".png".length) ?? "";

  it("shows the three worst, the dearer first, and is drawn once, when it is asked for", async () => {
    await assessed("A", "watch", 900);
    await assessed("B", "high", 10);
    await assessed("C", "high", 20);
    await assessed("D", "out", 1);
    const picture = await pictures().of(SHOP, places("A", "B", "C", "D", "GONE"), now);
    expect(drawn).toEqual([]);
    expect(picture).toMatchObject({ link: null, card_link: null });
    expect(await Promise.all([picture?.png(), picture?.png()])).toEqual([Uint8Array.of(1), Uint8Array.of(1)]);
    expect(drawn[0]?.map(({ item_name }) => item_name)).toEqual(["商品 D ***", "商品 C ***", "商品 B ***"]);
    expect(picture?.alt).toBe("库存走势：商品 D ***、商品 C ***、商品 B ***");
  });

  it("calls places as the forms do", async () => {
    await store.records.apply([aChange("w", [aLocation({ location_name: "华东一号仓" })])]);
    await assessed("A", "high", 900);
    await (await pictures().of(SHOP, places("A"), now))?.png();
    expect(drawn[0]?.map(({ location_name }) => location_name)).toEqual(["华东一号仓"]);
  });

  it("is none where nothing can be drawn", async () => {
    await assessed("A", "watch", 1, 0);
    expect(await pictures().of(SHOP, places("A", "GONE"), now)).toBeNull();
    expect(await pictures().of(SHOP, [], now)).toBeNull();
  });

  it("that fails is left out, and somebody is told", async () => {
    await assessed("A", "out", 1);
    const picture = await pictures({ isBroken: true }).of(SHOP, places("A"), now);
    expect(await picture?.png()).toBeNull();
    expect(failures).toEqual([new Error("no ink")]);
    const away = { ...store, assessments: { get: () => Promise.reject(new Error("away")) } };
    const broken = createMessagePictures({
      ...{ ...away, clock: { now: () => now }, public_url: null, draw: () => Promise.resolve(Uint8Array.of()) },
      signer: createSigner(new Uint8Array(32)),
      onFailure: (error) => failures.push(error),
    });
    expect(await broken.of(SHOP, places("A"), now)).toBeNull();
    expect(failures).toHaveLength(2);
  });

  it("is fetched by its link for a week, drawn once for all who ask", async () => {
    await assessed("A", "out", 1);
    await assessed("B", "high", 1);
    const server = pictures({ public_url: BOARD });
    const picture = await server.of(SHOP, places("B", "A"), now);
    const both = tokenOf(picture?.link);
    expect(await Promise.all([server.ofLink(both), server.ofLink(both)])).toEqual([Uint8Array.of(1), Uint8Array.of(1)]);
    expect(drawn.map((panels) => panels.length)).toEqual([2]);
    await server.ofLink(tokenOf(picture?.card_link));
    expect(drawn[1]?.map(({ item_name }) => item_name)).toEqual(["商品 A ***"]);
    now += WEEK_MS + DAY_MS;
    await expect(server.ofLink(both)).rejects.toMatchObject({ code: "link_invalid" });
  });

  it("has the same links at each try of a message, whatever has become worse meanwhile", async () => {
    await assessed("A", "high", 2);
    await assessed("B", "high", 1);
    const server = pictures({ public_url: BOARD });
    const caused_at = now;
    const linksOf = async (caused: number) => {
      const picture = await server.of(SHOP, places("A", "B"), caused);
      return [picture?.link, picture?.card_link];
    };
    const first = await linksOf(caused_at);
    now += 60_000;
    await assessed("B", "out", 9);
    expect(await linksOf(caused_at)).toEqual(first);
    expect(await linksOf(now)).not.toEqual(first);
  });

  it("can be fetched for a day at least where its message waited for weeks", async () => {
    await assessed("A", "out", 1);
    const server = pictures({ public_url: BOARD });
    const caused_at = now;
    now += 3 * WEEK_MS - 1;
    const token = tokenOf((await server.of(SHOP, places("A"), caused_at))?.link);
    now += DAY_MS;
    await expect(server.ofLink(token)).resolves.toEqual(Uint8Array.of(1));
  });

  it("is nobody's who changes the link, signs another text or asks for what is gone", async () => {
    await assessed("A", "out", 1);
    const server = pictures({ public_url: BOARD });
    const token = tokenOf((await server.of(SHOP, places("A"), now))?.link);
    const other = createSigner(new Uint8Array(32).fill(7));
    const wrong = [`A${token}`, token.slice(0, -2), "", other.sign('answer ["shop","A","WH",1,"acknowledge",9999]')];
    const gone = other.sign(`picture ${JSON.stringify([SHOP, 9e15, [["GONE", "WH"]]])}`);
    for (const text of [...wrong, gone])
      await expect(server.ofLink(text)).rejects.toMatchObject({ code: "link_invalid" });
    expect(drawn).toEqual([]);
  });
});
