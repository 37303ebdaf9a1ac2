import { Router } from "express";
import type { Access } from "../../app/access/access.ts";
import type { WriteReportsNow } from "../../app/period-report/write-report.ts";
import type { ReportFilesReport, WrittenReports } from "../../contracts/period-report.ts";
import type { Installation } from "../../ports/registry.ts";
import type { ReportFiles } from "../../ports/report-files.ts";
import { askingOf, may } from "./identity.ts";

interface ReportApiPorts {
  readonly reportFiles: Pick<ReportFiles, "list" | "read">;
  /** Writes those of the last week and month that are missing; returns how many. */
  readonly writeReportsNow: WriteReportsNow;
  readonly access: Access;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Reports that were written, to be taken along by those who may read costs. */
export function createReportApi({ reportFiles, writeReportsNow, access, installation }: ReportApiPorts): Router {
  const api = Router();

  api.get("/reports", may("read_plan"), async (_request, response) => {
    const files = await reportFiles.list((await installation()).installation_id);
    const report: ReportFilesReport = { files: [...files] };
    response.set("cache-control", "no-store").json(report);
  });
  api.post("/reports", may("read_plan"), async (_request, response) => {
    response.json({ written: await writeReportsNow(await installation()) } satisfies WrittenReports);
  });
  api.get("/reports/:name", may("read_plan"), async (request, response) => {
    const { name } = request.params;
    const content = await reportFiles.read((await installation()).installation_id, name);
    if (content === null) {
      response.status(404).json({ code: "not_found", message: "没有这份报表", hint: "刷新页面后再试。" });
      return;
    }
    await access.note("report_downloaded", name, askingOf(request));
    response.set({ "cache-control": "no-store", "content-disposition": `attachment; filename="${name}"` });
    response.type(XLSX).send(Buffer.from(content));
  });
  return api;
}
