import { isUnsafeToShare, knownFields } from '#shared/referrals/packet.ts';
import { SUMMARY_MAX } from '#shared/referrals/referrals.api.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { usePacketFacts } from '../../../lib/referral-words.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Card } from '../../../ui/panel.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { previewOf, sharedFields, withField } from './refer-form.ts';
import css from './refer.module.css';
import type { Refer } from './use-refer.ts';

/** What the body is told: the summary, and fields of the record one by one. */
export function ReferShare({ refer }: { readonly refer: Refer }) {
  const t = useStrings('referrals');
  const r = useStrings('refer');
  const { form, setForm, change, held } = refer;
  const fields = knownFields(held.record);
  const shared = sharedFields(form, held.record);
  return (
    <section className={css.part} aria-label={r('share')}>
      <h3 className={css.heading}>{r('share')}</h3>
      <TextArea
        label={t('summary')}
        description={r('summaryHelp')}
        isRequired
        rows={4}
        maxLength={SUMMARY_MAX}
        value={form.summary}
        onChange={(summary) => change({ summary })}
      />
      {fields.length === 0 && <p className={css.quiet}>{r('shareNone')}</p>}
      <div className={css.fields}>
        {fields.map((field) => {
          const unsafe = isUnsafeToShare(held.record, [field]);
          // A number never goes without how to use it safely.
          const goesAlong = field === 'safeContact' && shared.includes('phone');
          return (
            <Checkbox
              key={field}
              isSelected={shared.includes(field) || goesAlong}
              isDisabled={unsafe || goesAlong}
              hint={unsafe ? r('sharePhoneUnsafe') : undefined}
              onChange={(isIn) => setForm((old) => withField(old, field, isIn))}
            >
              {t(`f_${field}`)}
            </Checkbox>
          );
        })}
      </div>
    </section>
  );
}

/** The packet as the body will see it. */
export function ReferPreview({ refer }: { readonly refer: Refer }) {
  const r = useStrings('refer');
  const facts = usePacketFacts();
  return (
    <Card className={css.preview}>
      <h3 className={css.heading}>{r('preview')}</h3>
      <Facts facts={facts(previewOf(refer.form, refer.held.record))} />
    </Card>
  );
}
