import { expect, it } from 'vitest';
import { handClock, NOON, openForTest, temporaryFolder } from '../store/fixtures.ts';
import { createTillClock } from './till-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A till whose clock is behind the centre's by so much, after one exchange. */
async function open(behindMs: number, folder = temporaryFolder(), at = NOON - behindMs) {
  const local = handClock(at as typeof NOON);
  const stores = await openForTest(folder, { clock: local });
  const clock = createTillClock(local, stores.syncRecords);
  const exchange = (centralAt: number, roundTripMs = 20) =>
    stores.syncRecords.addClockSample({ offsetMs: centralAt - local.now(), roundTripMs });
  return { local, stores, clock, exchange, folder };
}

it('is the clock of the PC until the centre has been heard', async () => {
  const { clock } = await open(0);
  expect(clock.now()).toBe(NOON);
});

it.each([
  ['two days behind', 48 * HOUR],
  ['an hour ahead', -HOUR],
])('is corrected by the centre when the PC is %s', async (_what, behindMs) => {
  const { clock, exchange, local } = await open(behindMs);
  exchange(NOON);
  expect(clock.now()).toBe(NOON);
  local.pass(10 * MINUTE);
  expect(clock.now()).toBe(NOON + 10 * MINUTE);
});

it('does not follow a PC clock that steps back an hour', async () => {
  const { clock, exchange, local } = await open(0);
  exchange(NOON);
  local.pass(MINUTE);
  local.jump(-HOUR);
  local.pass(MINUTE);
  expect(clock.now()).toBe(NOON + 2 * MINUTE);
});

it('takes the next answer after a step of the PC clock, however quick an older one was', async () => {
  const { clock, exchange, local } = await open(0);
  exchange(NOON, 5);
  local.jump(24 * HOUR);
  local.pass(MINUTE);
  exchange(NOON + MINUTE, 200);
  expect(clock.now()).toBe(NOON + MINUTE);
});

it('follows a centre that has put its own clock right', async () => {
  const { clock, exchange, local } = await open(0);
  exchange(NOON + 365 * 24 * HOUR, 5);
  local.pass(MINUTE);
  exchange(NOON + MINUTE, 200);
  expect(clock.now()).toBe(NOON + MINUTE);
});

it('is never behind the centre’s last answer after a restart with an empty clock battery', async () => {
  const first = await open(0);
  first.exchange(NOON, 5);
  first.local.pass(3 * HOUR);
  first.exchange(NOON + 3 * HOUR, 200);
  await first.stores.close();
  const { stores, clock } = await open(0, first.folder, 0);
  expect(clock.now()).toBe(NOON + 3 * HOUR);
  await stores.close();
});
