import type { agenda as english } from '../en/agenda.ts';

export const agenda: typeof english = {};
