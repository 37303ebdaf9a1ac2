/** Every command is a file beside this one and a line here. */
import { register as registerAccount } from "./account.command.ts";
import { register as registerAlarms } from "./alarms.command.ts";
import { register as registerBind } from "./bind.command.ts";
import { register as registerCare } from "./care.command.ts";
import { register as registerChannel } from "./channel.command.ts";
import { register as registerChoices } from "./choices.command.ts";
import { register as registerConfig } from "./config.command.ts";
import { register as registerConsent } from "./consent.command.ts";
import { register as registerCustomer } from "./customer.command.ts";
import { register as registerDoctor } from "./doctor.command.ts";
import { register as registerImport } from "./import.command.ts";
import { register as registerInstall } from "./install.command.ts";
import { register as registerPlan } from "./plan.command.ts";
import { register as registerPush } from "./push.command.ts";
import { register as registerReconcile } from "./reconcile.command.ts";
import { register as registerRehearse } from "./rehearse.command.ts";
import { register as registerReport } from "./report.command.ts";
import { register as registerRules } from "./rules.command.ts";
import { register as registerRun } from "./run.command.ts";
import { register as registerSignIn } from "./sign-in.command.ts";
import { register as registerStore } from "./store.command.ts";
import { register as registerSecrets } from "./secrets.command.ts";
import { register as registerSuppliers } from "./suppliers.command.ts";
import { register as registerTuning } from "./tuning.command.ts";
import { register as registerUninstall } from "./uninstall.command.ts";

/** What adds each command to the program, in the order of the help. */
export const COMMANDS = [
  registerRun,
  registerInstall,
  registerBind,
  registerCare,
  registerDoctor,
  registerAccount,
  registerPush,
  registerReconcile,
  registerChannel,
  registerCustomer,
  registerConsent,
  registerSignIn,
  registerSecrets,
  registerImport,
  registerUninstall,
  registerConfig,
  registerStore,
  registerRehearse,
  registerPlan,
  registerReport,
  registerChoices,
  registerTuning,
  registerSuppliers,
  registerRules,
  registerAlarms,
];
