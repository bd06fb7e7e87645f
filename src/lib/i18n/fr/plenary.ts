import type { plenary as english } from '../en/plenary.ts';

export const plenary: typeof english = {};
