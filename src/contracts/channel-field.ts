/** One setting of a channel as a person is asked for it. */
export interface ChannelField {
  readonly label: string;
  readonly is_secret: boolean;
  readonly is_required: boolean;
  /** What holds where nothing is answered; null where nothing does. */
  readonly preset: string | null;
  /** When it is needed, or where it is found. */
  readonly note?: string;
  /** An answer as it may look. */
  readonly example?: string;
  /** Every answer there is, with what it means; nothing where the answer says so itself. */
  readonly choices?: Readonly<Record<string, string>>;
}
