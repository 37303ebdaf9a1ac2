/**
 * Jest's environment for Node with globals as plain as a program's own. Jest hands its context a proxy as the global
 * object, so that every `Math` and `Number` in a loop is a call of that proxy: sums over many items take several times as
 * long. A context without one (Node 22.8 and newer) is as separate from other test files, and quick.
 */
import { createRequire } from "node:module";
import { TestEnvironment } from "jest-environment-node";

// The very object of which Jest takes `createContext`.
const vm = createRequire(import.meta.url)("node:vm");

// A worker that has nothing left to do ends at once. Left to itself, Node first gives back a heap of hundreds of megabytes
// piece by piece, for longer than the half second after which Jest takes it for one that a test keeps alive. One that
// truly is kept alive never gets here, and Jest says so as before.
if (process.send !== undefined) process.once("beforeExit", () => process.exit());

export default class PlainGlobalsEnvironment extends TestEnvironment {
  constructor(...given) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}
