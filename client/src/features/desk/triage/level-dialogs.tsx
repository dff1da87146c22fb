import { levelInfo, levels, isRaise, type Level } from '#shared/triage/levels.ts';
import { useState } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import type { TriageActs } from './use-triage-acts.ts';

type Props = { readonly level: Level; readonly acts: TriageActs; readonly onClose: () => void };

/** Raising is free; asking to lower needs a reason, and somebody else decides. */
export function LevelDialog({ level, acts, onClose, way }: Props & { readonly way: 'raise' | 'lower' }) {
  const t = useStrings('deskTriage');
  const language = useLanguage();
  const choices = levels.filter((to) => (way === 'raise' ? isRaise(level, to) : isRaise(to, level)));
  const nearest = way === 'raise' ? choices.at(-1) : choices[0];
  const [to, setTo] = useState<Level | null>(nearest ?? null);
  const [reason, setReason] = useState('');
  const ready = to !== null && (way === 'raise' || reason.trim() !== '');
  const go = () => {
    if (to === null) return;
    if (way === 'raise') acts.raise(to, reason);
    else acts.askLower(to, reason);
    onClose();
  };
  return (
    <ActDialog
      title={t(way === 'raise' ? 'raiseTitle' : 'lowerTitle')}
      size="s"
      onClose={onClose}
      act={t(way === 'raise' ? 'raiseNow' : 'askNow')}
      isReady={ready}
      onAct={go}
    >
      {way === 'lower' && <p>{t('lowerBody')}</p>}
      <RadioGroup
        label={t('toLevel')}
        options={choices.map((id) => ({
          id,
          label: id === 'none' ? levelInfo[id].label[language] : `${id} · ${levelInfo[id].label[language]}`,
          hint: levelInfo[id].target[language],
        }))}
        value={to}
        onChange={setTo}
      />
      <TextArea
        label={t(way === 'raise' ? 'reasonOptional' : 'reason')}
        isRequired={way === 'lower'}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
      />
    </ActDialog>
  );
}

/** Says that the child was reached and is safe, or why it may close without. */
export function ConfirmDialog({
  acts,
  onClose,
  isMine,
}: {
  readonly acts: TriageActs;
  readonly onClose: () => void;
  readonly isMine: boolean;
}) {
  const t = useStrings('deskTriage');
  const { staff } = useSession();
  const supervises = staff.roles.includes('supervisor');
  const [how, setHow] = useState<'spokeToChild' | 'supervisor'>(isMine ? 'spokeToChild' : 'supervisor');
  const [reason, setReason] = useState('');
  const ways = [
    ...(isMine ? [{ id: 'spokeToChild' as const, label: t('spokeToChild') }] : []),
    ...(supervises ? [{ id: 'supervisor' as const, label: t('supervisorReason') }] : []),
  ];
  return (
    <ActDialog
      title={t('confirmTitle')}
      size="s"
      onClose={onClose}
      act={t('confirmNow')}
      isReady={reason.trim() !== ''}
      onAct={() => {
        acts.confirm(how, reason);
        onClose();
      }}
    >
      <RadioGroup label={t('confirmHow')} options={ways} value={how} onChange={setHow} />
      <TextArea label={t('confirmWhat')} isRequired value={reason} onChange={setReason} rows={3} maxLength={500} autoFocus />
    </ActDialog>
  );
}
