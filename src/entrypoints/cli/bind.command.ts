import { readFile, writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { bindingFile, readBindingFile } from "../../app/install/binding-file.ts";
import { SURE } from "../../app/install/match-fields.ts";
import { type BindingProposal, proposeBindings, sureFields } from "../../app/install/propose-bindings.ts";
import { createReadApp } from "../../app/install/read-app.ts";
import { type AcceptedBinding, createSaveBinding } from "../../app/install/save-binding.ts";
import { bindingFileSchema } from "../../contracts/binding-file.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Installation } from "../../ports/registry.ts";
import { acceptByAsking, proposalLines } from "./bind-dialogue.ts";
import { chosenInstallation, type CommandAddon, type CommandContext, withAddon } from "./command-context.ts";

interface BindOptions {
  readonly write?: string;
  readonly file?: string;
  readonly yes?: true;
  readonly installation?: string;
}

type Decided = Omit<AcceptedBinding, "installation_id">;

/** `stockguard bind`: ties real forms to ours, by asking, by a file, or all sure matches at once. */
export function register(program: Command, context: CommandContext): void {
  program
    .command("bind")
    .description("把应用中的表单和字段对应到缺货卫士：逐个询问，或用文件，或一次接受全部有把握的")
    .option("--write <file>", "把找到的对应写成文件，供修改后用 --file 读入")
    .option("--file <file>", "按文件绑定")
    .option("--yes", "接受全部有把握且不缺字段的表单，不询问")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((options: BindOptions) =>
      withAddon(context, async (addon) => {
        const installation = await chosenInstallation(addon.registry, options.installation);
        const decided = await decide(addon, installation, options, context);
        const saveBinding = createSaveBinding(addon);
        for (const binding of decided) {
          await saveBinding({ ...binding, installation_id: installation.installation_id });
          await addon.note("form_bound", binding.form);
          context.terminal.print(`✓ 已绑定 ${binding.form}（${binding.fields.length} 个字段）`);
        }
      }),
    );
}

async function decide(
  addon: CommandAddon,
  installation: Installation,
  options: BindOptions,
  { terminal }: CommandContext,
): Promise<readonly Decided[]> {
  const { app_id, existing, bindings } = await createReadApp(addon)(installation, "all");
  if (options.file !== undefined) return fromFile(options.file, addon, existing, app_id);
  const proposals = proposeBindings(addon.kit.templates, existing, bindings);
  if (options.write !== undefined) {
    await writeFile(options.write, `${JSON.stringify(bindingFile(app_id, proposals), null, 2)}\n`);
    terminal.print(`已写入 ${options.write}。改好后运行 \`stockguard bind --file ${options.write}\`。`);
    return [];
  }
  if (options.yes === true) return acceptSure(app_id, proposals, terminal);
  if (!terminal.is_interactive) throw NOBODY_TO_ASK;
  return acceptByAsking(app_id, proposals, terminal);
}

function acceptSure(
  app_id: string,
  proposals: readonly BindingProposal[],
  terminal: CommandContext["terminal"],
): readonly Decided[] {
  return proposals.flatMap((proposal) => {
    const { form, found, is_sure, lacking, matches } = proposal;
    if (found === null) return [];
    if (is_sure && lacking.length === 0) {
      return [{ app_id, form, entry_id: found.entry_id, fields: sureFields(matches) }];
    }
    for (const line of proposalLines(proposal, SURE)) terminal.print(line);
    return [];
  });
}

async function fromFile(
  path: string,
  { kit }: CommandAddon,
  existing: Parameters<typeof readBindingFile>[2],
  app_id: string,
): Promise<readonly Decided[]> {
  const parsed = bindingFileSchema.safeParse(parseJson(await readFile(path, "utf8")));
  if (!parsed.success)
    throw fileRefused(
      path,
      parsed.error.issues.map(({ message }) => message),
    );
  if (parsed.data.app_id !== app_id)
    throw fileRefused(path, [`文件属于应用 ${parsed.data.app_id}，而安装属于 ${app_id}`]);
  const checked = readBindingFile(parsed.data, kit.templates, existing);
  if (checked.kind === "refused")
    throw fileRefused(
      path,
      checked.problems.map(({ message }) => message),
    );
  return checked.bindings;
}

/** What is no JSON fails the schema. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fileRefused(path: string, faults: readonly string[]): AddonError {
  return new AddonError({
    code: "binding_file_refused",
    message: `${path} 有 ${faults.length} 处问题：${faults.join("；")}`,
    hint: "改正后重试；`stockguard bind --write 文件` 可以重新生成一份。没有绑定任何表单。",
  });
}

const NOBODY_TO_ASK = new AddonError({
  code: "nobody_to_ask",
  message: "没有终端可以询问",
  hint: "用 --yes 接受全部有把握的，或用 --write 和 --file 通过文件决定。",
});
