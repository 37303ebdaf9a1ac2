import type { components, operations, paths, webhooks } from "./generated/platform.ts";

type Schemas = components["schemas"];

type PathWithPlaces = Extract<keyof paths, `${string}{${string}`>;

/** Endpoints of the API host that take and give JSON; the file upload has another host and another shape. */
export type PlatformPath = Exclude<keyof paths, PathWithPlaces>;

/** Endpoints of the API host that name app, form or record in their path. */
export type PlacedPath = Exclude<PathWithPlaces, "/{upload_path}">;

/** What stands in the places of such a path. */
export type PlacesOf<P extends PlacedPath> = paths[P]["parameters"]["path"];

/** What an endpoint takes. */
export type RequestOf<P extends PlatformPath | PlacedPath> =
  paths[P]["post"]["requestBody"]["content"]["application/json"];

/** What an endpoint answers when all went well. */
export type ReplyOf<P extends PlatformPath | PlacedPath> =
  paths[P]["post"]["responses"][200]["content"]["application/json"];

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

type BodyOf<Op extends keyof webhooks> = {
  [O in Op]: webhooks[O]["post"]["requestBody"]["content"]["application/json"];
}[Op];
type MessageOp = Extract<keyof webhooks, `${string}_message`>;

/** The body of any push a form sends, told apart by `op`. */
export type PushBody = BodyOf<Exclude<keyof webhooks, MessageOp>>;

/** The body of what the company's 消息推送 sends: a reminder or a to-do, told apart by `op`. */
export type MessageBody = BodyOf<MessageOp>;

/** A member as the contacts calls show one. */
export type ContactMember = Schemas["ContactMember"];

/** A department of the company. */
export type Department = Schemas["Department"];

/** A role, and the group it is in. */
export type Role = Schemas["Role"];

/** A member of a role. */
export type RoleMember = Schemas["RoleMember"];

/** A group of roles. */
export type RoleGroup = Schemas["RoleGroup"];

/** A connected company (企业互联), shown as a department. */
export type GuestDepartment = Schemas["GuestDepartment"];

/** A run of a workflow over one record, whose id it shares. */
export type FlowInstance = Schemas["FlowInstance"];

/** A piece of work for one person at one node of a workflow. */
export type FlowTask = Schemas["FlowTask"];

/** Someone told about a node of a workflow (抄送). */
export type FlowCopy = Schemas["FlowCopy"];

/** Something done to an instance, with its comment. */
export type FlowLog = Schemas["FlowLog"];

/** An opinion on a record. */
export type ApprovalComment = Schemas["ApprovalComment"];

/** One call of the API: path in, typed reply out. */
export type PlatformPost = <P extends PlatformPath>(path: P, body: RequestOf<P>) => Promise<ReplyOf<P>>;

/** One call of an endpoint that names ids in its path. */
export type PlatformPostAt = <P extends PlacedPath>(
  path: P,
  places: PlacesOf<P>,
  body: RequestOf<P>,
) => Promise<ReplyOf<P>>;
