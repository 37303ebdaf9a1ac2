import { z } from "zod";
import type { Notifier } from "../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "./channel-kind.ts";

/** The name of the channel that is there without being set up. */
export const CONSOLE = "console";

/** Shows messages to whoever runs the program: a log line now, and the board from what was sent. */
export const consoleChannel = defineChannel({
  label: "控制台",
  config: z.strictObject({}),
  fields: {},
  create: (_config, tools) => createConsoleChannel(tools),
});

/** The console channel itself; it keeps nothing and cannot fail. */
export function createConsoleChannel({ log }: Pick<ChannelTools, "log">): Notifier {
  return {
    send({ receiver_role, severity, title, lines, link }) {
      log("message.shown", { receiver_role, severity, title, lines, link });
      return Promise.resolve({ kind: "sent", receipt: null });
    },
  };
}
