/** A fault told to a person: a stable code, the fact, and the next step. Texts are zh-CN. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Every error the add-on raises on purpose: stable code, message with the facts, hint with the next step. */
export class AddonError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor({ code, message, hint }: Problem, options?: ErrorOptions) {
    super(message, options);
    this.name = "AddonError";
    this.code = code;
    this.hint = hint;
  }
}
