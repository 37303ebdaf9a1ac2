import { describe, expect, it } from "@jest/globals";
import { problemsReport } from "../../src/contracts/problems-report.ts";
import { anEntry, SHOP } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";
import axios from "axios";
import { strangersCommand } from "../../src/entrypoints/http/command-words.ts";

const HINT = "运行 `stockguard bind` 绑定该表单。";

const fill: Parameters<typeof aServedBoard>[0]["fill"] = async ({ store: { registry, inbox } }) => {
  await registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  await inbox.append([anEntry("d1")]);
  const [entry] = await inbox.waiting(SHOP, 1);
  const problem = { code: "form_not_bound", message: "尚未绑定", hint: HINT };
  await inbox.setAside({ installation_id: SHOP, id: entry?.id ?? 0 }, problem, 2);
};

type Board = ReturnType<typeof aServedBoard>;

async function toldToAdmin(board: Board): Promise<string | undefined> {
  const { body } = await board.admin().get("/problems");
  return problemsReport.parse(JSON.parse(body)).aside[0]?.problem.hint;
}

/** What anybody may read: a page, and what a program without a token is answered. */
async function toldToStranger(board: Board): Promise<string> {
  const page = await axios.get<string>(`${board.running().board_url}/rules`);
  const { body } = await board.stranger().get("/problems");
  return `${page.data}\n${body}`;
}

describe("commands in what the server says", () => {
  const board = aServedBoard({ command: 'docker exec -it "my shop" stockguard', fill });

  it("begin in its answers as the setting says, whatever signs that holds", async () => {
    expect(await toldToAdmin(board)).toBe('运行 `docker exec -it "my shop" stockguard bind` 绑定该表单。');
  });

  it("are told to the page, which words its own by that", async () => {
    const told = await toldToStranger(board);
    expect(told).toContain('name="stockguard-command" content="docker exec -it &quot;my shop&quot; stockguard"');
    expect(told).toContain('`docker exec -it \\"my shop\\" stockguard sign-in`');
  });
});

describe("commands that hold a path of this machine", () => {
  const board = aServedBoard({ command: `STOCKGUARD_DATA_DIR='C:\\"x"' npm run stockguard --`, fill });

  it("are told to those who have signed in", async () => {
    expect(await toldToAdmin(board)).toBe(
      `运行 \`STOCKGUARD_DATA_DIR='C:\\"x"' npm run stockguard -- bind\` 绑定该表单。`,
    );
  });

  it("are told by their name alone before that", async () => {
    const told = await toldToStranger(board);
    expect(told).toContain('name="stockguard-command" content="stockguard"');
    expect(told).toContain("`stockguard sign-in`");
    expect(told).not.toContain("DATA_DIR");
  });

  it.each([
    { name: "told to whoever sits at the machine of a demo", is_open: true, remoteAddress: "127.0.0.1", is_told: true },
    { name: "kept from others on its network", is_open: true, remoteAddress: "192.168.1.9", is_told: false },
    { name: "kept from others at a machine that is no demo", is_open: false, remoteAddress: "::1", is_told: false },
  ])("are $name", ({ is_open, remoteAddress, is_told }) => {
    const command = "STOCKGUARD_DATA_DIR=/home/li/demo stockguard";
    // Of a request nothing but the address at its other end is looked at.
    const request = { socket: { remoteAddress } } as unknown as Parameters<typeof strangersCommand>[0];
    expect(strangersCommand(request, { command, is_open })).toBe(is_told ? command : "stockguard");
  });
});
