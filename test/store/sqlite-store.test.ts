import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { describeStore } from "../contract/store-battery.ts";

describeStore("the SQLite store", () => createSqliteStore({ path: ":memory:" }));
