/** A file of the repository that is made from a specification and never edited by hand. */
export interface Generator {
  /** Path from the repository's root. */
  readonly file: string;
  content(): Promise<string>;
}
