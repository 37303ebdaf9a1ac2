import type { FormBinding, FormName } from "../contracts/form.ts";

/** One tenant's app on a platform. */
export interface Installation {
  readonly installation_id: string;
  readonly name: string;
  readonly app_id: string;
  readonly created_at: number;
}

/** Installations, their bound forms and their sealed secrets. */
export interface Registry {
  installations(): Promise<readonly Installation[]>;
  saveInstallation(installation: Installation): Promise<void>;
  removeInstallation(installation_id: string): Promise<void>;
  bindings(installation_id: string): Promise<readonly FormBinding[]>;
  /** Adds a binding or replaces the one of the same form. `push_secret` is kept as given: seal it before. */
  saveBinding(binding: FormBinding): Promise<void>;
  bindingByToken(push_token: string): Promise<FormBinding | null>;
  /** Moves the mark up to which a form has been read; never backwards. */
  markSynced(installation_id: string, form: FormName, synced_through: number): Promise<void>;
  /** Small named settings of an installation; secrets are sealed by the caller. */
  setting(installation_id: string, name: string): Promise<string | null>;
  settings(installation_id: string, prefix: string): Promise<Readonly<Record<string, string>>>;
  saveSetting(installation_id: string, name: string, value: string): Promise<void>;
  /** Keeps a setting where there is none of that name; returns what is kept, the same for all who ask at once. */
  firstSetting(installation_id: string, name: string, value: string): Promise<string>;
  removeSetting(installation_id: string, name: string): Promise<void>;
}
