/**
 * What may be done about a failed call.
 * - `retry`: it was refused or never left, nothing was done: send it again after a pause.
 * - `unknown_outcome`: it may have been carried out: send it again only if that is safe.
 * - `already_done`: an earlier call under the same `transaction_id` did it.
 * - `read_back`: read what is there, then send it again once at most.
 * - `never`: sending it again would fail again; a person or another request is needed.
 */
export type FailureClass = "retry" | "unknown_outcome" | "already_done" | "read_back" | "never";

/** What a failure means and what to do next, in the words shown to people. */
export interface FailureFacts {
  /** zh-CN. */
  readonly meaning: string;
  /** zh-CN. */
  readonly next_step: string;
  readonly failure_class: FailureClass;
}
