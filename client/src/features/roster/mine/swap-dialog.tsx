import type { StaffId } from '#shared/kernel/ids.ts';
import { rosterApi, type MyRoster } from '#shared/rosters/rosters.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { now } from '../../../lib/clock.ts';
import { useCommand } from '../../../lib/command.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { fromField, toField } from '../../../lib/local-times.ts';
import { routeKey } from '../../../lib/query.ts';
import { useRosterErrorText, useStretchWords } from '../../../lib/rosters.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { notify } from '../../../ui/toast.tsx';
import css from './mine.module.css';

export type MyArea = MyRoster['areas'][number];
export type Turn = MyArea['people'][number]['turns'][number];
type Times = { readonly from: string; readonly until: string };
type Field = { readonly from: string; readonly until: string };

const none = 'none';
const meet = (a: Times, b: Times): boolean => Date.parse(a.from) < Date.parse(b.until) && Date.parse(b.from) < Date.parse(a.until);
const fieldOf = ({ from, until }: Times): Field => ({ from: toField(Date.parse(from)), until: toField(Date.parse(until)) });
/** The stretch that two fields say; null while one is missing or the end comes first. */
function stretchOf(field: Field): Times | null {
  const [from, until] = [fromField(field.from), fromField(field.until)];
  return from && until && from < until ? { from, until } : null;
}

function StretchFields({ value, onChange }: { readonly value: Field; readonly onChange: (value: Field) => void }) {
  const t = useStrings('roster');
  return (
    <div className={css.fields}>
      <TextField type="datetime-local" label={t('begins')} value={value.from} onChange={(from) => onChange({ ...value, from })} />
      <TextField type="datetime-local" label={t('ends')} value={value.until} onChange={(until) => onChange({ ...value, until })} />
    </div>
  );
}

type ReturnProps = { readonly theirs: readonly Turn[]; readonly value: Field | null; readonly onChange: (value: Field | null) => void };

/** One of the other's turns, or a part of it, in return; or nothing. */
function Return({ theirs, value, onChange }: ReturnProps) {
  const m = useStrings('rosterMine');
  const stretchWords = useStretchWords();
  if (theirs.length === 0) return null;
  const options = [{ id: none, label: m('swapNoReturn') }, ...theirs.map((one) => ({ id: one.from, label: stretchWords(one) }))];
  const chosen = value && theirs.find((one) => meet(one, stretchOf(value) ?? one));
  const choose = (id: string) => {
    const one = theirs.find(({ from }) => from === id);
    onChange(one ? fieldOf(one) : null);
  };
  return (
    <>
      <Select label={m('swapTheirs')} options={options} value={chosen?.from ?? none} onChange={choose} />
      {value && <StretchFields value={value} onChange={onChange} />}
    </>
  );
}

type Props = { readonly area: MyArea; readonly me: StaffId; readonly turn: Turn; readonly onClose: () => void };

/** Asks a colleague to take a turn of mine, or a part of it, with or without one of theirs in return. */
export function SwapDialog({ area, me, turn, onClose }: Props) {
  const m = useStrings('rosterMine');
  const language = useLanguage();
  const queries = useQueryClient();
  const errorText = useRosterErrorText();
  const [give, setGive] = useState<Field>(() => fieldOf({ ...turn, from: new Date(Math.max(Date.parse(turn.from), now())).toISOString() }));
  const [whom, setWhom] = useState<StaffId | null>(null);
  const [back, setBack] = useState<Field | null>(null);
  const ask = useCommand(rosterApi.askSwap, {
    onDone: () => {
      notify({ text: m('swapAsked'), tone: 'ok' });
      void queries.invalidateQueries({ queryKey: routeKey(rosterApi.mine) });
      onClose();
    },
  });
  const giving = stretchOf(give);
  const mine = area.people.find(({ id }) => id === me)?.turns ?? [];
  // Only whoever is not on call here at that time helps by taking it; and only what I am free for is of use in return.
  const free = area.people.filter(({ id, able, turns }) => id !== me && able && giving !== null && !turns.some((one) => meet(one, giving)));
  const other = free.find(({ id }) => id === whom);
  const theirs = (other?.turns ?? []).filter((one) => !mine.some((own) => meet(own, one)));
  const returning = back && stretchOf(back);
  const isReady = giving !== null && other !== undefined && (back === null || returning !== null);
  return (
    <ActDialog
      title={m('swapTitle')}
      onClose={onClose}
      act={m('swapAsk')}
      isReady={isReady}
      isPending={ask.isPending}
      onAct={() => giving && other && ask.run({ body: { area: area.area, askedOf: other.id, give: giving, back: returning } })}
    >
      <div className={css.form}>
        <StretchFields value={give} onChange={setGive} />
        {free.length === 0 ? (
          <p className={css.hint}>{m('swapNobody')}</p>
        ) : (
          <Select
            label={m('swapWhom')}
            options={free.map(({ id, name }) => ({ id, label: name[language] }))}
            value={other?.id ?? null}
            onChange={(id) => {
              setWhom(id);
              setBack(null);
            }}
          />
        )}
        <Return theirs={theirs} value={back} onChange={setBack} />
        {ask.error && (
          <p role="alert" className={css.error}>
            {errorText(ask.error)}
          </p>
        )}
      </div>
    </ActDialog>
  );
}
