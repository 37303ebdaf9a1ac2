/** What one part of the program lets the others know: there may be work, or a page may show something new. */
export type Signal = "inbox" | "subjects" | "effects" | "board" | "messages" | "health" | "problems";

/** Passes news between the parts of the program, in one process or many. Losing one costs a short rest, never work. */
export interface Signals {
  /** Tells every listener soon, this process included; many of a kind in a moment may arrive as one. */
  publish(signal: Signal): void;
  /** Has the listener told of every signal from now on. */
  subscribe(listener: (signal: Signal) => void): void;
  close(): Promise<void>;
}
