import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZone, orderOf, readStatementTime } from './statement-time.ts';

const JAKARTA = 'Asia/Jakarta';
const read = (date: string, time = '', zone = '', order: 'dmy' | 'mdy' = 'dmy', edition = JAKARTA) => {
  const when = readStatementTime({ date, time, zone }, order, edition);
  return when.ok ? [new Date(when.value.at).toISOString(), when.value.timed] : when.code;
};

describe('when a line was', () => {
  it.each([
    ['23/06/2023 19:05', '', '2023-06-23T12:05:00.000Z'],
    ['23-06-2023', '19.05.30', '2023-06-23T12:05:30.000Z'],
    ['23.06.2023', '190530', '2023-06-23T12:05:30.000Z'],
    ['2023-06-23 19:05:30', '', '2023-06-23T12:05:30.000Z'],
    ['2023/06/23 19:05', '', '2023-06-23T12:05:00.000Z'],
    ['20230623', '1905', '2023-06-23T12:05:00.000Z'],
    ['20230623190530', '', '2023-06-23T12:05:30.000Z'],
    ['23062023 19:05', '', '2023-06-23T12:05:00.000Z'],
    ['2023-06-23T19:05:30', '', '2023-06-23T12:05:30.000Z'],
    ['2023-06-23T12:05:30Z', '', '2023-06-23T12:05:30.000Z'],
    ['2023-06-23T12:05:30.123Z', '', '2023-06-23T12:05:30.000Z'],
    ['2023-06-23T19:05:30+07:00', '', '2023-06-23T12:05:30.000Z'],
    ['2023-06-23 19:05:30 +0700', '', '2023-06-23T12:05:30.000Z'],
    ['2023-06-23 20:05 (WITA)', '', '2023-06-23T12:05:00.000Z'],
    ['2023-06-23 12:05 GMT', '', '2023-06-23T12:05:00.000Z'],
    ['2023-06-23 19:05 GMT+7', '', '2023-06-23T12:05:00.000Z'],
    ['23 Jun 2023 19:05 WIB', '', '2023-06-23T12:05:00.000Z'],
    ['23-JUN-23 07.05 PM', '', '2023-06-23T12:05:00.000Z'],
    ['Jun 23, 2023, 7:05 p.m.', '', '2023-06-23T12:05:00.000Z'],
    ['Jumat, 23 Juni 2023', 'pukul 19.05', '2023-06-23T12:05:00.000Z'],
    ['23/06/2023', '7 PM', '2023-06-23T12:00:00.000Z'],
    ['23/06/2023 12:00 AM', '', '2023-06-22T17:00:00.000Z'],
    ['23/06/2023 12:30 PM', '', '2023-06-23T05:30:00.000Z'],
    // Behind a clock of 24 hours a mark that agrees says nothing new.
    ['23/06/2023 19:05:00 PM', '', '2023-06-23T12:05:00.000Z'],
    ['23/06/2023 24:00', '', '2023-06-23T17:00:00.000Z'],
    // A spreadsheet gives a day without a clock the one of midnight.
    ['2023-06-23 00:00:00', '19:05', '2023-06-23T12:05:00.000Z'],
  ])('is read: %s %s', (date, time, at) => expect(read(date, time)).toEqual([at, true]));

  it.each(['3 Agustus 2023', '03/08/23', '2023-08-03', '3 Agt 2023', '03-Aug-2023'])(
    'is the day alone where no clock is told: %s',
    (date) => expect(read(date)).toEqual(['2023-08-03T05:00:00.000Z', false]),
  );

  it.each([
    ['24/06/2023 19:44', '', 'WITA', '2023-06-24T11:44:00.000Z'],
    ['24/06/2023', '19:44', '+0800', '2023-06-24T11:44:00.000Z'],
    ['24/06/2023', '19:44', 'Asia/Makassar', '2023-06-24T11:44:00.000Z'],
    ['24/06/2023', '19:44', 'UTC', '2023-06-24T19:44:00.000Z'],
  ])('has its zone in a cell of its own: %s %s %s', (date, time, zone, at) =>
    expect(read(date, time, zone)).toEqual([at, true]),
  );

  it.each([
    ['06/23/2023', '', 'day-unreadable'],
    ['31/02/2023', '', 'day-unreadable'],
    ['', '', 'day-unreadable'],
    ['Total', '', 'day-unreadable'],
    ['23 Foo 2023', '', 'day-unreadable'],
    ['24/06', '', 'day-unreadable'],
    ['45101.5', '', 'day-unreadable'],
    ['2023-06-23 25:00', '', 'clock-unreadable'],
    ['2023-06-23 19:44 AM', '', 'clock-unreadable'],
    ['2023-06-23 sore', '', 'clock-unreadable'],
    ['2023-06-23', '19', 'clock-unreadable'],
    ['2023-06-23 18:00', '19:44', 'clock-unreadable'],
    ['2023-06-23 24:10', '', 'clock-unreadable'],
    // In Jakarta it is nobody's zone: Israel, Ireland and India each have one of this name.
    ['2023-06-23 19:44 IST', '', 'zone-unreadable'],
  ])('is never guessed: %s %s', (date, time, why) => expect(read(date, time)).toBe(why));

  it('is written months first where that is said', () => {
    expect(read('06/23/2023', '', '', 'mdy')).toEqual(['2023-06-23T05:00:00.000Z', false]);
    expect(orderOf(['06/07/2023', '06/23/2023'])).toBe('mdy');
    expect(orderOf(['06/07/2023', '23/06/2023'])).toBe('dmy');
    expect(orderOf(['06/23/2023', '23/06/2023'])).toBe(undefined);
    expect(orderOf(['06/07/2023'])).toBe(undefined);
  });

  it('knows a country’s own names of zones', () => {
    expect(read('2023-06-23 19:44 IST', '', '', 'dmy', 'Asia/Kolkata')).toEqual(['2023-06-23T14:14:00.000Z', true]);
    expect([isZone('WITA', JAKARTA), isZone('IST', JAKARTA), isZone('Rp', JAKARTA), isZone('', JAKARTA)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('reads every instant that it is shown, however it is written', () => {
    const instant = fc.integer({ min: Date.UTC(2001, 0, 1) / 60_000, max: Date.UTC(2099, 0, 1) / 60_000 });
    fc.assert(
      fc.property(instant, (minute) => {
        const iso = new Date(minute * 60_000).toISOString();
        const [year, month, day, hour, min] = [
          iso.slice(0, 4),
          iso.slice(5, 7),
          iso.slice(8, 10),
          iso.slice(11, 13),
          iso.slice(14, 16),
        ];
        const half = `${Number(hour) % 12 || 12}:${min} ${Number(hour) < 12 ? 'AM' : 'PM'}`;
        const forms = [
          `${day}/${month}/${year} ${hour}.${min}`,
          `${year}-${month}-${day}T${hour}:${min}`,
          `${day}-${month}-${year.slice(2)} ${half}`,
          `${year}${month}${day} ${hour}${min}`,
        ];
        for (const form of forms) expect(read(form, '', 'UTC')).toEqual([iso, true]);
      }),
    );
  });
});
