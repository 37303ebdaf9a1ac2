import { describeStore } from "../contract/store-battery.ts";
import { postgresStores } from "./a-postgres-store.ts";

const stores = postgresStores();

describeStore("the PostgreSQL store", stores.empty, stores.emptied);
