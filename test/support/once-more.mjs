/**
 * On a build machine a test that failed is tried once more, with its first failure printed: whole processes, browsers and
 * clocks share a machine there whose load nobody knows. At a desk nothing is tried again.
 */
import { jest } from "@jest/globals";

if (process.env["CI"] === "true") jest.retryTimes(1, { logErrorsBeforeRetry: true });
