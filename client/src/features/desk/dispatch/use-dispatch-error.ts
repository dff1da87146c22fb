import { dispatchErrorStrings } from '#shared/i18n/dispatch-errors.ts';
import { ownErrorText } from '../../../lib/error-text.ts';

/** What a refusal means in urgent dispatch, by its code, in the language on screen. */
export const useDispatchError = ownErrorText(dispatchErrorStrings);
