import type { Clock } from "../clock.ts";
import type { Pushes } from "../push/pushes.ts";
import { isoOf } from "../records/present.ts";
import type { Company } from "../storage/company.ts";
import type { Form } from "../storage/forms.ts";
import type { MessageLog } from "./message-log.ts";

/** The ops of 消息推送. `data_update_message` is our name for a kind the vendor's page does not name. */
export const MESSAGE_OPS = [
  ...(["data_create_message", "data_update_message"] as const),
  ...(["form_schedule_message", "flow_message"] as const),
] as const;

/** One of the ops of 消息推送. */
export type MessageOp = (typeof MESSAGE_OPS)[number];

/** A message to send about a form. */
export interface Letter {
  readonly op: MessageOp | "assistant_message";
  readonly source: string;
  readonly to: readonly string[];
  readonly form: Form | undefined;
  readonly data_id: string | null;
  readonly text: string;
  /** 推送至我的服务器. */
  readonly isPushed: boolean;
}

/** Sends messages to members, and to the company's own server where that is ticked. */
export interface PostOffice {
  /** Call inside the transaction of what caused it. Nobody to tell means nothing is sent. */
  send(letter: Letter): void;
}

interface PostOfficeParts {
  readonly messages: MessageLog;
  readonly pushes: Pick<Pushes, "message">;
  readonly company: Company;
  readonly clock: Clock;
  readonly origin: () => string;
}

/** Makes the post office. */
export function createPostOffice({ messages, pushes, company, clock, origin }: PostOfficeParts): PostOffice {
  return {
    send({ op, source, to, form, data_id, text, isPushed }) {
      const recipients = [...new Set(to)].filter((username) => company.isPresent(username));
      if (recipients.length === 0) return;
      const [at, url] = [clock.now(), linkTo(origin(), form, data_id)];
      const told = { entry_name: form?.name ?? "", notify_text: text, url };
      const is_pushed = isPushed && op !== "assistant_message";
      messages.insert({ at, op, source, entry_id: form?.entry_id ?? null, data_id, recipients, is_pushed, ...told });
      if (!is_pushed) return;
      const named = recipients.map((username) => ({ username, name: company.member(username)?.name ?? username }));
      pushes.message({ op, data: { to: named, ...told }, send_time: isoOf(at) }, data_id);
    },
  };
}

/** Where a person looks at it. */
function linkTo(origin: string, form: Form | undefined, data_id: string | null): string {
  if (!form) return origin;
  return `${origin}/forms/${form.entry_id}${data_id === null ? "" : `/records/${data_id}`}`;
}
