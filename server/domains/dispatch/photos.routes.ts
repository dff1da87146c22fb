import { onCallRoles } from '#shared/kernel/actor.ts';
import { photosApi as api } from '#shared/dispatch/photos.api.ts';
import { refuse } from '../../platform/errors.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { AuditService } from '../audit/index.ts';
import { byStaff, requireSight, type Contacts } from '../contacts/index.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { PhotosService } from './photos.service.ts';
import type { RequireTask } from './require-task.ts';

type Deps = {
  router: GuardedRouter;
  audit: AuditService;
  contacts: Contacts['repository'];
  requireTask: RequireTask;
  dispatches: DispatchRepository;
  photos: PhotosService;
};

/** Takes pictures from whoever goes, and opens them for the contact's owner and supervisors: never for anybody alleged to have done harm. */
export function addPhotoRoutes({ router, audit, contacts, requireTask, dispatches, photos }: Deps): void {
  router.on(api.add, staffWith(...onCallRoles), async ({ actor, params: { dispatchId }, body }) => {
    const by = byStaff(actor, body.commandId);
    await requireTask(dispatchId, by.actor.staffId);
    const dispatch = await photos.add(dispatchId, new Date(body.takenAt), body.jpeg, by);
    return { count: dispatch.photos.length };
  });
  router.on(api.open, staffWith('agent', 'supervisor'), async ({ actor, params: { dispatchId, photoId } }) => {
    const { contactId } = await dispatches.get(dispatchId);
    requireSight(actor, await contacts.get(contactId));
    const jpeg = await photos.find(photoId, dispatchId);
    if (jpeg === null) throw refuse('notFound');
    await audit.record(actor, 'dispatch:photoOpened', { kind: 'dispatch', id: dispatchId }, { photoId });
    return { jpeg };
  });
}
