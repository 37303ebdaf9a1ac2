import { z } from "zod";
import type { PlacedPath, PlatformPath, ReplyOf, UploadReply, Widget } from "../platform-api.ts";
import { CONTACT_REPLIES } from "./contact-replies.ts";
import { COUNTED, CREATED, DONE, MANY_RECORDS, OLD_DATA_REPLIES, ONE_RECORD } from "./data-replies.ts";
import { COMMENTS_REPLY, FLOW_REPLIES } from "./flow-replies.ts";

const widget: z.ZodType<Widget> = z.looseObject({
  label: z.string(),
  name: z.string().min(1),
  widgetName: z.string(),
  type: z.string(),
  get items() {
    return z.array(widget).optional();
  },
});

/** What each endpoint must at least answer; whatever the platform adds is let through. */
export const REPLY_SCHEMAS: { readonly [P in PlatformPath | PlacedPath]: z.ZodType<ReplyOf<P>> } = {
  "/v5/app/list": z.looseObject({ apps: z.array(z.looseObject({ app_id: z.string(), name: z.string() })) }),
  "/v5/app/entry/list": z.looseObject({
    forms: z.array(z.looseObject({ app_id: z.string().optional(), entry_id: z.string(), name: z.string() })),
  }),
  "/v5/app/entry/widget/list": z.looseObject({
    widgets: z.array(widget),
    sysWidgets: z.array(z.looseObject({ name: z.string() })).optional(),
    dataModifyTime: z.string().nullish(),
  }),
  "/v5/app/entry/data/get": ONE_RECORD,
  "/v5/app/entry/data/list": MANY_RECORDS,
  "/v5/app/entry/data/create": ONE_RECORD,
  "/v5/app/entry/data/batch_create": CREATED,
  "/v5/app/entry/data/update": ONE_RECORD,
  "/v5/app/entry/data/batch_update": COUNTED,
  "/v5/app/entry/data/delete": DONE,
  "/v5/app/entry/data/batch_delete": COUNTED,
  "/v5/app/entry/file/get_upload_token": z.looseObject({
    token_and_url_list: z.array(z.looseObject({ url: z.url(), token: z.string() })),
  }),
  ...OLD_DATA_REPLIES,
  ...FLOW_REPLIES,
  "/v1/app/{app_id}/entry/{entry_id}/data/{data_id}/approval_comments": COMMENTS_REPLY,
  ...CONTACT_REPLIES,
};

/** What the upload host must at least answer. */
export const UPLOAD_REPLY: z.ZodType<UploadReply> = z.looseObject({ key: z.string().min(1) });
