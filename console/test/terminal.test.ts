import { expect, test } from 'vitest';
import { pieces } from '../src/terminal/link';

test('what is pasted is sent in pieces that fit a message', () => {
  const typed = Uint8Array.from({ length: 10 }, (_, i) => i);
  expect(pieces(typed, 4).map((piece) => [...piece])).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9],
  ]);
  expect(pieces(new Uint8Array(0))).toEqual([]);
});
