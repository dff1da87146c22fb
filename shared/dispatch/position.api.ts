import { z } from 'zod';
import { commandId, dispatchId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { fixSchema } from './position.ts';

/** The position of whoever goes, shared by their own choice. */
export const positionApi = {
  tell: defineRoute({
    method: 'post',
    path: '/api/duty/:dispatchId/position',
    summary: 'Where I am, on the way only; null switches sharing off and erases it. `on` tells whether it is shared now',
    params: z.strictObject({ dispatchId }),
    body: z.strictObject({ commandId, position: fixSchema.nullable() }),
    answer: z.object({ on: z.boolean() }),
  }),
};
