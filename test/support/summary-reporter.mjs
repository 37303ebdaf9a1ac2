/** A run that has ended does not wait longer than this for handles that some test left open (ms). */
const LEFT_OPEN_MS = 900;

/** Ends a run with the one plain line that other tools read. Printed at exit, so that no teardown output follows it. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.on("exit", () => {
      process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
    });
    setTimeout(() => process.exit(results.success ? 0 : 1), LEFT_OPEN_MS).unref();
  }
}
