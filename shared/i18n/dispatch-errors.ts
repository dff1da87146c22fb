import { defineStrings } from './core.ts';

/** What a refusal means in urgent dispatch, at the desk and on the floor. */
export const dispatchErrorStrings = defineStrings({
  en: {
    err_alreadyOpen: 'A dispatch is running for this contact already. Look at its ladder, or send another one on purpose.',
    err_noSuchDistrict: 'There is no such district. Choose one from the list. Nothing was sent.',
    err_excluded: 'This person must not be told of this contact. Choose somebody else.',
    err_notAnOfficer: 'This person is not an officer who can be called.',
    err_notPaging: 'Nobody is being looked for any more. Look at how it stands.',
    err_dispatchEnded: 'This has ended already. Nothing was changed.',
    err_notConfirmed: 'This is not confirmed well enough. Speak to the child, or ask a supervisor.',
    err_ownClaim: 'You went yourself: somebody else has to make sure of it.',
    err_nothingToConfirm: 'The officer has not said yet what came of it.',
    err_reasonMissing: 'Say who confirmed it, or why it may be closed without.',
    err_tooManyCalls: 'No more calls fit here. Write it into the notes.',
  },
  ur: {
    err_alreadyOpen: 'اس رابطے کے لیے ایک روانگی پہلے سے جاری ہے۔ اس کی سیڑھی دیکھیں، یا جان بوجھ کر ایک اور روانہ کریں۔',
    err_noSuchDistrict: 'ایسا کوئی ضلع نہیں۔ فہرست سے چنیں۔ کچھ روانہ نہیں ہوا۔',
    err_excluded: 'اس شخص کو اس رابطے کا علم نہیں ہونا چاہیے۔ کسی اور کو چنیں۔',
    err_notAnOfficer: 'یہ شخص ایسا افسر نہیں جسے بلایا جا سکے۔',
    err_notPaging: 'اب کسی کو تلاش نہیں کیا جا رہا۔ موجودہ صورت دیکھیں۔',
    err_dispatchEnded: 'یہ پہلے ہی ختم ہو چکا۔ کچھ نہیں بدلا۔',
    err_notConfirmed: 'یہ تصدیق کافی نہیں۔ بچے سے بات کریں، یا سپروائزر سے کہیں۔',
    err_ownClaim: 'آپ خود گئے تھے: تصدیق کسی اور کو کرنی ہے۔',
    err_nothingToConfirm: 'افسر نے ابھی نہیں بتایا کہ کیا ہوا۔',
    err_reasonMissing: 'بتائیں کس نے تصدیق کی، یا اس کے بغیر کیوں بند ہو۔',
    err_tooManyCalls: 'یہاں مزید فون درج نہیں ہو سکتے۔ نوٹس میں لکھیں۔',
  },
});
