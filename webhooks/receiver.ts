import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import { channelNames } from "../src/app/notify/channel-names.ts";
import { receiverProblems } from "../src/app/ingest/receiver-problems.ts";

/** Somebody was put on the list of receivers or reached by another address: the next message follows it. */
export const receiverChanged = defineWebhook({
  form: "receiver",
  rows: ({ receiver_status, preferred_channels, ...receiver }) => [
    {
      table: "receiver",
      row: {
        ...receiver,
        is_active: receiver_status !== "停用",
        preferred_channels: channelNames(preferred_channels ?? ""),
      },
    },
  ],
  problems: receiverProblems,
});
