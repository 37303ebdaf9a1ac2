import type { Clock } from "../clock.ts";
import type { Route } from "../http/router.ts";
import type { MessageLog } from "../messages/message-log.ts";
import { MESSAGE_OPS } from "../messages/post-office.ts";
import { isoOf } from "../records/present.ts";
import { COMPANY_WIDE, type Webhooks } from "../storage/webhooks.ts";
import { readPush, shownWebhook } from "./webhook-routes.ts";

interface MessageRouteParts {
  readonly webhooks: Webhooks;
  readonly messages: MessageLog;
  readonly clock: Clock;
  readonly nextId: () => string;
}

const MESSAGES_SHOWN = 200;

/** 消息推送 of the company, and what was told to whom. Log, test, removal: as with any push, by its webhook_id. */
export function messageRoutes({ webhooks, messages, clock, nextId }: MessageRouteParts): readonly Route<unknown>[] {
  const path = "/sandbox/message-pushes";
  return [
    {
      method: "GET",
      path,
      handle: () => ({ webhooks: webhooks.ofForm(COMPANY_WIDE).map((push) => shownWebhook(push, MESSAGE_OPS)) }),
    },
    {
      method: "POST",
      path,
      handle({ body }) {
        const push = readPush({ entry_id: COMPANY_WIDE, webhook_id: nextId() }, body, MESSAGE_OPS);
        webhooks.create(push, clock.now());
        return { webhook_id: push.webhook_id };
      },
    },
    {
      method: "GET",
      path: "/sandbox/messages",
      handle: ({ query }) => ({
        messages: messages
          .newest(Number(query.get("limit") ?? MESSAGES_SHOWN) || MESSAGES_SHOWN, query.get("username") ?? undefined)
          .map((message) => ({ ...message, at: isoOf(message.at) })),
      }),
    },
  ];
}
