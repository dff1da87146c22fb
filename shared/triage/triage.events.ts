import { defineBroadcast } from '../realtime/protocol.ts';
import { triageViewSchema } from './triage.api.ts';

/** Broadcasts of triage, to the contact's owner and supervisors who have it open. */
export const triageEvents = { triageChanged: defineBroadcast({ name: 'triage:changed', payload: triageViewSchema }) };
