import type { Company } from "../storage/company.ts";
import type { FilterFamily } from "./filter-families.ts";

/** What a field needs to know to check a value written to it. */
export interface WriteSetting {
  /** How the field is named in a refusal: its name and label. */
  readonly field: string;
  readonly company: Company;
  /** Whether this upload belongs to the write's transaction_id. */
  readonly hasFile: (key: string) => boolean;
}

/** What a field needs to know to show a stored value. */
export interface ReadSetting {
  readonly company: Company;
  /** The entity of an uploaded file, null when it is gone. */
  readonly fileEntity: (key: string) => unknown;
}

/** How one type of field behaves: what is written, what is kept, what is read, how it can be filtered. */
export interface FieldKind {
  /** The value of a field nobody filled in; null and "" written to any field end up here. */
  readonly empty: unknown;
  /** Whether the Open API may write it. */
  readonly isWritable: boolean;
  readonly family: FilterFamily;
  /** Checks a written value that is not empty and gives what is kept. Throws the platform's refusal. */
  readonly decode: (value: unknown, setting: WriteSetting) => unknown;
  /** Turns what a person's form hands over into what `decode` takes; left out where both are the same. */
  readonly loosen?: (value: unknown) => unknown;
  /** Turns what is kept into what is read; left out where both are the same. */
  readonly read?: (kept: unknown, setting: ReadSetting) => unknown;
}
