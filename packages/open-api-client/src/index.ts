export { BatchWriteError } from "./batch-write-error.ts";
export type { CallObserver, CallReply } from "./call-observer.ts";
export type { RecordsToDelete, RecordsToUpdate } from "./calls/change-records.ts";
export type { Contacts, GuestCalls } from "./calls/contacts.ts";
export type { CreatedIds, RecordsToCreate } from "./calls/create-records.ts";
export type { DepartmentCalls, DepartmentScope } from "./calls/department-calls.ts";
export type { FlowActions } from "./calls/flow-actions.ts";
export type { FlowReading, ReadStatus } from "./calls/flow-reading.ts";
export type { MemberCalls } from "./calls/member-calls.ts";
export type { ChangeWithFiles, FilesByField, RecordWithFiles } from "./calls/record-with-files.ts";
export type { RecordQuery } from "./calls/records.ts";
export type { RoleCalls } from "./calls/role-calls.ts";
export type { FilesToUpload, FileToUpload, UploadedFiles } from "./calls/upload-files.ts";
export { createJdyClient, type JdyClient, type JdyClientOptions } from "./client.ts";
export { type Clock, systemClock } from "./clock.ts";
export { InexactNumber, isExact, parseExactJson } from "./exact-json.ts";
export type { FailureClass } from "./failure-class.ts";
export { decodeField, encodeField, isFieldType, isWritable } from "./field-codec.ts";
export type { FieldWidget } from "./fields/codec.ts";
export type { FieldType, FieldValue, FieldValues, SubformRow, UnknownFields } from "./fields/field-value.ts";
export { FieldValueError } from "./fields/field-value-error.ts";
export { JdyApiError } from "./jdy-api-error.ts";
export type {
  ApprovalComment,
  ContactMember,
  Department,
  FlowCopy,
  FlowInstance,
  FlowLog,
  FlowTask,
  FormAddress,
  GuestDepartment,
  MessageBody,
  PlacedPath,
  PlacesOf,
  PlatformApp,
  PlatformForm,
  PlatformPath,
  PlatformPost,
  PlatformPostAt,
  PlatformRecord,
  PushBody,
  RecordFilter,
  RecordWrite,
  ReplyOf,
  RequestOf,
  Role,
  RoleGroup,
  RoleMember,
  Widget,
} from "./platform-api.ts";
export { createRateLimiter, type RatedCall, type RateLimiter, type RateLimiterOptions } from "./rate-limiter.ts";
export { type DecodedRecord, decodeRecord, type EncodedRecord, encodeRecord } from "./record-codec.ts";
export { classifyFailure, createRetry, type Retry, type RetryOptions } from "./retry.ts";
export { type PushToSign, type SignedPush, signPush, verifyPush } from "./signature.ts";
