import { describe, expect, it } from 'vitest';
import { maskedNumber, mobileNumber } from './phone-number.ts';

describe('a mobile number', () => {
  it.each([
    '0300 1234567',
    '0300-1234567',
    '(0300) 123.4567',
    '3001234567',
    '923001234567',
    '+92 300 1234567',
    '+92 (0)300 1234567',
    '00923001234567',
    '۰۳۰۰ ۱۲۳۴۵۶۷',
    '٠٣٠٠١٢٣٤٥٦٧',
  ])('is the same however it is written: %s', (written) => expect(mobileNumber(written)).toBe('+923001234567'));

  it.each(['+44 7700 900123', '0044 7700 900123'])('of another country says so: %s', (written) =>
    expect(mobileNumber(written)).toBe('+447700900123'),
  );

  it.each([
    '',
    '15',
    '1122',
    '042 35761234',
    '+92 42 35761234',
    '+92 300 12345',
    '0300 12345678',
    'MUHAFIZ',
    '+0300',
    '7700900123',
    '03001234567x',
    '+'.repeat(3),
  ])('is not: %s', (written) => expect(mobileNumber(written)).toBeNull());

  it('shows others its end only', () => expect(maskedNumber('+923001234567')).toBe('•••567'));
});
