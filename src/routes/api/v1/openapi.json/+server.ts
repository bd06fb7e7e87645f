import { json } from '@sveltejs/kit';
import { openapi } from './openapi.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = () => json(openapi());
