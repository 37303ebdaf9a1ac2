/** Something a browser asked for: its media type and content, and how it is to be kept where it is a file. */
export interface Page {
  readonly type: string;
  readonly content: string | Uint8Array;
  readonly disposition?: string;
}
