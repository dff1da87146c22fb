import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import { mostPhotos } from '#shared/dispatch/photos.api.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import { requirePaged } from './dispatch-rules.ts';
import type { Dispatch } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import { isPlainJpeg } from './photo-bytes.ts';
import type { PhotosRepository } from './photos.repository.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { dispatches: DispatchRepository; photos: PhotosRepository; clock: Clock };
// A phone may have no network for long: what it took before the end still belongs to it, for so many milliseconds.
const lateMs = 24 * 3_600_000;

export type PhotosService = ReturnType<typeof createPhotosService>;

/** The pictures of whoever goes. Who may see the dispatch at all is checked before. */
export function createPhotosService({ dispatches, photos, clock }: Deps) {
  /** Takes a picture: first its place in the dispatch, then its bytes; sent again after a lost answer, it is there once. */
  async function add(id: string, takenAt: Date, jpeg: string, by: By): Promise<Dispatch> {
    if (!isPlainJpeg(Buffer.from(jpeg, 'base64')))
      throw new AppError('notAPhoto', 400, 'This is not a picture as this page makes them. Nothing was kept.');
    const at = clock.now();
    const { doc } = await dispatches.change(
      id,
      by,
      (dispatch) => {
        const all = dispatch.photos;
        if (all.length >= mostPhotos)
          throw new AppError('tooManyPhotos', 409, `At most ${mostPhotos} pictures belong to a dispatch. This one was not kept.`);
        const photo = { id: by.commandId as CommandId, takenAt: takenAt > at ? at : takenAt, at };
        return { set: { photos: [...all, photo] }, events: [{ type: 'dispatch:photoAdded', data: { photoId: by.commandId } }] };
      },
      (dispatch) => requireTaker(dispatch, by.actor.staffId, at),
    );
    await photos.put({ _id: by.commandId, dispatchId: id, at, jpeg });
    return doc;
  }
  return { add, find: photos.find };
}

function requireTaker(dispatch: Dispatch, staffId: StaffActor['staffId'], now: Date): void {
  requirePaged(dispatch, staffId);
  if (dispatch.leaderId !== staffId) throw new AppError('notLeading', 409, 'Somebody else is going. This picture was not kept.');
  const endedAt = dispatch.closedAt ?? dispatch.standDown?.at ?? null;
  if (!isOpen(dispatch.state) && (!endedAt || now.getTime() - endedAt.getTime() > lateMs))
    throw new AppError('dispatchEnded', 409, 'This dispatch ended long ago. This picture was not kept.');
}
