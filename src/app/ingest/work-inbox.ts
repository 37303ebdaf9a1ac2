import type { FieldValues, FormBinding, FormName } from "../../contracts/form.ts";
import { FORM_LABELS } from "../../contracts/generated/records.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox, StoredInboxEntry } from "../../ports/inbox.ts";
import type { Platform, PlatformChange, PushContent } from "../../ports/platform.ts";
import type { RecordChange } from "../../ports/records.ts";
import type { ErasingRecords } from "../customer/erasing-records.ts";
import { sideBySide } from "../side-by-side.ts";
import { createTurns } from "../turns.ts";
import { createAsideIndex } from "./aside-index.ts";
import type { Webhook, WebhookActions } from "./define-webhook.ts";
import { readPolledRecord } from "./polled-record.ts";
import { type ChangeOrigin, readChange, removal } from "./read-change.ts";

/** Ports of `workInbox`. */
export interface WorkInboxPorts {
  readonly inbox: Inbox;
  /** Those that keep erased customers erased. */
  readonly records: ErasingRecords;
  readonly platform: Pick<Platform, "readPush" | "readRecord">;
  readonly clock: Pick<Clock, "now" | "dayOf">;
  readonly webhooks: readonly Webhook[];
  readonly actions: WebhookActions;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
  /** Called for a form whose fields changed on the platform. */
  formChanged(binding: FormBinding): Promise<void>;
}

/** What one entry comes to, before anything is kept. */
interface Reading {
  readonly entry: StoredInboxEntry;
  readonly changes: readonly RecordChange[];
  readonly problems: readonly Problem[];
  readonly followed: readonly Followed[];
}

/** A usable record from which more follows than its rows. */
interface Followed {
  readonly follow: NonNullable<Webhook["follow"]>;
  readonly change: RecordChange;
  readonly record: FieldValues;
}

/** What a worker that died had taken is free again after this long (ms). */
const LEASE_MS = 15_000;
const RETRY_MS = [1_000, 5_000, 30_000, 120_000, 600_000];

/** Installations worked for at a time, so that one does not wait for another's database. */
const AT_ONCE = 4;
/** A round over all installations takes about as many messages as this many shares, so that its end is never far. */
const SHARES_OF_A_ROUND = 4;
const LEAST_SHARE = 25;

/**
 * Works off the oldest waiting messages, a share of every installation, and returns how many were taken; `limit` is the
 * largest share. A message that cannot be used is set apart with its reason; one whose record must be read again waits
 * while the platform is away.
 */
