import { defineStrings } from './core.ts';

/** Words of an officer's pictures, on the phone and at the desk; those of the camera are loaded with it. */
export const photoStrings = defineStrings({
  en: {
    open: 'Picture',
    waiting_one: 'One picture is still to be sent',
    waiting_other: '{{count}} pictures are still to be sent',
    photos: 'Pictures of the officer',
    look: 'Picture of {{time}}',
    onRecord: 'Each opening is put on record.',
    err_tooManyPhotos: 'Five pictures are there already.',
    err_other: 'A picture was not taken: {{why}}',
  },
  ur: {
    open: 'تصویر',
    waiting_one: 'ایک تصویر ابھی بھیجنی ہے',
    waiting_other: '{{count}} تصویریں ابھی بھیجنی ہیں',
    photos: 'افسر کی تصویریں',
    look: '{{time}} کی تصویر',
    onRecord: 'ہر بار کھولنا درج ہوتا ہے۔',
    err_tooManyPhotos: 'پانچ تصویریں پہلے سے موجود ہیں۔',
    err_other: 'ایک تصویر قبول نہیں ہوئی: {{why}}',
  },
});
