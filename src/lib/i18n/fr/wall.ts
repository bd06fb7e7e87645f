import type { wall as english } from '../en/wall.ts';

export const wall: typeof english = {};
