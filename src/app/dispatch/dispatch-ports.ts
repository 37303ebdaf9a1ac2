import type { AlertState } from "../../domain/alert/alert-state.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { ConsentGate } from "../consent/consent-gate.ts";
import type { MessageDirectory } from "./message-directory.ts";
import type { MessagePictures } from "../picture/message-pictures.ts";
import type { ChannelRests } from "./channel-rests.ts";
import type { PausingFailure } from "./company-pauses.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Broadcasts } from "../../ports/broadcasts.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EffectOutcome, Outbox, StoredEffect } from "../../ports/outbox.ts";
import type { ReportFiles } from "../../ports/report-files.ts";
import type { Platform } from "../../ports/platform.ts";

/** Why and until when (ms) nothing is written to an installation's platform. */
export interface WritePause {
  readonly failure: PausingFailure;
  readonly problem: Problem;
  readonly until: number;
}

/** Ports of the dispatcher. */
export interface DispatchPorts {
  readonly outbox: Outbox;
  readonly platform: Pick<Platform, "createRecord" | "updateRecord" | "updateRecords" | "findRecord" | "readRecord">;
  readonly channels: Pick<ChannelDirectory, "open">;
  /** Keeps what employees have still to confirm, so that it is asked about later. */
  readonly broadcasts: Pick<Broadcasts, "add">;
  /** Asks the receivers' consent, then the channel. */
  readonly sendAllowed: ConsentGate;
  /** Which channels rest after failures of their own. */
  readonly rests: Pick<ChannelRests, "ask" | "answered" | "release">;
  readonly clock: Pick<Clock, "now" | "timeOfDay">;
  readonly directory: MessageDirectory;
  /** Where a subject's alert stands now; null where nothing is kept of it. */
  alertOf(subject: Subject): Promise<AlertState | null>;
  /** Draws for digests and reports; they go in words alone where it is left out. */
  readonly pictures?: Pick<MessagePictures, "of">;
  /** Files of reports; none go where it is left out. */
  readonly reportFiles?: Pick<ReportFiles, "read">;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
  /** Told of every effect that ended, for measures and live pages. */
  onSettled(effect: StoredEffect, outcome: EffectOutcome): void;
  /** Told once when writing to an installation's platform begins to rest, until it has worked again. */
  onPaused(installation_id: string, pause: WritePause): void;
  /** Told when the platform has answered after a rest, and at the first answer of this process. */
  onResumed(installation_id: string): void;
  /** Told of a fault of our own, such as a store that does not keep an outcome. */
  onError(error: unknown): void;
}
