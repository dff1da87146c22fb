/** Whether the list stands beside the open referral; on a phone one of the two is shown (see referrals.module.css). */
export const listIsShown = (): boolean => window.matchMedia('(width > 760px)').matches;
