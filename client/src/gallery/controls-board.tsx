import { useState } from 'react';
import { useStrings } from '../lib/i18n.ts';
import { useShortcut } from '../lib/keys.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Checkbox, Switch } from '../ui/checkbox.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Panel } from '../ui/panel.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { notify } from '../ui/toast.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import css from './gallery.module.css';

const places = [
  { id: 'kasur', label: 'Kasur', hint: 'Lahore division' },
  { id: 'lahore', label: 'Lahore', hint: 'Lahore division' },
  { id: 'ttsingh', label: 'Toba Tek Singh', hint: 'Faisalabad division' },
];

function Buttons() {
  const t = useStrings('ui');
  const w = useStrings('shell');
  const [isOpen, setOpen] = useState(false);
  useShortcut('d', 'Dispatch', () => setOpen(true));
  return (
    <Panel title="Buttons" framed>
      <div className={css.stack}>
        <div className={css.row}>
          <Button
            variant="primary"
            kbd="Enter"
            onPress={() => notify({ text: t('saved'), tone: 'ok', action: { label: t('undo'), onPress: () => undefined } })}
          >
            {t('ok')}
          </Button>
          <Button kbd="R">{t('retry')}</Button>
          <Button variant="quiet">{t('cancel')}</Button>
          <Button variant="danger" kbd="D" icon="flag" onPress={() => setOpen(true)}>
            {t('riskP0')}
          </Button>
        </div>
        <div className={css.row}>
          <Button size="s">{t('undo')}</Button>
          <Button isDisabled>{t('close')}</Button>
          <Tooltip text={w('account')} kbd="A">
            <IconButton icon="phone" label={w('account')} />
          </Tooltip>
          <IconButton icon="send" label={t('ok')} />
          <IconButton icon="bell" label={t('notifications')} size="s" />
        </div>
        <Button size="l" variant="primary" wide>
          {t('ok')}
        </Button>
      </div>
      <Dialog
        title={t('errorTitle')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{t('cancel')}</Button>
            <Button variant="danger">{t('ok')}</Button>
          </>
        }
      >
        <p>{t('errorBodyNoId')}</p>
        <TextField label={w('account')} />
      </Dialog>
    </Panel>
  );
}

function Fields() {
  const t = useStrings('ui');
  const w = useStrings('shell');
  const [place, setPlace] = useState<string | null>('kasur');
  const [choice, setChoice] = useState<string | null>(null);
  const [age, setAge] = useState<number | null>(9);
  return (
    <Panel title="Fields" framed>
      <div className={css.stack}>
        <TextField label={w('account')} placeholder={t('optional')} description={w('notFoundBody')} />
        <TextField label={w('account')} defaultValue="x" error={w('crashBody')} isRequired />
        <TextArea label={w('account')} defaultValue={'مجھے گھر جانے سے ڈر لگتا ہے'} />
        <Select label={w('display')} options={places} value={choice} onChange={setChoice} placeholder={t('showOptions')} />
        <ComboBox label={w('goHome')} options={places} value={place} onChange={setPlace} />
        <NumberField label={t('more')} value={age} onChange={setAge} min={0} max={17} />
      </div>
    </Panel>
  );
}

function Choices() {
  const t = useStrings('ui');
  const w = useStrings('shell');
  const [answers, setAnswers] = useState<Record<string, string>>({ a: 'yes', b: 'no', c: 'unknown' });
  const [radio, setRadio] = useState<string | null>('lahore');
  const [on, setOn] = useState(true);
  return (
    <Panel title="Choices" framed>
      <div className={css.stack}>
        {['a', 'b', 'c', 'd'].map((id) => (
          <Segmented
            key={id}
            label={id}
            value={answers[id] ?? null}
            onChange={(value) => setAnswers({ ...answers, [id]: value })}
            segments={[
              { id: 'yes', label: t('yes'), tone: 'p1' },
              { id: 'no', label: t('no'), tone: 'neutral' },
              { id: 'unknown', label: t('unknown'), tone: 'p2' },
            ]}
          />
        ))}
        <RadioGroup label={w('goHome')} options={places} value={radio} onChange={setRadio} />
        <Checkbox isSelected={on} onChange={setOn} hint={w('keysHint')}>
          {w('keysOn')}
        </Checkbox>
        <Checkbox isSelected={!on} onChange={(value) => setOn(!value)}>
          {t('riskP2')}
        </Checkbox>
        <Switch isSelected={on} onChange={setOn}>
          {w('keysOn')}
        </Switch>
      </div>
    </Panel>
  );
}

/** Buttons, fields and choices, to be looked at. */
export function ControlsBoard() {
  return (
    <>
      <Buttons />
      <Fields />
      <Choices />
    </>
  );
}
