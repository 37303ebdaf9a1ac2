import { z } from "zod";
import type { PlatformPath, PlatformRecord, ReplyOf, UploadReply, Widget } from "./platform-api.ts";

/**
 * A record is taken by its id alone: one odd system field must not make a page of records unreadable,
 * and form fields are checked one by one by the field codecs.
 */
const record = z.custom<PlatformRecord>(
  (value) => z.looseObject({ _id: z.string().min(1) }).safeParse(value).success,
  "not a record with an _id",
);

const widget: z.ZodType<Widget> = z.looseObject({
  label: z.string(),
  name: z.string().min(1),
  widgetName: z.string(),
  type: z.string(),
  get items() {
    return z.array(widget).optional();
  },
});

const oneRecord = z.looseObject({ data: record });
const counted = z.looseObject({ status: z.string(), success_count: z.int().min(0) });

/** What each endpoint must at least answer; whatever the platform adds is let through. */
export const REPLY_SCHEMAS: { readonly [P in PlatformPath]: z.ZodType<ReplyOf<P>> } = {
  "/v5/app/list": z.looseObject({ apps: z.array(z.looseObject({ app_id: z.string(), name: z.string() })) }),
  "/v5/app/entry/list": z.looseObject({
    forms: z.array(z.looseObject({ app_id: z.string().optional(), entry_id: z.string(), name: z.string() })),
  }),
  "/v5/app/entry/widget/list": z.looseObject({
    widgets: z.array(widget),
    sysWidgets: z.array(z.looseObject({ name: z.string() })).optional(),
    dataModifyTime: z.string().nullish(),
  }),
  "/v5/app/entry/data/get": oneRecord,
  "/v5/app/entry/data/list": z.looseObject({ data: z.array(record) }),
  "/v5/app/entry/data/create": oneRecord,
  "/v5/app/entry/data/batch_create": counted.extend({ success_ids: z.array(z.string()) }),
  "/v5/app/entry/data/update": oneRecord,
  "/v5/app/entry/data/batch_update": counted,
  "/v5/app/entry/data/delete": z.looseObject({ status: z.string() }),
  "/v5/app/entry/data/batch_delete": counted,
  "/v5/app/entry/file/get_upload_token": z.looseObject({
    token_and_url_list: z.array(z.looseObject({ url: z.url(), token: z.string() })),
  }),
};

/** What the upload host must at least answer. */
export const UPLOAD_REPLY: z.ZodType<UploadReply> = z.looseObject({ key: z.string().min(1) });
