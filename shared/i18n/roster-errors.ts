import { defineStrings } from './core.ts';

/** What a refusal of the commands on rosters and swaps means. */
export const rosterErrorStrings = defineStrings({
  en: {
    err_rosterChanged: 'Somebody else changed this first. Nothing of yours was written; look at how it is now.',
    err_officerUnable: 'Somebody named here cannot be called: the account is closed, or they are not an officer. Nothing was changed.',
    err_stretchOver: 'This time is over already. Nothing was changed.',
    err_emptyStretch: 'This time ends before it begins. Nothing was changed.',
    err_tooManyOverrides: 'This roster has too many single changes. Withdraw some, or change its layers. Nothing was changed.',
    err_notColleague: 'Only a colleague of the same roster can be asked. Nothing was changed.',
    err_alreadyAsked: 'You have asked for this time already. Take that back first. Nothing was changed.',
    err_tooFar: 'A swap is for at most a month, within half a year. Nothing was changed.',
    err_notTheirShift: 'Not all of this time is theirs to give any more. Look at the shifts again; nothing was changed.',
    err_alreadyOnCall: 'Who would take it is on call at that time already. Nothing was changed.',
    err_swapEnded: 'This swap has been answered or withdrawn already, or its time is over. Nothing was changed.',
  },
  ur: {
    err_rosterChanged: 'کسی اور نے اسے پہلے بدل دیا۔ آپ کا کچھ نہیں لکھا گیا؛ موجودہ صورت دیکھ لیں۔',
    err_officerUnable: 'یہاں کسی ایسے کا نام ہے جسے بلایا نہیں جا سکتا: اکاؤنٹ بند ہے یا وہ افسر نہیں۔ کچھ تبدیل نہیں ہوا۔',
    err_stretchOver: 'یہ وقت گزر چکا ہے۔ کچھ تبدیل نہیں ہوا۔',
    err_emptyStretch: 'یہ وقت شروع ہونے سے پہلے ختم ہوتا ہے۔ کچھ تبدیل نہیں ہوا۔',
    err_tooManyOverrides: 'اس روسٹر میں الگ تبدیلیاں بہت زیادہ ہیں۔ کچھ واپس لیں یا تہیں بدلیں۔ کچھ تبدیل نہیں ہوا۔',
    err_notColleague: 'صرف اسی روسٹر کے ساتھی سے پوچھا جا سکتا ہے۔ کچھ تبدیل نہیں ہوا۔',
    err_alreadyAsked: 'آپ اس وقت کے لیے پہلے ہی پوچھ چکے ہیں۔ پہلے اسے واپس لیں۔ کچھ تبدیل نہیں ہوا۔',
    err_tooFar: 'تبادلہ زیادہ سے زیادہ ایک مہینے کا، اور چھ مہینے کے اندر ہو سکتا ہے۔ کچھ تبدیل نہیں ہوا۔',
    err_notTheirShift: 'یہ سارا وقت اب ان کا نہیں رہا۔ شفٹیں دوبارہ دیکھیں؛ کچھ تبدیل نہیں ہوا۔',
    err_alreadyOnCall: 'جو یہ وقت لے گا وہ اُس وقت پہلے سے آن کال ہے۔ کچھ تبدیل نہیں ہوا۔',
    err_swapEnded: 'اس تبادلے کا جواب آ چکا ہے یا واپس لیا جا چکا ہے، یا اس کا وقت گزر گیا۔ کچھ تبدیل نہیں ہوا۔',
  },
});
