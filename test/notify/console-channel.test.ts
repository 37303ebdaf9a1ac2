import { expect, it } from "@jest/globals";
import { consoleChannel } from "../../src/adapters/notify/console-channel.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

describeNotifier("the console", () => {
  const shown: string[] = [];
  const { tools, logged } = someTools();
  const log = (event: string, fields: Readonly<Record<string, unknown>>) => {
    tools.log(event, fields);
    shown.push([fields["title"], fields["lines"]].flat().join("\n"));
  };
  return Promise.resolve({
    notifier: opened(consoleChannel, {}, { ...tools, log }),
    secrets: [],
    logged,
    delivered: () => Promise.resolve(shown),
    faults: {},
    heal: () => undefined,
    close: () => Promise.resolve(),
  });
}, []);

it("the console logs an event with fields, and never the receiver", async () => {
  const { tools, logged } = someTools();
  await opened(consoleChannel, {}, tools).send(
    aMessage({ receiver: "private@shop.test", title: "标题", lines: ["一"] }),
  );
  expect(JSON.parse(logged())).toEqual([
    {
      event: "message.shown",
      receiver_role: "采购",
      severity: "critical",
      title: "标题",
      lines: ["一"],
      link: "https://board.shop.test/items/A-1",
    },
  ]);
});
