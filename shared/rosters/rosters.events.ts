import { z } from 'zod';
import { defineBroadcast } from '../realtime/protocol.ts';
import { areaKeySchema } from './roster.schema.ts';

/** Broadcasts of rosters, to whoever oversees them and to the officers they name. */
export const rosterEvents = {
  /** A roster, or a swap in it, has changed: fetch it. `area` null: the holidays, which concern all. */
  changed: defineBroadcast({ name: 'roster:changed', payload: z.object({ area: areaKeySchema.nullable() }) }),
};
