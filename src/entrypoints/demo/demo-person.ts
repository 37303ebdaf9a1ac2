import axios, { isAxiosError } from "axios";
import type { FieldValues } from "../../contracts/form.ts";

/** Someone of the demo shop at the platform's forms. Their edits push, unlike writes by the API. */
export interface DemoPerson {
  create(entry_id: string, data: FieldValues): Promise<string>;
  /** False where the record is gone. */
  update(entry_id: string, record_id: string, data: FieldValues): Promise<boolean>;
  remove(entry_id: string, record_id: string): Promise<boolean>;
}

/** A person who works through the sandbox's control API at the given origin. */
export function createDemoPerson(origin: string): DemoPerson {
  const http = axios.create({ baseURL: `${origin}/sandbox/forms`, timeout: 10_000 });
  const unlessGone = async (edit: Promise<unknown>): Promise<boolean> => {
    try {
      await edit;
      return true;
    } catch (error) {
      if (isAxiosError(error) && error.response !== undefined && error.response.status < 500) return false;
      throw error;
    }
  };

  return {
    create: async (entry_id, data) => {
      const response = await http.post<{ data: { _id: string } }>(`/${entry_id}/records`, { data });
      return response.data.data._id;
    },
    update: (entry_id, record_id, data) => unlessGone(http.put(`/${entry_id}/records/${record_id}`, { data })),
    remove: (entry_id, record_id) => unlessGone(http.delete(`/${entry_id}/records/${record_id}`)),
  };
}
