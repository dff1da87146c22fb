import { z } from 'zod';
import { commandId, dispatchId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { moment } from '../kernel/text.ts';

/** At most so many pictures belong to a dispatch. */
export const mostPhotos = 5;
/** A picture is at most so many bytes of JPEG, and so many pixels long. */
export const photoBytes = 200_000;
export const photoSide = 1280;

/** That there is a picture, and when it was taken by the phone's clock. */
export const photoMetaSchema = z.object({ id: commandId, takenAt: moment, at: moment });
export type PhotoMeta = z.infer<typeof photoMetaSchema>;

/** A JPEG in base64, as long as its most bytes make it. */
const jpegText = z
  .string()
  .min(100)
  .max(Math.ceil(photoBytes / 3) * 4)
  .regex(/^\/9j\/[A-Za-z0-9+/]+={0,2}$/, 'not a JPEG in base64');

/** Pictures of an officer: covered on the phone but for what the helpline needs, sent by whoever goes, opened by the contact's owner and supervisors. */
export const photosApi = {
  add: defineRoute({
    method: 'post',
    path: '/api/duty/:dispatchId/photos',
    summary: 'Send a picture; what it must not show was covered on the phone. Taken until a day after the end, since it may come late',
    params: z.strictObject({ dispatchId }),
    body: z.strictObject({ commandId, takenAt: moment, jpeg: jpegText }),
    answer: z.object({ count: z.number().int() }),
    status: 201,
  }),
  open: defineRoute({
    method: 'get',
    path: '/api/dispatches/:dispatchId/photos/:photoId',
    summary: 'Open a picture; each opening is put on record first',
    params: z.strictObject({ dispatchId, photoId: commandId }),
    answer: z.object({ jpeg: z.string() }),
  }),
};
