import type { PollSetting } from "../../domain/polling/poll-beat.ts";
import type { ChannelField } from "../../contracts/channel-field.ts";
import type { MessagePurpose } from "../../domain/consent/consent-entry.ts";
import type { FormName } from "../../contracts/form.ts";
import type { ChannelNotices } from "../../app/doctor/channel-notices.ts";
import type { ExamineChannels } from "../../app/doctor/examine-channels.ts";
import type { ReadProgress } from "../../app/ingest/read-progress.ts";
import type { ReconciledAll } from "../../app/ingest/reconcile-all.ts";
import type { CheckFinding } from "../../contracts/check-finding.ts";
import type { ProgressBar } from "../demo/progress-bar.ts";
import type { AuditEvent } from "../../contracts/access.ts";
import type { CustomerRights } from "../../app/customer/customer-rights.ts";
import type { JudgeChoices } from "../../app/purchase-order/judge-choices.ts";
import type { MakePurchasePlan } from "../../app/purchase-plan/purchase-plan.ts";
import type { MakePeriodReport } from "../../app/period-report/period-report.ts";
import type { PeriodReport } from "../../contracts/period-report.ts";
import type { Rehearsals } from "../../app/rehearse/rehearsals.ts";
import type { Reports } from "../../app/report/reports.ts";
import type { MakeCareReport } from "../../app/care/care-report.ts";
import type { KeptCareSettings } from "../../app/care/care-settings.ts";
import type { StarterPlans } from "../../app/care/starter-plans.ts";
import type { MakeTuningReport } from "../../app/tuning/tuning-report.ts";
import type { StarterRules } from "../../app/rules/starter-rules.ts";
import type { Access } from "../../app/access/access.ts";
import type { ChannelRests } from "../../app/dispatch/channel-rests.ts";
import type { ConsentGate } from "../../app/consent/consent-gate.ts";
import type { ConsentLedger } from "../../app/consent/consent-ledger.ts";
import type { ChannelCallbacks } from "../../ports/channel-callbacks.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { InstallPorts } from "../../app/install/install-app.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { PlatformAccount } from "../../contracts/platform-account.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Platform } from "../../ports/platform.ts";
import type { PlatformAccounts } from "../../ports/platform-accounts.ts";
import type { Records } from "../../ports/records.ts";
import type { RuleVersions } from "../../ports/rule-versions.ts";
import type { Installation, Registry } from "../../ports/registry.ts";
import type { ReportFiles } from "../../ports/report-files.ts";

/** What commands of the install need from the add-on, opened only when a command runs. */
export interface CommandAddon extends InstallPorts {
  readonly reportFiles: Pick<ReportFiles, "forget">;
  readonly platform: Platform;
  readonly records: Records;
  readonly poll_setting: PollSetting;
  /** Looks at the way to the platform, the key, the pushes, the store and the disk; null where nothing is installed yet. */
  examineSurroundings(installation: Installation | null): Promise<readonly CheckFinding[]>;
  /** Asks the vendors of channels whether what messages need is usable. */
  readonly examineChannels: ExamineChannels;
  /** Writes into the audit log what was done by command. */
  note(event: AuditEvent, object: string): Promise<void>;
  close(): Promise<void>;
}

/** Who asks by command: whoever may sign in at the server itself. */
export const CLI = { actor: { name: "cli" }, origin: null } as const;

/** What the other commands need beside. */
export interface WholeAddon extends CommandAddon {
  readonly clock: Clock;
  readonly channels: ChannelDirectory;
  readonly access: Access;
  readonly callbacks: Pick<ChannelCallbacks, "token" | "signingToken">;
  readonly customers: CustomerRights;
  readonly consentLedger: ConsentLedger;
  /** Asks the receivers' consent, then the channel. */
  readonly sendAllowed: ConsentGate;
  /** Which channels rest after failures of their own. */
  readonly rests: ChannelRests;
  /** What people are told of channels that cannot be used. */
  readonly channelNotices: ChannelNotices;
  readonly rehearsals: Pick<Rehearsals, "run">;
  readonly purchasePlan: MakePurchasePlan;
  readonly judgeChoices: JudgeChoices;
  readonly tuningReport: MakeTuningReport;
  readonly careReport: MakeCareReport;
  readonly careSettings: KeptCareSettings;
  readonly starterPlans: StarterPlans;
  readonly periodReport: MakePeriodReport;
  reportWorkbook(report: PeriodReport): Promise<Uint8Array>;
  readonly reports: Pick<Reports, "suppliers" | "rules">;
  readonly ruleVersions: RuleVersions;
  readonly starterRules: StarterRules;
  readonly platformAccounts: PlatformAccounts;
  /** Where the platform's API is, as far as an account says nothing else. */
  readonly usual_base_url: string;
  /** The apps that an account may see which no installation has yet. */
  appsOf(account: PlatformAccount): ReturnType<Platform["apps"]>;
  rotateSecrets(): Promise<number>;
  saveChannel(channel: {
    readonly installation_id: string;
    readonly name: string;
    readonly kind: string;
    readonly config: unknown;
  }): Promise<void>;
  removeChannel(installation_id: string, name: string): Promise<void>;
  /** What is kept under a name that is going to be set, null where it is new; refuses a name that cannot be kept. */
  channelToSet(
    installation_id: string,
    name: string,
  ): Promise<{ readonly kind: string; readonly answers: Readonly<Record<string, string>> } | null>;
  /** What a try costs or whom it reaches, to be agreed to before; null where it may be sent at once. */
  channelTestWarning(installation_id: string, name: string): Promise<string | null>;
  /** What messages of a channel can be for. */
  channelPurposes(installation_id: string, name: string): Promise<readonly MessagePurpose[]>;
  /** Reads what was never pushed and takes it in; nothing is assessed or written. */
  reconcile(sweep: boolean, onProgress: (form: FormName, progress: ReadProgress) => void): Promise<ReconciledAll>;
}

