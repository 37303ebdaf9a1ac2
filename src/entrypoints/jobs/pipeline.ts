import { startWorker, type Worker } from "./worker.ts";

/** The steps of the way of an event, each taking a share of its line. */
export interface PipelineSteps {
  workInbox(limit: number): Promise<number>;
  assessSubjects(): Promise<number>;
  readonly dispatcher: EffectDispatcher;
}

/** What the workers need of the dispatcher. */
interface EffectDispatcher {
  dispatch(): Promise<number>;
  renew(): Promise<void>;
  onRoom(listener: () => void): void;
  stop(): Promise<void>;
}

/** The workers of one process. */
export interface Pipeline {
  /** New messages were kept. */
  wakeInbox(): void;
  /** Subjects were put in doubt by other means than messages. */
  wakeAssess(): void;
  /** Effects were put back in line. */
  wakeDispatch(): void;
  stop(): Promise<void>;
}

interface PipelineOptions {
  readonly steps: PipelineSteps;
  onAssessed(): void;
  onError(step: string, error: unknown): void;
}

/** Small enough that pushes are answered between two shares: keeping one share blocks the process. */
const INBOX_SHARE = 50;
/** While the line is long, larger shares cost fewer flushes to the disk; a push waits some ten ms for its answer. */
const LARGEST_INBOX_SHARE = 200;
/** Without a wake, work that falls due by time is looked for this often (ms). */
const REST_MS = 1_000;
/** A fraction of the lease of what the dispatcher holds (ms). */
const RENEWAL_MS = 4_000;

/** Starts the workers: each wakes the next one when it has done something. */
export function startPipeline({ steps, onAssessed, onError }: PipelineOptions): Pipeline {
  const dispatch = startWorker({
    step: () => steps.dispatcher.dispatch(),
    rest_ms: REST_MS,
    onError: (error) => onError("dispatch", error),
  });
  steps.dispatcher.onRoom(dispatch.wake);
  const renewal = startWorker({
    step: async () => {
      await steps.dispatcher.renew();
      return 0;
    },
    rest_ms: RENEWAL_MS,
    onError: (error) => onError("renewal", error),
  });
  const assess = startWorker({
    step: waking(() => steps.assessSubjects(), dispatch, onAssessed),
    rest_ms: REST_MS,
    onError: (error) => onError("assess", error),
  });
  const inbox = startWorker({
    step: waking(growing(steps.workInbox), assess),
    rest_ms: REST_MS,
    onError: (error) => onError("inbox", error),
  });

  return {
    wakeInbox: inbox.wake,
    wakeAssess: assess.wake,
    wakeDispatch: dispatch.wake,
    stop: async () => {
      await inbox.stop();
      await assess.stop();
      await dispatch.stop();
      await steps.dispatcher.stop();
      await renewal.stop();
    },
  };
}

/** The pipeline of a process that has no workers. */
export function idlePipeline(): Pipeline {
  const nothing = () => undefined;
  return { wakeInbox: nothing, wakeAssess: nothing, wakeDispatch: nothing, stop: () => Promise.resolve() };
}

/** Takes more at a time as long as there is more to take. */
function growing(take: (limit: number) => Promise<number>): () => Promise<number> {
  let share = INBOX_SHARE;
  return async () => {
    const taken = await take(share);
    share = taken < share ? INBOX_SHARE : Math.min(2 * share, LARGEST_INBOX_SHARE);
    return taken;
  };
}

function waking(step: () => Promise<number>, next: Worker, onDone?: () => void): () => Promise<number> {
  return async () => {
    const done = await step();
    if (done > 0) {
      next.wake();
      onDone?.();
    }
    return done;
  };
}
