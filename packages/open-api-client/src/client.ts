import { createHash, randomUUID } from "node:crypto";
import { deleteRecords, type RecordsToDelete, type RecordsToUpdate, updateRecords } from "./calls/change-records.ts";
import { type CreatedIds, createRecords, type RecordsToCreate } from "./calls/create-records.ts";
import { type Contacts, createContacts } from "./calls/contacts.ts";
import { createFlowActions, type FlowActions } from "./calls/flow-actions.ts";
import { createFlowReading, type FlowReading } from "./calls/flow-reading.ts";
import { listApps, listForms } from "./calls/list-apps.ts";
import { createPlatformCalls } from "./calls/platform-calls.ts";
import { createRecord, deleteRecord, getRecord, updateRecord } from "./calls/record.ts";
import {
  type ChangeWithFiles,
  createRecordWithFiles,
  type RecordWithFiles,
  updateRecordWithFiles,
} from "./calls/record-with-files.ts";
import { type RecordQuery, records } from "./calls/records.ts";
import { type FilesToUpload, type UploadedFiles, uploadFiles } from "./calls/upload-files.ts";
import type { CallObserver } from "./call-observer.ts";
import { type Clock, systemClock } from "./clock.ts";
import { createHttpTransport } from "./http-transport.ts";
import type {
  FormAddress,
  PlatformApp,
  PlatformForm,
  PlatformPost,
  PlatformPostAt,
  PlatformRecord,
  ReplyOf,
  RequestOf,
} from "./platform-api.ts";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.ts";
import { createRetry } from "./retry.ts";

export interface JdyClientOptions extends CallObserver {
  readonly apiKey: string;
  /** Up to and with `/api`; a private installation has its own. */
  readonly baseUrl?: string;
  /** Names the company whose quota the key uses; keys of one company must share it. Default: the key's own hash. */
  readonly company?: string;
  /** Shared by all clients of a process; without one the client keeps the limits of its own calls only. */
  readonly limiter?: RateLimiter;
  readonly clock?: Clock;
  /** Chance in [0, 1) for the pauses between retries. */
  readonly random?: () => number;
  /** For one attempt, from the first byte sent to the last received. */
  readonly timeoutMs?: number;
  /** Attempts a call gets, the first one counted. */
  readonly maxAttempts?: number;
  /** Makes transaction ids, which must be UUIDs. */
  readonly newTransactionId?: () => string;
}

/** The Open API of one key. Every failure is a JdyApiError; limits and safe retries are already taken care of. */
export interface JdyClient {
  /** Any endpoint of `openapi.yaml` by its path. */
  readonly post: PlatformPost;
  /** Any endpoint that names ids in its path. */
  readonly postAt: PlatformPostAt;
  /** Members, departments, roles, connected companies. */
  readonly contacts: Contacts;
  /** Instances and tasks of workflow forms. */
  readonly workflow: FlowReading & FlowActions;
  listApps(): Promise<readonly PlatformApp[]>;
  listForms(app_id: string): Promise<readonly PlatformForm[]>;
  listWidgets(form: FormAddress): Promise<ReplyOf<"/v5/app/entry/widget/list">>;
  getRecord(address: RequestOf<"/v5/app/entry/data/get">): Promise<PlatformRecord>;
  /** Every matching record once, in ascending id order. */
  records(query: RecordQuery): AsyncGenerator<PlatformRecord, void>;
  /** Never repeated after a time-out: look for the record before creating it again. */
  createRecord(wanted: RequestOf<"/v5/app/entry/data/create">): Promise<PlatformRecord>;
  /** Any number, in batches; stopped half-way it throws a BatchWriteError. */
  createRecords(wanted: RecordsToCreate): Promise<CreatedIds>;
  /** With `is_start_trigger` never repeated after a time-out. */
  updateRecord(change: RequestOf<"/v5/app/entry/data/update">): Promise<PlatformRecord>;
  /** The same values for any number of records; how many were changed. */
  updateRecords(change: RecordsToUpdate): Promise<number>;
  deleteRecord(target: RequestOf<"/v5/app/entry/data/delete">): Promise<"deleted" | "was_gone">;
  /** How many were deleted. */
  deleteRecords(targets: RecordsToDelete): Promise<number>;
  uploadFiles(wanted: FilesToUpload): Promise<UploadedFiles>;
  /** Uploads and creates in one go, under one transaction id; the creation is never repeated after a time-out. */
  createRecordWithFiles(wanted: RecordWithFiles): Promise<PlatformRecord>;
  /** Uploads and updates in one go, under one transaction id. */
  updateRecordWithFiles(wanted: ChangeWithFiles): Promise<PlatformRecord>;
  /** Closes idle connections. */
  close(): void;
}

const PUBLIC_API = "https://api.jiandaoyun.com/api";
const TIMEOUT_MS = 10_000;

/** A client for one API key. */
export function createJdyClient(options: JdyClientOptions): JdyClient {
  const { clock = systemClock, random = Math.random, timeoutMs = TIMEOUT_MS, newTransactionId = randomUUID } = options;
  const { limiter = createRateLimiter({ clock }), maxAttempts } = options;
  const apiKey = usableKey(options.apiKey);
  const baseUrl = usableUrl(options.baseUrl ?? PUBLIC_API);
  const company = options.company ?? createHash("sha256").update(apiKey).digest("hex");
  const transport = createHttpTransport({ apiKey, baseUrl, timeoutMs });
  const retry = createRetry({ clock, random, ...(maxAttempts === undefined ? {} : { maxAttempts }) });
  const { post, postAt, put } = createPlatformCalls({
    ...{ transport, limiter, retry, company, baseUrl, secret: apiKey, clock },
    observer: options,
  });
  const uploads = { post, put, retry, newTransactionId };

  return {
    post,
    postAt,
    contacts: createContacts(post),
    workflow: { ...createFlowReading(post, postAt), ...createFlowActions(post) },
    listApps: () => listApps(post),
    listForms: (app_id) => listForms(post, app_id),
    listWidgets: (form) => post("/v5/app/entry/widget/list", form),
    getRecord: (address) => getRecord(post, address),
    records: (query) => records(post, query),
    createRecord: (wanted) => createRecord(post, wanted),
    createRecords: (wanted) => createRecords(post, newTransactionId, wanted),
    updateRecord: (change) => updateRecord(post, change),
    updateRecords: (change) => updateRecords(post, change),
    deleteRecord: (target) => deleteRecord(post, target),
    deleteRecords: (targets) => deleteRecords(post, targets),
    uploadFiles: (wanted) => uploadFiles(uploads, wanted),
    createRecordWithFiles: (wanted) => createRecordWithFiles(uploads, wanted),
    updateRecordWithFiles: (wanted) => updateRecordWithFiles(uploads, wanted),
    close: () => transport.close(),
  };
}

/** The message never shows the key, not even a broken one. */
function usableKey(apiKey: string): string {
  if (/^[\x21-\x7e]+$/.test(apiKey)) return apiKey;
  throw new TypeError("apiKey must be one or more visible ASCII characters without spaces or line ends.");
}

function usableUrl(baseUrl: string): string {
  const { protocol } = new URL(baseUrl);
  if (protocol !== "https:" && protocol !== "http:") throw new TypeError(`baseUrl must be http(s), not ${protocol}`);
  return baseUrl.replace(/\/+$/, "");
}
