import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import { describeStore } from "../contract/store-battery.ts";

describeStore("the memory store", createMemoryStore);
