import type { components, operations, paths, webhooks } from "./generated/platform.ts";

type Schemas = components["schemas"];

/** Endpoints of the API host that take and give JSON; the file upload has another host and another shape. */
export type PlatformPath = Exclude<keyof paths, "/{upload_path}">;

/** What an endpoint takes. */
export type RequestOf<P extends PlatformPath> = paths[P]["post"]["requestBody"]["content"]["application/json"];

/** What an endpoint answers when all went well. */
export type ReplyOf<P extends PlatformPath> = paths[P]["post"]["responses"][200]["content"]["application/json"];

/** What the upload host answers. */
export type UploadReply = operations["uploadFile"]["responses"][200]["content"]["application/json"];

/** An app the key may see. */
export type PlatformApp = Schemas["App"];

/** A form of an app. */
export type PlatformForm = Schemas["Form"];

/** A field of a form; `name` is its key in records, `widgetName` its unchanging id. */
export type Widget = Schemas["Widget"];

/** A record as read: system fields, and form fields flat beside them. */
export type PlatformRecord = Schemas["Record"];

/** Fields to set, keyed by alias or field id. */
export type RecordWrite = Schemas["RecordWrite"];

/** Conditions of a `data/list`. */
export type RecordFilter = Schemas["Filter"];

/** The two ids that name a form. */
export type FormAddress = Schemas["FormAddress"];

/** The body of any push a form sends, told apart by `op`. */
export type PushBody = {
  [Op in keyof webhooks]: webhooks[Op]["post"]["requestBody"]["content"]["application/json"];
}[keyof webhooks];

/** One call of the API: path in, typed reply out. */
export type PlatformPost = <P extends PlatformPath>(path: P, body: RequestOf<P>) => Promise<ReplyOf<P>>;
