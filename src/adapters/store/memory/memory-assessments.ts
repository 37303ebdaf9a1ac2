import { planPlace } from "../../../domain/purchase-plan/plan-place.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { Assessments, KeptAssessment } from "../../../ports/assessments.ts";
import type { SubjectAlertEvent } from "../../../ports/alert-events.ts";
import type { CareAssignment } from "../../../ports/care.ts";
import type { EventExposures } from "../../../ports/exposures.ts";
import type { NewEffect } from "../../../ports/outbox.ts";
import type { KeptOrderOutlook } from "../../../ports/production.ts";
import type { EventMark } from "../../../ports/stockout-events.ts";
import { unitsInDoubt } from "../../../domain/indicators/count-proposal.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import { memoryBoardOverview, memoryBoardPage, worstFirst } from "./memory-board.ts";
import type { MemoryDirtySubjects } from "./memory-dirty-subjects.ts";

/** What assessments need of the other parts. */
interface AssessmentsParts {
  readonly dirty: MemoryDirtySubjects;
  addEffect(effect: NewEffect): void;
  keepOutlooks(installation_id: string, outlooks: readonly KeptOrderOutlook[]): void;
  keepAlertEvents(events: readonly SubjectAlertEvent[]): void;
  keepExposures(installation_id: string, looks: readonly EventExposures[]): void;
  keepAssignments(installation_id: string, assignments: readonly CareAssignment[]): void;
  countChoices(installation_id: string): void;
  markEvent(subject: Subject, mark: EventMark): void;
}

/** Last assessments with what other parts need of them. */
export interface MemoryAssessments {
  readonly assessments: Omit<Assessments, "bases">;
  subjects(installation_id: string): readonly Subject[];
  forget(installation_id: string): void;
}

/** Last assessments and the alerts that stand, gone with the process. */
export function createMemoryAssessments(parts: AssessmentsParts): MemoryAssessments {
  const { dirty, addEffect, keepOutlooks, keepAlertEvents, keepExposures, keepAssignments, countChoices, markEvent } =
    parts;
  const kept = new Map<string, KeptAssessment>();
  const ofInstallation = (installation_id: string) =>
    [...kept.values()].filter((assessment) => assessment.installation_id === installation_id);

  const assessments: MemoryAssessments["assessments"] = {
    get: async (subject) => kept.get(keyOf(subject)) ?? null,

    some: async (subjects) => subjects.flatMap((subject) => kept.get(keyOf(subject)) ?? []),

    commit: async (commits) => {
      for (const commit of commits) {
        const {
          claimed,
          assessment,
          effects,
          alert_events = [],
          exposures = [],
          assignments = [],
          event,
          plan,
        } = commit;
        if (!dirty.release(claimed)) continue;
        if (event !== undefined) markEvent(claimed, event);
        if (plan !== undefined) keepOutlooks(claimed.installation_id, plan);
        else if (assessment === null) kept.delete(keyOf(claimed));
        else kept.set(keyOf(assessment), structuredClone(assessment));
        keepAlertEvents(alert_events);
        keepExposures(claimed.installation_id, exposures);
        keepAssignments(claimed.installation_id, assignments);
        effects.forEach(addEffect);
        countChoices(claimed.installation_id);
      }
    },

    list: async (installation_id) => ofInstallation(installation_id).sort(worstFirst),

    page: async (installation_id, view, size) => memoryBoardPage(ofInstallation(installation_id), view, size),
    alarmed: async (installation_id, most) =>
      ofInstallation(installation_id)
        .filter(({ alert }) => alert.status !== "quiet")
        .sort(worstFirst)
        .slice(0, most),
    overview: async (installation_id) => memoryBoardOverview(ofInstallation(installation_id)),

    planPlaces: async (installation_id, item_code) =>
      ofInstallation(installation_id)
        .filter((assessment) => item_code === undefined || assessment.item_code === item_code)
        .toSorted(bySubject)
        .flatMap(({ risk }) => planPlace(risk) ?? [])
        .map((place) => structuredClone(place)),
    doubted: async (installation_id) =>
      ofInstallation(installation_id)
        .filter((kept) => unitsInDoubt(kept) !== null)
        .sort((a, b) =>
          firstDifference(compareText(a.item_code, b.item_code), compareText(a.location_code, b.location_code)),
        ),

    saveAlert: async (subject, alert, { before, event, effects }) => {
      const found = kept.get(keyOf(subject));
      if (found === undefined || JSON.stringify(found.alert) !== JSON.stringify(before)) return false;
      kept.set(keyOf(subject), { ...found, alert: structuredClone(alert) });
      dirty.cancel(subject);
      keepAlertEvents([{ subject, ...event }]);
      effects.forEach(addEffect);
      return true;
    },
  };

  return {
    assessments,
    subjects: (installation_id) =>
      ofInstallation(installation_id).map(({ item_code, location_code }) => {
        return { installation_id, item_code, location_code };
      }),
    forget: (installation_id) => {
      for (const assessment of ofInstallation(installation_id)) kept.delete(keyOf(assessment));
    },
  };
}

function bySubject(a: Subject, b: Subject): number {
  return firstDifference(compareText(a.item_code, b.item_code), compareText(a.location_code, b.location_code));
}

function keyOf({ installation_id, item_code, location_code }: Subject): string {
  return JSON.stringify([installation_id, item_code, location_code]);
}
