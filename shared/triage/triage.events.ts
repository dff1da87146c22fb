import { z } from 'zod';
import { contactId } from '../kernel/ids.ts';
import { defineBroadcast } from '../realtime/protocol.ts';
import { triageViewSchema } from './triage.api.ts';

/** Broadcasts of triage. */
export const triageEvents = {
  /** To the contact's owner. */
  triageChanged: defineBroadcast({ name: 'triage:changed', payload: triageViewSchema }),
  /** To supervisors: somebody asks to lower a level and needs a second person, or that was decided: look again. */
  lowerAsked: defineBroadcast({ name: 'triage:lowerAsked', payload: z.object({ contactId }) }),
};
