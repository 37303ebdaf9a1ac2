/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Notifier, SendOutcome } from "../../src/ports/notifier.ts";
import { aMessage } from "../notify/message-builder.ts";

/** Ways in which the other side can fail, by the outcome a channel must report. */
type Fault = Exclude<SendOutcome["kind"], "sent">;

/** A channel together with the other side it talks to. */
interface ChannelUnderTest {
  readonly notifier: Notifier;
  /** What must never be seen outside of the channel: address, key, password. */
  readonly secrets: readonly string[];
  /** Everything the channel logged, as text. */
  logged(): string;
  /** The delivered texts as a person reads them, in order. */
  delivered(): Promise<readonly string[]>;
  /** How many signs of a text a channel with short fields shows; all where left out. */
  readonly room?: number;
  /** Makes the other side fail from now on; only those faults that it knows. */
  readonly faults: Partial<Record<Fault, () => void>>;
  /** Ends the fault. */
  heal(): void;
  close(): Promise<void>;
}

/** Texts that people type into forms, and what of them must still be readable when they arrive. */
const ODD_TEXTS = [
  { name: "an emoji of several characters", text: "👨‍👩‍👧‍👦亲子杯🥤", readable: "👨‍👩‍👧‍👦亲子杯🥤" },
  { name: "a formula", text: "=1+1", readable: "=1+1" },
  { name: "a line end", text: "保温杯\r\nBcc: thief@shop.test\n\n白色", readable: "白色" },
  { name: "a stray control character", text: "保温杯\u0000\u001b[31m白色", readable: "白色" },
  { name: "half a character", text: "保温杯\ud83d白色", readable: "白色" },
  { name: "a text that turns its direction", text: "保温杯\u202e白色", readable: "白色" },
  { name: "markup", text: '<script>alert("1")</script><@all>**保温杯**', readable: "保温杯" },
  { name: "a name of one character", text: "杯", readable: "杯" },
];

/** What every channel promises, whatever is behind it. */
export function describeNotifier(name: string, open: () => Promise<ChannelUnderTest>, known: readonly Fault[]): void {
  describe(`${name} as a notifier`, () => {
    let channel: ChannelUnderTest;
    beforeEach(async () => {
      channel = await open();
    });
    afterEach(async () => {
      await channel.close();
    });

    const room = () => channel.room ?? Infinity;
    /** What is shown of a text whole, or before the mark that it was cut. */
    const shownOf = (text: string) => (text.length <= room() ? text : text.slice(0, room() - 1));

    it("reports what was accepted as sent, and it arrives once with title and lines", async () => {
      const message = aMessage();
      expect((await channel.notifier.send(message)).kind).toBe("sent");
      const texts = await channel.delivered();
      expect(texts).toHaveLength(1);
      for (const part of [message.title, ...message.lines]) expect(texts[0]).toContain(shownOf(part));
    });

    it("sends a message without a link", async () => {
      expect((await channel.notifier.send(aMessage({ link: null }))).kind).toBe("sent");
      expect(await channel.delivered()).toHaveLength(1);
    });

    it.each(ODD_TEXTS)("delivers $name in title and line", async ({ text, readable }) => {
      const outcome = await channel.notifier.send(
        aMessage({ title: `【缺货】${text}`, lines: [`商品：${text}`, "末行"] }),
      );
      expect(outcome.kind).toBe("sent");
      const [delivered = ""] = await channel.delivered();
      const isShown = `【缺货】${text}`.indexOf(readable) + readable.length < room();
      expect(delivered).toContain(isShown ? readable : "【缺货】");
      expect(delivered).toContain("末行");
    });

    it("delivers the beginning of texts far beyond any limit", async () => {
      const long = "长".repeat(10_000);
      const outcome = await channel.notifier.send(
        aMessage({ title: long, lines: [`第一行${long}`, long, "👍".repeat(9_999)] }),
      );
      expect(outcome.kind).toBe("sent");
      expect((await channel.delivered())[0]).toContain("长".repeat(Math.min(50, room() - 5)));
    });

    if (known.length > 0) {
      it.each(known)("tells the failure of the other side as %s, with a next step and no secret", async (fault) => {
        channel.faults[fault]?.();
        const outcome = await channel.notifier.send(aMessage());
        expect(outcome).toMatchObject({ kind: fault, problem: { code: expect.any(String), hint: expect.any(String) } });
        for (const secret of channel.secrets) expect(JSON.stringify(outcome) + channel.logged()).not.toContain(secret);
      });
    }

    it("sends nothing when its other side is asked, and tells no secret, whatever the other side does", async () => {
      for (const fault of [null, ...known]) {
        if (fault !== null) channel.faults[fault]?.();
        const found = (await channel.notifier.check?.()) ?? [];
        for (const secret of channel.secrets) expect(JSON.stringify(found) + channel.logged()).not.toContain(secret);
      }
      expect(await channel.delivered()).toEqual([]);
    });

    it("works again once the other side does", async () => {
      const fault = known.find((kind) => kind !== "rate");
      if (fault !== undefined) {
        channel.faults[fault]?.();
        await channel.notifier.send(aMessage());
      }
      channel.heal();
      expect((await channel.notifier.send(aMessage())).kind).toBe("sent");
    });
  });
}
