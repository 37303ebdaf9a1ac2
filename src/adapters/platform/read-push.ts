import { parseExactJson } from "@jdy/open-api-client";
import { z } from "zod";
import type { FormBinding } from "../../contracts/form.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { PlatformChange, PushContent } from "../../ports/platform.ts";
import { instantMs, readRecord } from "./read-record.ts";

/** The outermost shape of every push; whatever the platform adds is let through (facts: push bodies, hc/10732). */
const pushBody = z.looseObject({
  op: z.string().min(1),
  opTime: z.number().nullish(),
  data: z.looseObject({ _id: z.string().min(1).optional(), entryId: z.string().nullish() }).optional(),
});

type PushBody = z.infer<typeof pushBody>;

/** Understands the body of a genuine push; never throws. */
export function readPush(binding: FormBinding, body: string): PushContent {
  const parsed = pushBody.safeParse(parseJson(body));
  if (!parsed.success) return unusable(NOT_A_PUSH);
  const push = parsed.data;
  // The page's connection test names its op differently from build to build.
  if (/test/i.test(push.op)) return { kind: "test" };
  const entry_id = push.data?.entryId ?? null;
  if (entry_id !== null && entry_id !== binding.entry_id) return unusable(otherForm(binding, entry_id));
  return contentOf(binding, push);
}

function contentOf(binding: FormBinding, push: PushBody): PushContent {
  switch (push.op) {
    case "data_create":
    case "data_update":
      return changed(binding, push, instantMs(push.data?.["updateTime"]));
    case "data_recover":
      // The record's own time is that of its last edit, before it was removed.
      return changed(binding, push, instantMs(push.opTime));
    case "data_remove":
      return removed(binding, push);
    case "form_update":
      return { kind: "form_changed" };
    default:
      return unusable(unknownOp(push.op));
  }
}

function changed(binding: FormBinding, { data }: PushBody, version: number | null): PushContent {
  if (data?._id === undefined) return unusable(NO_RECORD_ID);
  const change: PlatformChange = { kind: "changed", ...readRecord(binding, { ...data, _id: data._id }, version) };
  return { kind: "changes", changes: [change] };
}

function removed(binding: FormBinding, { data, opTime }: PushBody): PushContent {
  if (data?._id === undefined) return unusable(NO_RECORD_ID);
  const version = instantMs(data["deleteTime"]) ?? instantMs(opTime);
  // Without a time the platform is asked, and says that the record is gone.
  const change: PlatformChange =
    version === null
      ? { kind: "changed", ...readRecord(binding, { _id: data._id }, null) }
      : { kind: "removed", record_id: data._id, version };
  return { kind: "changes", changes: [change] };
}

function parseJson(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    // What is no JSON is no push either: undefined fails the schema.
    return undefined;
  }
}

function unusable(problem: Problem): PushContent {
  return { kind: "unusable", problem };
}

const ADDRESS_HINT = "检查该推送地址是否被别的系统使用；确认无误后可忽略。";

const NOT_A_PUSH: Problem = {
  code: "push_not_readable",
  message: "推送内容不是简道云数据推送的格式",
  hint: ADDRESS_HINT,
};

const NO_RECORD_ID: Problem = {
  code: "push_without_record",
  message: "推送中没有数据编号（_id）",
  hint: "定时核对会补上这次变化；若经常出现，请联系简道云。",
};

function otherForm({ form, entry_id }: FormBinding, given: string): Problem {
  return {
    code: "push_of_other_form",
    message: `推送来自另一个表单（${given}），而该地址属于 ${form}（${entry_id}）`,
    hint: `在那个表单的“数据推送”中换成它自己的地址：\`stockguard push show 表单名\`。`,
  };
}

function unknownOp(op: string): Problem {
  return {
    code: "push_op_unknown",
    message: `不认识的推送类型 ${op}`,
    hint: "定时核对会补上这次变化；若经常出现，请升级缺货卫士。",
  };
}