export function createWorkInbox(ports: WorkInboxPorts) {
  const { inbox, records, clock } = ports;
  const asides = createAsideIndex({ inbox, clock, recordIdsOf });
  const byTurns = createTurns();
  const webhookOf = new Map(ports.webhooks.map((webhook) => [webhook.form, webhook]));

  return async function workInbox(limit: number): Promise<number> {
    const busy = byTurns(await inbox.busyInstallations(clock.now()));
    const share = Math.min(limit, Math.max(LEAST_SHARE, Math.ceil((SHARES_OF_A_ROUND * limit) / busy.length)));
    const taken = await sideBySide(busy, AT_ONCE, (installation_id) => workShare(installation_id, share));
    return taken.reduce((sum, count) => sum + count, 0);
  };

  async function workShare(installation_id: string, limit: number): Promise<number> {
    const entries = await inbox.claim({ installation_id, limit, now: clock.now(), lease_ms: LEASE_MS });
    const readings: Reading[] = [];
    for (const entry of entries) {
      const reading = await readSafely(entry);
      if (reading !== null) readings.push(reading);
    }
    await keep(readings);
    return entries.length;
  }

  async function readSafely(entry: StoredInboxEntry): Promise<Reading | null> {
    try {
      return await read(entry);
    } catch (error) {
      await postponeOrSetAside(entry, error);
      return null;
    }
  }

  async function read(entry: StoredInboxEntry): Promise<Reading> {
    const binding = await ports.binding(entry.installation_id, entry.form);
    const webhook = webhookOf.get(entry.form);
    if (binding === null || webhook === undefined) return unusable(entry, unboundForm(entry.form));
    const content = contentOf(binding, entry);
    switch (content.kind) {
      case "unusable":
        return unusable(entry, content.problem);
      case "test":
        return { entry, changes: [], problems: [], followed: [] };
      case "form_changed":
        await ports.formChanged(binding);
        return { entry, changes: [], problems: [], followed: [] };
      case "changes":
        return readChanges(entry, binding, webhook, content.changes);
    }
  }

  function contentOf(binding: FormBinding, entry: StoredInboxEntry): PushContent {
    return entry.source === "poll"
      ? readPolledRecord(binding, entry.body)
      : ports.platform.readPush(binding, entry.body);
  }

  async function recordIdsOf(entry: StoredInboxEntry): Promise<readonly string[]> {
    const binding = await ports.binding(entry.installation_id, entry.form);
    if (binding === null) return [];
    const content = contentOf(binding, entry);
    if (content.kind !== "changes") return [];
    return content.changes.map((change) => (change.kind === "removed" ? change.record_id : change.record.record_id));
  }

  async function readChanges(
    entry: StoredInboxEntry,
    binding: FormBinding,
    webhook: Webhook,
    found: readonly PlatformChange[],
  ): Promise<Reading> {
    const changes: RecordChange[] = [];
    const problems: Problem[] = [];
    const followed: Followed[] = [];
    for (const change of found) {
      const isTrusted = entry.trust === "body" && (change.kind === "removed" || change.has_version);
      const current = isTrusted ? change : await readAgain(binding, change);
      if (current === null) continue;
      if (current.kind === "removed") {
        changes.push(removal(binding, current.record_id, current.version, originOf(entry)));
        continue;
      }
      const reading = readChange(binding, webhook, current.record, clock, originOf(entry));
      changes.push(reading.change);
      problems.push(...reading.problems);
      const { change: own, record } = reading;
      if (record !== null && webhook.follow !== null) followed.push({ follow: webhook.follow, change: own, record });
    }
    return { entry, changes, problems, followed };
  }

  /** The record as the platform has it now; a record that is gone is removed as of its last known version. */
  async function readAgain(binding: FormBinding, change: PlatformChange): Promise<PlatformChange | null> {
    const record_id = change.kind === "removed" ? change.record_id : change.record.record_id;
    const record = await ports.platform.readRecord(binding, record_id);
    if (record !== null) return { kind: "changed", record, has_version: true };
    const kept = await records.get(binding.installation_id, binding.form, record_id);
    return kept === null || kept.removed ? null : { kind: "removed", record_id, version: kept.version + 1 };
  }

  /** What follows comes first: it bears running twice, and an entry is worked off only once its change is kept. */
  async function keep(readings: readonly Reading[]): Promise<void> {
    for (const reading of readings) await follow(reading);
    const outcomes = await records.apply(readings.flatMap(({ changes }) => changes));
    let position = 0;
    for (const reading of readings) {
      const own = outcomes.slice(position, position + reading.changes.length);
      position += reading.changes.length;
      const disputed = reading.changes.filter((_, index) => own[index] === "disputed");
      const is_overtaken = own.length > 0 && own.every((outcome) => outcome === "stale");
      if (is_overtaken) continue;
      if (await settleAll(reading.entry, disputed)) await finish(reading);
    }
    await lookAgain(readings);
  }

  /** What was set aside may be overtaken by a newer state that could be used: tried again, it finds that out itself. */
  async function lookAgain(readings: readonly Reading[]): Promise<void> {
    const mended = readings.filter(({ problems, changes }) => problems.length === 0 && changes.length > 0);
    for (const { entry, changes } of mended) {
      for (const { record_id } of changes) await asides.mended(entry.installation_id, entry.form, record_id);
    }
  }

  /** What is older than the kept record, or is that record, has been followed already or was overtaken. */
  async function follow({ followed }: Reading): Promise<void> {
    for (const { follow: followRecord, change, record } of followed) {
      const { installation_id, form, record_id, version } = change;
      const before = await records.get(installation_id, form, record_id);
      if (before !== null && before.version >= version) continue;
      await followRecord(
        ports.actions,
        installation_id,
        record,
        before === null || before.removed ? null : before.values,
      );
    }
  }

  async function settleAll(entry: StoredInboxEntry, disputed: readonly RecordChange[]): Promise<boolean> {
    try {
      for (const change of disputed) await settleDispute(entry, change);
      return true;
    } catch (error) {
      await postponeOrSetAside(entry, error);
      return false;
    }
  }

  /** Two contents claim the same version: the platform's own answer decides, which a polled record is already. */
  async function settleDispute({ source }: StoredInboxEntry, change: RecordChange): Promise<void> {
    if (source === "poll") {
      await records.apply([change], { decided: true });
      return;
    }
    const binding = await ports.binding(change.installation_id, change.form);
    const webhook = webhookOf.get(change.form);
    if (binding === null || webhook === undefined) return;
    const record = await ports.platform.readRecord(binding, change.record_id);
    const decided =
      record === null
        ? removal(binding, change.record_id, change.version + 1, change)
        : readChange(binding, webhook, record, clock, change).change;
    await records.apply([decided], { decided: true });
  }

  async function finish({ entry, changes, problems }: Reading): Promise<void> {
    // Nobody is to be shown what an erased customer's record lacks, and it is worked off already.
    const [first, ...others] = problems.length > 0 && (await records.speakOfErased(changes)) ? [] : problems;
    if (first !== undefined) {
      await inbox.setAside(entry, joinProblems(first, others), clock.now());
      asides.note(
        entry,
        changes.map(({ record_id }) => record_id),
      );
    } else if (changes.length === 0) await inbox.finish([entry]);
  }

  async function postponeOrSetAside(entry: StoredInboxEntry, error: unknown): Promise<void> {
    const wait = RETRY_MS[entry.attempts];
    if (wait !== undefined) await inbox.postpone(entry, clock.now() + wait);
    else await inbox.setAside(entry, unreadable(error), clock.now());
  }
}

function originOf({ id, received_at }: StoredInboxEntry): ChangeOrigin {
  return { inbox_id: id, seen_at: received_at };
}

function unusable(entry: StoredInboxEntry, problem: Problem): Reading {
  return { entry, changes: [], problems: [problem], followed: [] };
}

function joinProblems(first: Problem, others: readonly Problem[]): Problem {
  return others.length === 0
    ? first
    : { ...first, message: [first, ...others].map(({ message }) => message).join("；") };
}

function unboundForm(form: FormName): Problem {
  return {
    code: "form_not_bound",
    message: `收到“${FORM_LABELS[form]}”的数据，但该表单尚未绑定`,
    hint: "运行 `stockguard bind` 绑定该表单后，在“问题”页重试。",
  };
}

function unreadable(error: unknown): Problem {
  return {
    code: "record_not_readable",
    message: `多次尝试后仍无法从平台读取该记录：${error instanceof Error ? error.message : "未知原因"}`,
    hint: "检查平台是否可访问、密钥是否有效，然后在“问题”页重试。",
  };
}
