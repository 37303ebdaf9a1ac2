import type { FormName } from "./form.ts";

/** One thing that was looked at: what was found, and what to do where something is to be done. */
export interface CheckFinding {
  readonly level: "fine" | "note" | "warning" | "fault";
  readonly code: string;
  readonly fact: string;
  readonly next_step: string | null;
  /** The form it is about, called by its label in both texts; left out where it is about none. */
  readonly form?: FormName;
}

type Told = (code: string, fact: string, next_step: string) => CheckFinding;

/** All is well with it. */
export const fine = (code: string, fact: string): CheckFinding => ({ level: "fine", code, fact, next_step: null });
/** Worth knowing. */
export const note: Told = (code, fact, next_step) => ({ level: "note", code, fact, next_step });
/** Will be a fault if nothing is done. */
export const warning: Told = (code, fact, next_step) => ({ level: "warning", code, fact, next_step });
/** Keeps the add-on from doing its work. */
export const fault: Told = (code, fact, next_step) => ({ level: "fault", code, fact, next_step });