/** What a person is asked for when a channel of a kind is set up, by field in the order of asking. */
export interface ChannelFields {
  readonly label: string;
  readonly fields: Readonly<Record<string, ChannelField>>;
  /** What is wrong with an answer, in Chinese; null where it can be kept. */
  faultOf(field: string, answer: string): string | null;
}

/** What a process of the add-on does; the settings' word where none is given. */
export const ROLES = ["all", "web", "worker", "scheduler"] as const;
export type Role = (typeof ROLES)[number];

/** A program that runs until it is stopped. */
export interface RunningProgram {
  /** Lines for the person who started it. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

/** A real shop's order file, imported. */
export interface ImportRequest {
  readonly file: string;
  readonly profile: string;
  /** Into a fresh sandbox in this folder; null = the configured platform. */
  readonly sandbox_dir: string | null;
  /** Whether the stock that a plain buyer would have left is written to the configured platform; a sandbox always gets it. */
  readonly assumes_stock: boolean;
  readonly report: string;
}

/** The terminal a person sits at, or a pipe. */
export interface Terminal {
  /** Whether somebody is there to read and answer. */
  readonly is_interactive: boolean;
  print(line: string): void;
  /** Raises `input_ended` where nobody answers any more, and `input_cancelled` on Ctrl-C. */
  ask(question: string): Promise<string>;
}

/** What commands of the install get. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Opens the add-on; whoever opens it closes it. */
  openAddon(): Promise<CommandAddon>;
  /** The Excel workbook from which a person makes a form. */
  formWorkbook(template: FormTemplate): Promise<Uint8Array>;
  /** Ends the program with this status once everything is closed. */
  exitWith(status: number): void;
}

/** What every command gets. */
export interface ProgramContext extends CommandContext {
  openAddon(): Promise<WholeAddon>;
  /** Every kind of channel by name. */
  readonly channelKinds: Readonly<Record<string, ChannelFields>>;
  /** Starts the demo: sandbox, add-on and a shop whose weeks play on a clock. */
  startDemo(): Promise<RunningProgram>;
  /** Starts the add-on on the configured account; null = the role that is set. */
  startServer(role: Role | null): Promise<RunningProgram>;
  /** Imports an order file, assesses every item, and returns the lines of its report. */
  importOrders(request: ImportRequest): Promise<readonly string[]>;
  /** Keeps the process alive until somebody stops it, then ends what was started. */
  untilStopped(program: RunningProgram): void;
}

/** What commands get whose work may take a while. */
export interface ProgressContext extends ProgramContext {
  /** On standard error, so that standard output stays for the result. */
  readonly progress: ProgressBar;
}

/** Runs a command's work on an opened add-on, and closes it whatever happens. */
export async function withAddon<Addon extends CommandAddon, T>(
  context: { openAddon(): Promise<Addon> },
  work: (addon: Addon) => Promise<T>,
): Promise<T> {
  const addon = await context.openAddon();
  try {
    return await work(addon);
  } finally {
    await addon.close();
  }
}

/** The installation a command is about: the named one, or the only one there is. */
export async function chosenInstallation(
  registry: Pick<Registry, "installations">,
  wanted: string | undefined,
): Promise<Installation> {
  const installations = await registry.installations();
  const found =
    wanted === undefined
      ? installations
      : installations.filter(({ installation_id, name }) => installation_id === wanted || name === wanted);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw new AddonError(
    only === undefined
      ? {
          code: "installation_missing",
          message: wanted === undefined ? "还没有安装到任何应用" : `没有名为 ${wanted} 的安装`,
          hint: "先运行 `stockguard install`。",
        }
      : {
          code: "installation_ambiguous",
          message: `有多个安装：${found.map(({ installation_id, name }) => `${name}（${installation_id}）`).join("、")}`,
          hint: "用 --installation 指明是哪一个。",
        },
  );
}
