import { describe, expect, it } from "@jest/globals";
import { problemsReport } from "../../src/contracts/problems-report.ts";
import { anEntry, SHOP } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";
import axios from "axios";

const HINT = "运行 `stockguard bind` 绑定该表单。";

describe("commands in what the server says", () => {
  const board = aServedBoard({
    command: `STOCKGUARD_DATA_DIR='C:\\"x"' npm run stockguard --`,
    async fill({ store: { registry, inbox } }) {
      await registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
      await inbox.append([anEntry("d1")]);
      const [entry] = await inbox.waiting(SHOP, 1);
      const problem = { code: "form_not_bound", message: "尚未绑定", hint: HINT };
      await inbox.setAside({ installation_id: SHOP, id: entry?.id ?? 0 }, problem, 2);
    },
  });

  it("begin in its answers as it was started, whatever signs that holds", async () => {
    const { body } = await board.admin().get("/problems");
    const { aside } = problemsReport.parse(JSON.parse(body));
    expect(aside[0]?.problem.hint).toBe(
      `运行 \`STOCKGUARD_DATA_DIR='C:\\"x"' npm run stockguard -- bind\` 绑定该表单。`,
    );
  });

  it("are told to the page, which words its own by that", async () => {
    const { data } = await axios.get<string>(`${board.running().board_url}/rules`);
    expect(data).toContain(
      `name="stockguard-command" content="STOCKGUARD_DATA_DIR='C:\\&quot;x&quot;' npm run stockguard --"`,
    );
  });
});
