import type { CourseTask } from "../domain/purchase-course/purchase-course.ts";
import type { FieldValues, FormBinding } from "../contracts/form.ts";
import { AddonError, type Problem } from "../contracts/problem.ts";

/** A record as the platform has it now, in canonical names. Fields that could not be read are named, not guessed. */
export interface PlatformRecord {
  readonly record_id: string;
  /** The platform's own time of this state in ms. */
  readonly version: number;
  readonly values: FieldValues;
  readonly problems: readonly Problem[];
}

/** One change inside a message of the platform. `version` null: the record must be read again. */
export type PlatformChange =
  | { readonly kind: "changed"; readonly record: PlatformRecord; readonly has_version: boolean }
  | { readonly kind: "removed"; readonly record_id: string; readonly version: number };

/** What a genuine message turned out to be. */
export type PushContent =
  | { readonly kind: "changes"; readonly changes: readonly PlatformChange[] }
  | { readonly kind: "form_changed" }
  | { readonly kind: "test" }
  | { readonly kind: "unusable"; readonly problem: Problem };

/** Whether a message is the platform's own. */
export type PushVerdict =
  | { readonly kind: "genuine"; readonly delivery_id: string; readonly age_ms: number }
  | { readonly kind: "forged" };

/** A field of a real form. */
export interface PlatformField {
  readonly name: string;
  readonly widget_name: string;
  readonly label: string;
  readonly type: string;
  readonly items?: readonly PlatformField[];
}

/** A form as it is now: its fields, and when any of its records last changed by the platform's own clock. */
export interface FormLook {
  readonly fields: readonly PlatformField[];
  /** Ms; 0 for a form that never had data, null on a platform that does not tell. */
  readonly data_modified_at: number | null;
}

/** An app, and the installation whose account is asked for it. */
export type AppPlace = Pick<FormBinding, "installation_id" | "app_id">;

/** A form of an app, and the installation whose account is asked for it. */
export type FormPlace = Pick<FormBinding, "installation_id" | "app_id" | "entry_id">;

/** A record by its id alone. `version` null where the platform does not tell it without reading the record. */
export interface RecordMark {
  readonly record_id: string;
  readonly version: number | null;
}

/** Which records of a form to read; each part narrows. */
export interface RecordChoice {
  /** Changed at or after this instant (ms). */
  readonly updated_since?: number;
  /** Only those after this record, in the platform's own order: where an interrupted reading goes on. */
  readonly after_id?: string;
  /** Only these, at most 100; ids that are gone are left out. */
  readonly ids?: readonly string[];
}

/** How far the workflow of a record has come. Instants in ms. It names nodes, not the people at them. */
export interface WorkflowCourse {
  readonly requested_at: number;
  /** Null while it runs. */
  readonly ended_at: number | null;
  /** Whether it ended by approval; null while it runs. */
  readonly is_approved: boolean | null;
  readonly tasks: readonly CourseTask[];
}

/** Failure of a call, sorted by what to do about it. */
export type PlatformFailure = "transient" | "rate" | "quota" | "key" | "timed_out" | "gone" | "refused" | "config";

/** Raised by every call of the platform that failed. */
export class PlatformCallError extends AddonError {
  readonly failure: PlatformFailure;
  readonly problem: Problem;

  constructor(failure: PlatformFailure, problem: Problem, options?: ErrorOptions) {
    super(problem, options);
    this.name = "PlatformCallError";
    this.failure = failure;
    this.problem = problem;
  }
}

/**
 * The form platform: reading forms and records, writing records, understanding its messages. Every call goes to the
 * account of the installation it is for; one that has no usable account fails with failure "key".
 */
export interface Platform {
  /** Checks the raw bytes of a message against the form's secret; never throws. */
  verifyPush(
    binding: FormBinding,
    request: {
      readonly body: Uint8Array;
      readonly query: URLSearchParams;
      readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    },
    now: number,
  ): PushVerdict;
  /** Understands the body of a genuine message; never throws. */
  readPush(binding: FormBinding, body: string): PushContent;
  /** The record as it is now; null when it is gone. */
  readRecord(binding: FormBinding, record_id: string): Promise<PlatformRecord | null>;
  /** All records, or the chosen ones, in the platform's own order, without gaps and repeats. */
  records(binding: FormBinding, choice?: RecordChoice): AsyncIterable<PlatformRecord>;
  /** The ids of all records, with their versions where that costs nothing more. */
  recordMarks(binding: FormBinding): AsyncIterable<RecordMark>;
  /** The form as it is now, in one call. */
  look(form: FormPlace): Promise<FormLook>;
  /** The first record whose field has this text; null when there is none. */
  findRecord(binding: FormBinding, field: string, value: string): Promise<string | null>;
  createRecord(
    binding: FormBinding,
    values: FieldValues,
    options: { readonly start_trigger: boolean; readonly start_workflow: boolean },
  ): Promise<string>;
  /** Creates many records without starting anything; the id makes a repeat harmless. */
  createRecords(binding: FormBinding, rows: readonly FieldValues[], transaction_id: string): Promise<void>;
  updateRecord(
    binding: FormBinding,
    record_id: string,
    values: FieldValues,
    options: { readonly start_trigger: boolean },
  ): Promise<void>;
  /**
   * Sets the same values on at most 100 records without starting anything; returns how many were found and written. A
   * repeat changes nothing.
   */
  updateRecords(binding: FormBinding, record_ids: readonly string[], values: FieldValues): Promise<number>;
  /** Deletes a record; one that is gone already is no failure. */
  deleteRecord(binding: FormBinding, record_id: string): Promise<void>;
  /** The workflow of a record with all its tasks; null where the record is gone or has no workflow. */
  workflow(binding: FormBinding, record_id: string): Promise<WorkflowCourse | null>;
  /** The apps that an installation's account may see; null: the program's own account. */
  apps(installation_id: string | null): Promise<readonly { readonly app_id: string; readonly name: string }[]>;
  forms(app: AppPlace): Promise<readonly { readonly entry_id: string; readonly name: string }[]>;
  fields(form: FormPlace): Promise<readonly PlatformField[]>;
}
